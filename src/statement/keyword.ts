import { And, In, Not, Or } from '../generated/search.terms.ts';

const operators: Readonly<Record<string, number>> = { and: And, or: Or, not: Not };

/** The operator that a word is, for the tokenizer. `in` is the only one that must be in lower case (SLS, query syntax). */
export function keyword(word: string, _stack?: unknown): number {
  return word === 'in' ? In : (operators[word.toLowerCase()] ?? -1);
}
