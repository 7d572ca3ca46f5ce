import { wordsOf, type Language } from '../../base/words.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { problemKindWords } from './problem-kind-words.ts';

/** What happened and what to do about it, in one or two sentences; a code that is not known here is told as the service said it. */
export function problemSentence(problem: CloudProblem, language: Language): string {
  const w = wordsOf(problemKindWords, language);
  switch (problem.kind) {
    case 'refused':
      return w.refused(problem.code, problem.message);
    case 'unreachable':
      return w.unreachable(problem.detail);
    case 'unexpected':
      return w.unexpected(problem.status, problem.detail);
    case 'cancelled':
      return w.cancelled;
  }
}
