import { unreachable } from '../base/assert.ts';
import { parseAddressRange } from '../base/cidr.ts';
import { parseIpv6 } from '../base/ip.ts';
import { fieldNamed } from '../model/fields.ts';
import type { Predicate, TextTest, TokenTest } from '../model/plan.ts';
import { delimiters, tokensOf } from '../model/tokens.ts';
import type { Schema } from './schema.ts';
import { syntaxError, typeError } from './refusal.ts';
import { isNumber } from './search.ts';
import { nowhere, type CompareOp, type Search, type SearchName, type SearchValue } from './statement.ts';

/**
 * The search half as a predicate. `fields` collects what must be present for the answer to mean anything: fields that a
 * condition asks for, but not those it only excludes. @throws Refusal
 */
export function searchPredicate(search: Search, schema: Schema, needs: Set<string>): Predicate {
  switch (search.kind) {
    case 'all':
      return { kind: 'all' };
    case 'and':
    case 'or':
      return { kind: search.kind, items: search.items.map((item) => searchPredicate(item, schema, needs)) };
    case 'not':
      return { kind: 'not', item: searchPredicate(search.item, schema, new Set()) };
    case 'word':
      return { kind: 'word', test: textTest(search.value) };
    case 'match':
      return match(fieldOf(search.field, schema, needs), search);
    case 'compare': {
      const named = fieldOf(search.field, schema, needs);
      if (!isLong(named) && search.op === '=') return match(named, { ...search, kind: 'match', value: { kind: 'whole', text: search.bound } });
      const field = numberField(named, search.op, search.field);
      return comparison(field, search.op, Number(search.bound));
    }
    case 'range': {
      const field = numberField(fieldOf(search.field, schema, needs), 'in', search.field);
      return { kind: 'number', field, min: Number(search.min), max: Number(search.max), openMin: search.openMin, openMax: search.openMax };
    }
    default:
      return unreachable(search);
  }
}

function fieldOf(name: SearchName, schema: Schema, needs: Set<string>): string {
  const field = schema.resolve(name.name);
  if (field === null && name.at === nowhere) {
    // A filter that came with a link: nobody typed it here, the log just has no such field.
    needs.add(name.name);
    return name.name;
  }
  if (field === null) {
    const message = `key (${name.name}) is not config as key value config,if symbol : is in your log,please wrap : with quotation mark "`;
    throw syntaxError(message, name.at, schema.meant(name.name));
  }
  needs.add(field);
  return field;
}

function isLong(field: string): boolean {
  return fieldNamed(field)?.index === 'long';
}

function numberField(field: string, op: string, name: SearchName): string {
  if (!isLong(field)) throw typeError({ en: `${op} compares numbers, and ${field} is text`, zh: `${op} 用于比较数字，而 ${field} 是文本` }, name.at);
  return field;
}

function equal(field: string, value: number): Predicate {
  return { kind: 'number', field, min: value, max: value, openMin: false, openMax: false };
}

function comparison(field: string, op: CompareOp, bound: number): Predicate {
  const open = { kind: 'number', field, min: null, max: null, openMin: op === '>', openMax: op === '<' } as const;
  switch (op) {
    case '=': return equal(field, bound);
    case '!=': return { kind: 'not', item: equal(field, bound) };
    case '>':
    case '>=': return { ...open, min: bound };
    case '<':
    case '<=': return { ...open, max: bound };
  }
}

function match(field: string, search: Extract<Search, { kind: 'match' }>): Predicate {
  const value = search.value;
  if (value.kind === 'any') return { kind: 'exists', field };
  if (isLong(field)) {
    if (value.kind !== 'literal' && value.kind !== 'whole') throw typeError({ en: `${field} is a number: only a number, a comparison or a range can be searched for`, zh: `${field} 是数字，只能检索数字、比较或范围` }, search.at);
    if (value.text === '') return { kind: 'none' };
    if (!isNumber(value.text)) throw typeError({ en: `${field} is a number, "${value.text}" is none`, zh: `${field} 是数字，而“${value.text}”不是` }, search.at);
    return equal(field, Number(value.text));
  }
  const isAddress = fieldNamed(field)?.role === 'address';
  if (value.kind === 'address') {
    if (!isAddress) throw typeError({ en: `${field} holds no addresses`, zh: `${field} 不是地址字段` }, search.at);
    return { kind: 'address', field, ranges: [value.range] };
  }
  if (isAddress && (value.kind === 'literal' || value.kind === 'whole') && parseIpv6(value.text)) {
    // An IPv6 address is several tokens, and has several spellings; as an address it is one.
    const range = parseAddressRange(value.text);
    if (range) return { kind: 'address', field, ranges: [range] };
  }
  // No address has a slash, and a mistyped block would silently hold nothing. One that is well written, in quotes or of a chip's values, is a text as in SLS.
  if (isAddress && value.kind === 'literal' && value.text.includes('/') && !parseAddressRange(value.text)) throw typeError({ en: `"${value.text}" is no block of addresses`, zh: `“${value.text}”不是地址块` }, search.at);
  return { kind: 'text', field, test: textTest(value) };
}

/** How a value is compared with text. */
export function textTest(value: SearchValue): TextTest {
  const tokens = (found: readonly TokenTest[], phrase: boolean): TextTest => ({ kind: 'tokens', tokens: found, phrase, ignoreCase: true });
  const plain = (text: string): TokenTest => ({ text, wildcard: false });
  switch (value.kind) {
    case 'whole':
      return value.text === '' ? { kind: 'empty' } : { kind: 'whole', text: value.text };
    case 'literal':
    case 'phrase': {
      if (value.text === '') return { kind: 'empty' };
      const found = tokensOf(value.text).map(plain);
      // Delimiters only: no token says it, so the value itself must be it.
      return found.length === 0 ? { kind: 'equals', values: [value.text] } : tokens(found, value.kind === 'phrase');
    }
    case 'pattern':
      return tokens(patternTokens(value.pattern), false);
    case 'address':
      return tokens(tokensOf(value.text).map(plain), false);
    case 'any':
      throw new Error('Existence is no text test');
    default:
      return unreachable(value);
  }
}

/** A pattern is split at delimiters like the values are; `?` is a delimiter only where a backslash makes it ordinary. */
function patternTokens(pattern: string): TokenTest[] {
  const found: TokenTest[] = [];
  let parts: string[] = [];
  const end = (): void => {
    const wildcard = parts.includes('*') || parts.includes('?');
    const text = wildcard ? parts.join('') : parts.map((part) => (part.length === 2 && part.startsWith('\\') ? part.slice(1) : part)).join('');
    if (parts.length > 0) found.push({ text, wildcard });
    parts = [];
  };
  for (const [part] of pattern.matchAll(/\\[^]|[^]/gu)) {
    if (part !== '?' && delimiters.includes(part.replace(/^\\(?=.)/su, ''))) end();
    else parts.push(part);
  }
  end();
  return found;
}
