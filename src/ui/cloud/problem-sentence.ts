import { wordsOf, type Language } from '../../base/words.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { codeSentence } from './codes/code-sentence.ts';
import { problemKindWords } from './problem-kind-words.ts';

/** What happened and what to do about it, in one or two sentences; a code that is not known here is told as the service said it. */
export function problemSentence(problem: CloudProblem, language: Language): string {
  const w = wordsOf(problemKindWords, language);
  switch (problem.kind) {
    case 'refused':
      return codeSentence(problem, language) ?? w.refused(problem.code, problem.message);
    case 'unreachable':
      return w.unreachable(problem.detail);
    case 'unexpected':
      return w.unexpected(problem.status, problem.detail);
    case 'cancelled':
      return w.cancelled;
  }
}

/** By what the service can be asked about a refusal: its code, and the request's id where there is one. Null for other problems. */
export function problemReference(problem: CloudProblem): string | null {
  if (problem.kind !== 'refused') return null;
  return problem.requestId === null ? problem.code : `${problem.code} · ${problem.requestId}`;
}
