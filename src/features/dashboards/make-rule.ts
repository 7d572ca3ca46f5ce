import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { titleIn, type Panel } from '../../model/panel.ts';
import { ruleDrafted } from '../../state/alert-rules.ts';
import { withoutQuery } from '../../state/search.ts';
import { ruleOf } from '../../statement/rule-of.ts';
import { useDashboard } from './dashboard-context.tsx';

/** Goes to the page of alerts with a rule in the making: what the panel asks, under the filters of now. Null where it has no figure. */
export function useMakeRule(panel: Panel): (() => void) | null {
  const { scope, look } = useDashboard();
  const navigate = useNavigate();
  const rule = useMemo(() => ruleOf(panel, scope.filters), [panel, scope.filters]);
  if (rule === null) return null;
  return () => {
    const title = titleIn(panel.title, look.language);
    ruleDrafted({
      from: title,
      rule: {
        name: title, measure: { kind: 'statement', ...rule, counts: panel.counts }, window: 300,
        condition: { is: 'over', figure: 100, against: 'fixed', least: null }, again: 1,
      },
    });
    void navigate({ to: '/alerts', search: withoutQuery });
  };
}
