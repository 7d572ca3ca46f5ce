import type { Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import type { Problem } from '../../model/problem.ts';

/** Lines that could not be read are in none of an answer's numbers, and while a file is being read more will come: both are told. */
export function accounted<T extends Pick<Frame, 'coverage'>>(result: Result<T, Problem>, skipped: number, partial: boolean): Result<T, Problem> {
  if (!result.ok) return result;
  return { ok: true, value: { ...result.value, coverage: { ...result.value.coverage, skipped, partial } } };
}
