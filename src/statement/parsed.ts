import { Latest } from '../base/latest.ts';
import type { Result } from '../base/result.ts';
import type { Problem } from '../model/problem.ts';
import { parse } from './parse.ts';
import type { Statement } from './statement.ts';

/** More than all panels of a page have; a pointer that moves asks the same few again and again. */
const known = new Latest<Result<Statement, Problem>>(500);

/** `parse`, with the texts asked for last parsed once: equal texts have the same tree, and with it what is known of that. */
export function parsed(text: string): Result<Statement, Problem> {
  return known.of(text, () => parse(text));
}
