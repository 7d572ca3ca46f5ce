import type { Result } from '../base/result.ts';
import type { Frame } from '../model/frame.ts';
import type { Problem } from '../model/problem.ts';
import type { Description } from '../model/source.ts';
import type { Question } from '../statement/question.ts';

export type EngineName = 'kernel' | 'twin' | 'duckdb';

/** A frame or a reason, with the milliseconds that the engine itself worked on it. */
export interface Answer {
  readonly result: Result<Frame, Problem>;
  readonly engine: EngineName;
  readonly milliseconds: number;
}

/** The port behind which questions are answered: the worker in this page, later a logstore or a database. */
export interface Engine {
  describe(): Description;
  /** Calls back on every change of revision, extent or reading state; returns how to stop. */
  watch(listener: (description: Description) => void): () => void;
  /**
   * Answers in the order asked, each as it is finished through `onAnswer`; resolves with all. Aborting stops the work
   * itself, not only the promise; questions not yet answered then get the problem `cancelled`. So does one whose own signal
   * in `each` is aborted before its work has begun, while the others go on.
   */
  answer(questions: readonly Question[], signal: AbortSignal, onAnswer?: (index: number, answer: Answer) => void, each?: readonly AbortSignal[]): Promise<readonly Answer[]>;
  /**
   * Answers what nobody has asked yet, for the sake of the next click, as `answer` would: in its turn, and stopped as soon as the signal is
   * aborted. A question that it can answer only at a cost to the reader (a program to be loaded, money, the load of a service) it leaves out.
   * A body that answers nothing for nothing has no such method.
   */
  answerAhead?(questions: readonly Question[], signal: AbortSignal, onAnswer: (index: number, answer: Answer) => void): Promise<void>;
  /**
   * Makes ready, while the page rests, what these questions would be answered from over any window of time that begins and ends with a
   * slot of `step` seconds, as one that is dragged at a frame each. What was made stays when it is aborted. A body that has nothing to
   * make ready has no such method.
   */
  prepareWindows?(questions: readonly Question[], step: number, signal: AbortSignal): Promise<void>;
  close(): void;
}
