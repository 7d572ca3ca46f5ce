import type { Problem } from '../../model/problem.ts';

/** What can go wrong while an expression is computed, as a fact. */
export type EvaluationFact =
  | { readonly kind: 'division-by-zero' }
  | { readonly kind: 'overflow'; readonly what: string }
  | { readonly kind: 'cast'; readonly value: string; readonly type: string }
  /** An argument outside what a function is defined for. */
  | { readonly kind: 'argument'; readonly message: string };

/** Thrown inside the evaluation of expressions only; whoever runs a plan turns it into a `Problem`. */
export class EvaluationError extends Error {
  readonly fact: EvaluationFact;

  constructor(fact: EvaluationFact) {
    super(fact.kind);
    this.name = 'EvaluationError';
    this.fact = fact;
  }
}

/** The problem that a thrown value stands for; null when it is no `EvaluationError`, hence a bug to be thrown again. */
export function problemOf(thrown: unknown, statement: string): Problem | null {
  if (!(thrown instanceof EvaluationError)) return null;
  const fact = thrown.fact;
  const position = { from: 0, to: statement.length };
  switch (fact.kind) {
    case 'division-by-zero':
      return { kind: 'division-by-zero', statement };
    case 'overflow':
      return { kind: 'overflow', what: fact.what, statement };
    case 'cast':
      return { kind: 'type', message: `Cannot cast '${fact.value}' to ${fact.type}`, position, statement };
    case 'argument':
      return { kind: 'type', message: fact.message, position, statement };
  }
}
