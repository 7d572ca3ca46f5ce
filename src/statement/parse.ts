import { failed, ok, type Result } from '../base/result.ts';
import type { Problem } from '../model/problem.ts';
import { Refusal } from './refusal.ts';
import { parseSearch } from './search.ts';
import { parseSql } from './sql/query.ts';
import type { Statement } from './statement.ts';

/**
 * The trees of a statement `search | SQL`. The only maker of statements from text; `print` is its inverse.
 * Problems: `syntax` with the position and, where a name is near, what was meant; `unsupported` with the construct's name.
 */
export function parse(text: string): Result<Statement, Problem> {
  return caught(text, () => {
    const { search, sqlFrom } = parseSearch(text);
    return { search, select: sqlFrom === null ? null : parseSql(text, sqlFrom), source: text };
  });
}

/** Runs work that refuses by throwing; anything else that is thrown is a bug and goes on. */
export function caught<T>(statement: string, work: () => T): Result<T, Problem> {
  try {
    return ok(work());
  } catch (error) {
    if (error instanceof Refusal) return failed(error.problem(statement));
    throw error;
  }
}
