import { exprKey } from '../../model/expr-key.ts';
import { labelFieldOfPlan } from '../../model/plan-labels.ts';
import type { Plan } from '../../model/plan.ts';
import { geographyFunctions } from '../functions/geography-functions.ts';
import { threatFunctions } from '../functions/threat-functions.ts';

/** Functions that ask the tables and lists about addresses. */
const looking = new RegExp(`"name":"(?:${[...Object.keys(geographyFunctions), ...Object.keys(threatFunctions)].join('|')})"`);

/**
 * Key of a plan's answer at one revision of the records. Other domains and lists change the answers of those plans only that name
 * what they decide: a text that a reader typed has its quotes escaped and is none of these.
 */
export function frameKey(plan: Plan, labelRevision: number, lookup: number): string {
  const text = exprKey(plan);
  return `${labelFieldOfPlan.test(text) ? labelRevision : ''}/${looking.test(text) ? lookup : ''} ${text}`;
}
