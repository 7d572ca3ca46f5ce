import type { Answer } from '../engine/engine.ts';
import type { Question } from '../statement/question.ts';

/** One message to the engine: the questions that travelled together, in the order asked. */
export interface AskedMessage {
  /** Counted from 1 since the page was loaded; those that are forgotten count too. */
  readonly number: number;
  /** Milliseconds since the page was loaded. */
  readonly at: number;
  readonly questions: readonly Question[];
}

/** Of older messages only their number is known. */
const most = 200;
const messages: AskedMessage[] = [];
let count = 0;

/** Remembers what the page asks of the engine, for people and tests who want to see it: as it was asked, answers not included. */
export function wasAsked(questions: readonly Question[]): void {
  count++;
  messages.push({ number: count, at: performance.now(), questions });
  if (messages.length > most) messages.shift();
}

const answeredMeasure = 'flowlog answered';

/** A measure from a message to its last answer, with the milliseconds that the engine worked, for the developer tools and for benchmarks. */
export function wasAnswered(askedAt: number, answers: readonly Answer[]): void {
  const engineMilliseconds = answers.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  performance.measure(answeredMeasure, { start: askedAt, detail: { questions: answers.length, engineMilliseconds } });
  // Whoever observes has it; kept, they would only grow in number.
  performance.clearMeasures(answeredMeasure);
}

/** The last messages, oldest first. */
export function askedMessages(): readonly AskedMessage[] {
  return [...messages];
}
