import { fieldSpelled } from '../model/fields.ts';
import { isLabelFunction, labelFields } from '../model/labels.ts';
import type { Statement } from './statement.ts';

const known = new WeakMap<Statement, boolean>();
/** Names of columns, fields and functions as JSON has them: quotes in a text that somebody typed are escaped there. */
const named = /"name":"((?:[^"\\]|\\.)*)"/g;

/** Whether other domains or threat lists may change what a statement gives: it names a label, or asks for all there is of a record. */
export function namesLabels(statement: Statement): boolean {
  let names = known.get(statement);
  if (names === undefined) known.set(statement, (names = look(statement)));
  return names;
}

function look({ search, select }: Statement): boolean {
  if (select === null) return true;
  const json = JSON.stringify([search, select]);
  if (json.includes('"kind":"star"')) return true;
  for (const [, name = ''] of json.matchAll(named)) if (isLabelFunction(name.toLowerCase()) || labelFields.has(fieldSpelled(name)?.name ?? '')) return true;
  return false;
}
