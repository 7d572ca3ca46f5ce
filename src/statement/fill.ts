import type { Result } from '../base/result.ts';
import type { Position, Problem } from '../model/problem.ts';
import type { Scope } from '../model/scope.ts';
import { caught } from './parse.ts';
import { syntaxError, typeError } from './refusal.ts';
import { isNumber, wordValue } from './search.ts';
import { placeholderPattern } from './sql/token.ts';
import { mapParts, mapQuery } from './sql/walk.ts';
import type { LimitValue, Search, SearchValue, SqlExpr, Statement } from './statement.ts';

/**
 * Puts values in the places of `${{name|default}}`. As trees, never as text: in SQL a value is a number, or else a text; inside
 * quotes it is part of the text; in the search half it is a word, in which `*` and `?` are wildcards and blocks of addresses work.
 * Problems: a placeholder without value and default; a value that is no number where one must stand.
 */
export function fill(statement: Statement, variables: Scope['variables']): Result<Statement, Problem> {
  return caught(statement.source, () => {
    const filler = new Filler(variables);
    return {
      ...statement,
      search: filler.search(statement.search),
      select: statement.select && mapQuery(statement.select, (e) => filler.expr(e), (value) => filler.limit(value)),
    };
  });
}

const everyPlaceholder = new RegExp(placeholderPattern.source, 'g');

class Filler {
  readonly #variables: Scope['variables'];

  constructor(variables: Scope['variables']) {
    this.#variables = variables;
  }

  #value(name: string, fallback: string | null, at: Position): string {
    const value = Object.hasOwn(this.#variables, name) ? this.#variables[name] : undefined;
    if (value === undefined && fallback === null) throw syntaxError({ en: `The placeholder \${{${name}}} has neither a value nor a default`, zh: `占位符 \${{${name}}} 既没有值也没有默认值` }, at);
    return value ?? fallback ?? '';
  }

  #text(text: string, at: Position): string {
    return text.replace(everyPlaceholder, (_, name: string, fallback?: string) => this.#value(name, fallback ?? null, at));
  }

  search(s: Search): Search {
    switch (s.kind) {
      case 'and':
      case 'or':
        return { ...s, items: s.items.map((item) => this.search(item)) };
      case 'not':
        return { ...s, item: this.search(s.item) };
      case 'match':
        return { ...s, value: this.#searchValue(s.value, s.field.name, s.at) };
      case 'word':
        return { ...s, value: this.#searchValue(s.value, null, s.at) };
      case 'compare':
        return { ...s, bound: this.#bound(s.bound, s.at) };
      case 'range':
        return { ...s, min: this.#bound(s.min, s.at), max: this.#bound(s.max, s.at) };
      case 'all':
        return s;
    }
  }

  #searchValue(value: SearchValue, field: string | null, at: Position): SearchValue {
    if (value.kind === 'literal' || value.kind === 'phrase' || value.kind === 'whole') return { ...value, text: this.#text(value.text, at) };
    if (value.kind !== 'pattern' || !value.pattern.includes('${{')) return value;
    return wordValue(this.#text(value.pattern, at), field, at);
  }

  #bound(text: string, at: Position): string {
    const filled = this.#text(text, at);
    if (!isNumber(filled)) throw typeError({ en: `"${filled}" is no number`, zh: `“${filled}”不是数字` }, at);
    return filled;
  }

  expr(e: SqlExpr): SqlExpr {
    switch (e.kind) {
      case 'placeholder':
        return constant(this.#value(e.name, e.fallback, e.at), e.at);
      case 'text':
        return { ...e, value: this.#text(e.value, e.at) };
      case 'name':
        return e.quoted ? { ...e, name: this.#text(e.name, e.at) } : e;
      default:
        return mapParts(e, (part) => this.expr(part), (query) => mapQuery(query, (part) => this.expr(part), (value) => this.limit(value)));
    }
  }

  limit(value: LimitValue): LimitValue {
    if (value.kind === 'number') return value;
    const text = this.#value(value.name, value.fallback, value.at).trim();
    if (!/^\d+$/.test(text)) throw typeError({ en: `"${text}" is no whole number`, zh: `“${text}”不是整数` }, value.at);
    return { kind: 'number', text, at: value.at };
  }
}

function constant(value: string, at: Position): SqlExpr {
  const text = value.trim();
  if (!isNumber(text)) return { kind: 'text', value, at };
  return text.startsWith('-') ? { kind: 'unary', op: '-', a: { kind: 'number', text: text.slice(1), at }, at } : { kind: 'number', text, at };
}
