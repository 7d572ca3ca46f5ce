import type { Answer } from '../engine/engine.ts';
import type { Question } from '../statement/question.ts';
import { engineMilliseconds, measured } from './measured.ts';

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

const beforehand: Question[] = [];

/** Remembers what was answered before anybody asked; it is no message of those above. */
export function wasAnsweredAhead(question: Question): void {
  beforehand.push(question);
  if (beforehand.length > most) beforehand.shift();
}

/** The last that were answered ahead, oldest first. */
export function answeredAhead(): readonly Question[] {
  return [...beforehand];
}

/** A measure from a message to its last answer, with the milliseconds that the engine worked. */
export function wasAnswered(askedAt: number, answers: readonly Answer[]): void {
  measured('flowlog answered', askedAt, { questions: answers.length, engineMilliseconds: engineMilliseconds(answers) });
}

/** The last messages, oldest first. */
export function askedMessages(): readonly AskedMessage[] {
  return [...messages];
}
