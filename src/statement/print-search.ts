import { unreachable } from '../base/assert.ts';
import { parseAddressRange } from '../base/cidr.ts';
import type { Search, SearchValue } from './statement.ts';

/** A search as text, with the fewest parentheses and quotes that keep the tree. */
export function printSearch(search: Search): string {
  switch (search.kind) {
    case 'all':
      return '*';
    case 'and':
      return search.items.map((item) => (item.kind === 'or' ? `(${printSearch(item)})` : printSearch(item))).join(' and ');
    case 'or':
      return search.items.map(printSearch).join(' or ');
    case 'not':
      return search.item.kind === 'and' || search.item.kind === 'or' ? `not (${printSearch(search.item)})` : `not ${printSearch(search.item)}`;
    case 'match':
      // Always in quotes: a number without them would be compared as one.
      if (search.value.kind === 'whole') return `${printWord(search.field.name)} = ${quoted(search.value.text)}`;
      return `${printWord(search.field.name)}:${printValue(search.value)}`;
    case 'compare':
      return `${printWord(search.field.name)} ${search.op} ${search.bound}`;
    case 'range': {
      const { field, min, max, openMin, openMax } = search;
      return `${printWord(field.name)} in ${openMin ? '(' : '['}${min} ${max}${openMax ? ')' : ']'}`;
    }
    case 'word':
      return printValue(search.value);
    default:
      return unreachable(search);
  }
}

function printValue(value: SearchValue): string {
  switch (value.kind) {
    case 'any':
      return '*';
    case 'literal':
      return printWord(value.text);
    case 'whole':
      return quoted(value.text);
    case 'pattern':
      return value.pattern.includes('${{') ? value.pattern : value.pattern.replace(/\\[*?\\]|[^]/gu, (c) => (c.length > 1 || wordCharacter.test(c) ? c : `\\${c}`));
    case 'phrase':
      return `#${quoted(value.text)}`;
    case 'address':
      return value.text;
    default:
      return unreachable(value);
  }
}

/** What needs no backslash in an unquoted pattern. */
const wordCharacter = /^[^\s\u00a0\u3000\ufeff"'()[\]:|<>=!#\\]$/u;
const plainWord = /^[\p{L}\p{N}_./@&%+,;~^-]+$/u;
const operators = /^(and|or|not|in|sort|asc|desc|group|by|avg|sum|min|max|limit)$/i;

/** A name or a literal text: without quotes only where it cannot be taken for anything else. */
function printWord(text: string): string {
  const isBlock = /[/-]/.test(text) && parseAddressRange(text) !== null;
  const isTag = /^__tag__:[\w-]+$/.test(text);
  return isTag || (plainWord.test(text) && !operators.test(text) && !isBlock) ? text : quoted(text);
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
