import type { Result } from '../base/result.ts';
import type { Problem } from '../model/problem.ts';
import { caught } from './parse.ts';
import { printOurs } from './print.ts';
import { lowerForSls } from './sls-lowering.ts';
import type { Statement } from './statement.ts';

/**
 * A statement as a real logstore takes it: what only we know is lowered, or refused by name as `unsupported`. Apart from `print`,
 * which every question needs, as this is loaded when it is asked for.
 */
export function printSls(statement: Statement): Result<string, Problem> {
  return caught(statement.source, () => printOurs(lowerForSls(statement)));
}
