import { oncePer } from '../base/once-per.ts';
import { printSearch } from './print-search.ts';
import { printQuery } from './print-sql.ts';
import type { Statement } from './statement.ts';

/** Other filters make another search half, and leave this one as it is. */
const printedOnce = oncePer(printQuery);

/** A statement as text in our own language: the inverse of `parse`. For a real logstore see `print-sls`. */
export function printOurs(statement: Statement): string {
  const search = printSearch(statement.search);
  return statement.select ? `${search} | ${printedOnce(statement.select)}` : search;
}
