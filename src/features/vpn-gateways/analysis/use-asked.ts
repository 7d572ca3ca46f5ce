import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { appliedOf, type Filter } from '../../../model/filter.ts';
import type { Frame } from '../../../model/frame.ts';
import type { Problem } from '../../../model/problem.ts';
import type { Scope } from '../../../model/scope.ts';
import type { TimeRange } from '../../../model/time.ts';
import { answerOptions } from '../../../state/answers.ts';
import { useDescription, useEngine } from '../../../state/engine.tsx';
import { bucketSeconds } from '../../../state/interval.ts';
import { useSettings } from '../../../state/settings.ts';
import { useView } from '../../../state/view.ts';
import { ask } from '../../../statement/ask.ts';

export interface Asked {
  /** Null before the first answer, and where there is a problem. */
  readonly frame: Frame | null;
  readonly problem: Problem | null;
  /** An older answer stands while the next is awaited; not while records are read, as it would flicker with each batch. */
  readonly again: boolean;
}

/** The records of some interfaces, over a range or all of the source; `filtered`: by the filters of the view too. */
export function useEniScope(enis: readonly string[], range: TimeRange | null, filtered: boolean): Scope {
  const { filters } = useView();
  const { extent, captureInterval } = useDescription();
  const projectZone = useSettings((settings) => settings.projectZone);
  const interval = bucketSeconds(range ?? extent, captureInterval);
  return useMemo(() => {
    const only: Filter = { field: 'eni-id', side: 'own', test: { kind: 'in', values: enis }, negated: false, disabled: false };
    return { range, filters: filtered ? [only, ...appliedOf(filters)] : [only], variables: { interval: String(interval) }, projectZone };
  }, [enis, range, filtered, filters, projectZone, interval]);
}

/** The answer of a statement about records in a scope; everything recorded counts, as it is about single interfaces. */
export function useAsked(statement: string, scope: Scope, wanted: boolean): Asked {
  const engine = useEngine();
  const { revision, fields, reading } = useDescription();
  const question = useMemo(() => ask(statement, scope, { counts: 'records', present: fields }), [statement, scope, fields]);
  const query = useQuery({ ...answerOptions(engine, question.ok ? question.value : null, revision), enabled: wanted && question.ok });
  if (!question.ok) return { frame: null, problem: question.problem, again: false };
  const result = wanted ? query.data?.result : undefined;
  if (result === undefined) return { frame: null, problem: query.error === null ? null : { kind: 'internal', message: query.error.message }, again: false };
  return { frame: result.ok ? result.value : null, problem: result.ok ? null : result.problem, again: query.isPlaceholderData && !reading };
}
