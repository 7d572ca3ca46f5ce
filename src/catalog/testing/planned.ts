import { fields } from '../../model/fields.ts';
import type { Panel } from '../../model/panel.ts';
import type { Plan } from '../../model/plan.ts';
import { ask } from '../../statement/ask.ts';
import { plan } from '../../statement/plan.ts';
import type { Question } from '../../statement/question.ts';

/** Every field of the table, as if the data had them all. */
export const allFields = fields.map((field) => field.name);
export const testScope = { range: { from: 0, to: 86_400 }, filters: [], variables: { interval: '300', coarse: '1800', capture: '60' }, projectZone: 28_800 };

/** The question of a panel over all fields, and its plan. @throws where it cannot be asked or planned. */
export function planned(statement: string, panel: Panel): { readonly question: Question; readonly plan: Plan } {
  const question = ask(statement, testScope, { counts: panel.counts, present: allFields, ...(panel.ownFilter ? { ownFilter: panel.ownFilter } : {}) });
  if (!question.ok) throw new Error(`${panel.id}: ${JSON.stringify(question.problem)}`);
  const made = plan(question.value, { fields: allFields });
  if (!made.ok) throw new Error(`${panel.id}: ${JSON.stringify(made.problem)}`);
  return { question: question.value, plan: made.value };
}
