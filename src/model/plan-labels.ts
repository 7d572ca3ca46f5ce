import { labelFields } from './labels.ts';

/** A field of a plan as JSON has it: a text that a reader typed has its quotes escaped and is none. */
export const labelFieldOfPlan = new RegExp(`"field":"(?:${[...labelFields].join('|')})"`);
/** A function of a plan, or of SQL made for DuckDB. */
const labelFunctionOfPlan = /"name":"security_check_|\bsls_(?:try_)?security_check_/;

/** Whether a plan, or part of one, as JSON names labels. */
export function planNamesLabels(json: string): boolean {
  return labelFieldOfPlan.test(json) || labelFunctionOfPlan.test(json);
}
