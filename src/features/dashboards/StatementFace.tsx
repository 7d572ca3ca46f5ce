import { appliedOf } from '../../model/filter.ts';
import { ownFields, type Panel } from '../../model/panel.ts';
import { useView } from '../../state/view.ts';
import { PanelStatement } from '../../ui/panel/PanelStatement.tsx';
import { useDashboard } from './dashboard-context.tsx';
import { useMakeRule } from './make-rule.ts';
import { useOpenQuery } from './open-query.ts';
import { useStatementText } from './statement-text.ts';
import type { PanelAnswer } from './use-answer.ts';

/** What a panel asks, in our language and for a real logstore. */
export function StatementFace({ panel, answer, counts }: { readonly panel: Panel; readonly answer: PanelAnswer; readonly counts: string }) {
  const { filters } = useView();
  const { ours, sls, refusal } = useStatementText(panel);
  const { language } = useDashboard().look;
  const openQuery = useOpenQuery(panel);
  const makeRule = useMakeRule(panel);
  const copy = (text: string): void => void navigator.clipboard.writeText(text);
  return (
    <PanelStatement
      statement={ours} frame={answer.frame} milliseconds={answer.milliseconds} filters={appliedOf(filters).length}
      ownField={ownFields(panel).join(', ') || null} counts={counts} about={panel.about?.[language] ?? ''} onCopy={() => copy(ours)} onCopySls={sls === null ? null : () => copy(sls)} slsRefusal={refusal} onOpenQuery={openQuery} onMakeRule={makeRule}
    />
  );
}
