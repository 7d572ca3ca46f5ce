import type { Text } from '../model/panel.ts';
import type { Position, Problem } from '../model/problem.ts';
import { insteadOf } from './instead.ts';

/**
 * Thrown inside the parsers and the planner where a statement cannot go on; caught at their doors (`parse`, `plan`, …), which
 * return it as a value. `statement` is filled in there.
 */
export class Refusal extends Error {
  readonly problem: (statement: string) => Problem;

  constructor(problem: (statement: string) => Problem) {
    super('refused');
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** @param message in both languages, or in that of SLS, whose own message it is */
export function syntaxError(message: string | Text, position: Position, nearest?: string): Refusal {
  return new Refusal((statement) => ({ kind: 'syntax', ...said(message), position, statement, ...(nearest === undefined ? {} : { nearest }) }));
}

/** @param message as of `syntaxError` */
export function typeError(message: string | Text, position: Position): Refusal {
  return new Refusal((statement) => ({ kind: 'type', ...said(message), position, statement }));
}

function said(message: string | Text): { readonly message: string; readonly zh?: string } {
  return typeof message === 'string' ? { message } : { message: message.en, zh: message.zh };
}

/** `what` names the construct, as SQL writes it. */
export function unsupported(what: string, position: Position): Refusal {
  const instead = insteadOf(what);
  return new Refusal((statement) => ({ kind: 'unsupported', what, ...(instead === undefined ? {} : { instead }), position, statement }));
}
