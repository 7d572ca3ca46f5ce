import type { Result } from '../base/result.ts';
import type { Problem } from '../model/problem.ts';
import { caught } from './parse.ts';
import { printSearch } from './print-search.ts';
import { printQuery } from './print-sql.ts';
import { lowerForSls } from './sls-lowering.ts';
import type { Statement } from './statement.ts';

/**
 * A statement as text: the inverse of `parse`. With the dialect `sls`, as a real logstore takes it: what only we know is lowered,
 * or refused by name as `unsupported`. Our own dialect never fails; `printOurs` says so in its type.
 */
export function print(statement: Statement, dialect: 'ours' | 'sls' = 'ours'): Result<string, Problem> {
  return caught(statement.source, () => printOurs(dialect === 'sls' ? lowerForSls(statement) : statement));
}

export function printOurs(statement: Statement): string {
  const search = printSearch(statement.search);
  return statement.select ? `${search} | ${printQuery(statement.select)}` : search;
}
