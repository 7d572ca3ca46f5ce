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

export function syntaxError(message: string, position: Position, nearest?: string): Refusal {
  return new Refusal((statement) => ({ kind: 'syntax', message, position, statement, ...(nearest === undefined ? {} : { nearest }) }));
}

export function typeError(message: string, position: Position): Refusal {
  return new Refusal((statement) => ({ kind: 'type', message, position, statement }));
}

/** `what` names the construct, as SQL writes it. */
export function unsupported(what: string, position: Position): Refusal {
  const instead = insteadOf(what);
  return new Refusal((statement) => ({ kind: 'unsupported', what, ...(instead === undefined ? {} : { instead }), position, statement }));
}
