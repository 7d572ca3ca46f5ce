import type { Result } from '../base/result.ts';
import type { Problem } from '../model/problem.ts';
import { parse } from './parse.ts';
import type { Statement } from './statement.ts';

/** More than all panels of a page have; a pointer that moves asks the same few again and again. */
const most = 500;
const known = new Map<string, Result<Statement, Problem>>();

/** `parse`, with the texts asked for last parsed once: equal texts have the same tree, and with it what is known of that. */
export function parsed(text: string): Result<Statement, Problem> {
  const tree = known.get(text) ?? parse(text);
  known.delete(text);
  known.set(text, tree);
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
  return tree;
}
