import { useMemo } from 'react';
import type { Panel } from '../../model/panel.ts';
import { printOurs } from '../../statement/print.ts';
import { printSls } from '../../statement/print-sls.ts';
import { problemText } from '../../ui/problem-text.ts';
import { useDashboard } from './dashboard-context.tsx';
import { questionOf } from './questions.ts';

/**
 * What a panel asks, as text: in our own language without what stands beside it, and for a real logstore with the reader's
 * filters inside. A logstore has no record of where a flow was seen first, so there it counts every record.
 */
export function useStatementText(panel: Panel): { readonly ours: string; readonly sls: string | null; readonly refusal: string | null } {
  const { scope, look } = useDashboard();
  const { statement, ownFilter } = panel;
  return useMemo(() => {
    const plain = questionOf({ statement, counts: 'records' }, { ...scope, filters: [] }, []);
    const full = questionOf({ statement, counts: 'records', ownFilter }, scope, []);
    const sls = full.ok ? printSls(full.value.statement) : full;
    return {
      ours: plain.ok ? printOurs(plain.value.statement) : statement,
      sls: sls.ok ? sls.value : null,
      refusal: sls.ok ? null : problemText(sls.problem, look.language, look.zone).detail,
    };
  }, [statement, ownFilter, scope, look]);
}
