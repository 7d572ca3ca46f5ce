import type { Plan } from '../../src/model/plan.ts';
import type { TimeRange } from '../../src/model/time.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';

/** The plan of a statement over records with these fields. @throws when it is refused: random statements are all of the planned kind. */
export function planned(statement: string, present: readonly string[], range: TimeRange | null = null): Plan {
  const question = ask(statement, { range, filters: [], variables: {}, projectZone: 28_800 }, { counts: 'records', present });
  if (!question.ok) throw new Error(`${statement}: ${JSON.stringify(question.problem)}`);
  const made = plan(question.value, { fields: present });
  if (!made.ok) throw new Error(`${statement}: ${JSON.stringify(made.problem)}`);
  return made.value;
}
