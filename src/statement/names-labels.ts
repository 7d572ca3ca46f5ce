import { oncePer } from '../base/once-per.ts';
import { fieldSpelled } from '../model/fields.ts';
import { isLabelFunction, labelFields } from '../model/labels.ts';
import type { Query, Search, Statement } from './statement.ts';

/** Names of columns, fields and functions as JSON has them: quotes in a text that somebody typed are escaped there. */
const named = /"name":"((?:[^"\\]|\\.)*)"/g;

/** By halves, as other filters make another search half only. */
const halfNames = oncePer((half: Search | Query): boolean => {
  const json = JSON.stringify(half);
  if (json.includes('"kind":"star"')) return true;
  for (const [, name = ''] of json.matchAll(named)) if (isLabelFunction(name.toLowerCase()) || labelFields.has(fieldSpelled(name)?.name ?? '')) return true;
  return false;
});

/** Whether other domains or threat lists may change what a statement gives: it names a label, or asks for all there is of a record. */
export function namesLabels({ search, select }: Statement): boolean {
  return select === null || halfNames(select) || halfNames(search);
}
