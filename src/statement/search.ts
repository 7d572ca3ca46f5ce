import type { SyntaxNode, Tree } from '@lezer/common';
import { unreachable } from '../base/assert.ts';
import { parseAddressRange } from '../base/cidr.ts';
import { parser } from '../generated/search.ts';
import { fieldNamed, fields } from '../model/fields.ts';
import type { Position } from '../model/problem.ts';
import { nearestOf } from './nearest.ts';
import { syntaxError } from './refusal.ts';
import { colonInValue, searchProblem, spaceBetweenBounds } from './search-problem.ts';
import type { CompareOp, Search, SearchName, SearchValue } from './statement.ts';

/** Conditions that one search may have (SLS, limits of queries). */
export const mostConditions = 30;

/** Words that must be in quotes to be searched for (SLS, query syntax). */
const keywords = new Set(['sort', 'asc', 'desc', 'group', 'by', 'avg', 'sum', 'min', 'max', 'limit']);

/** The search half of a statement, and where the SQL half begins (after the pipe), null when there is none. @throws Refusal */
export function parseSearch(source: string): { readonly search: Search; readonly sqlFrom: number | null } {
  const tree = parser.parse(source);
  const sql = tree.topNode.getChild('SqlHalf');
  const end = sql ? sql.from : source.length;
  const error = firstError(tree, end);
  if (error !== null) throw searchProblem(source.slice(0, end), error);
  const node = tree.topNode.getChild('Search')?.getChild('Condition');
  const search: Search = node ? new Reader(source).read(node) : { kind: 'all', at: { from: 0, to: end } };
  return { search, sqlFrom: sql ? sql.from + 1 : null };
}

function firstError(tree: Tree, end: number): number | null {
  let found: number | null = null;
  tree.iterate({
    enter(node) {
      if (node.type.isError && found === null && node.from <= end) found = node.from;
      return found === null;
    },
  });
  return found;
}

class Reader {
  readonly #source: string;
  #conditions = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(node: SyntaxNode): Search {
    const at = { from: node.from, to: node.to };
    switch (node.name) {
      case 'Parens':
        return this.read(childOf(node, 'Condition'));
      case 'Negation':
        return { kind: 'not', item: this.#negated(childOf(node, 'Condition')), at };
      case 'Both':
      case 'Either': {
        const kind = node.name === 'Both' ? 'and' : 'or';
        const items = node.getChildren('Condition').map((child) => this.read(child));
        return { kind, items: items.flatMap((item) => (item.kind === kind ? item.items : [item])), at };
      }
      default:
        if (++this.#conditions > mostConditions) throw syntaxError({ en: `A search has at most ${mostConditions} conditions`, zh: `检索最多包含 ${mostConditions} 个条件` }, at);
        return this.#condition(node, at);
    }
  }

  #negated(node: SyntaxNode): Search {
    const item = this.read(node);
    if (holdsPhrase(item)) throw syntaxError({ en: 'A phrase #"…" cannot be negated', zh: '短语 #"…" 不能取反' }, item.at);
    return item;
  }

  #condition(node: SyntaxNode, at: Position): Search {
    switch (node.name) {
      case 'FieldValue': {
        const field = this.#name(node);
        return { kind: 'match', field, value: this.#value(childOf(node, 'Content').firstChild, field.name), at };
      }
      case 'FieldCompare': {
        const op = this.#text(childOf(node, 'Operator'));
        const text = op === '=' ? this.#wholeText(childOf(node, 'Bound')) : null;
        if (text !== null) return { kind: 'match', field: this.#name(node), value: { kind: 'whole', text }, at };
        return { kind: 'compare', field: this.#name(node), op: compareOp(op), bound: this.#bound(childOf(node, 'Bound')), at };
      }
      case 'FieldRange': {
        const [min, max] = node.getChildren('Bound');
        return {
          kind: 'range',
          field: this.#name(node),
          min: this.#bound(min),
          max: this.#bound(max),
          openMin: node.getChild('ExcludeLeft') !== null,
          openMax: node.getChild('ExcludeRight') !== null,
          at,
        };
      }
      case 'Anywhere':
        return this.#anywhere(node, at);
      default:
        throw new Error(`The grammar has no condition ${node.name}`);
    }
  }

  #anywhere(node: SyntaxNode, at: Position): Search {
    const inner = node.firstChild;
    const raw = inner ? this.#text(inner) : '';
    if (raw === '*') return { kind: 'all', at };
    if (inner?.name === 'Word' && keywords.has(raw.toLowerCase())) {
      throw syntaxError({ en: `"${raw}" is a word of the language: put it in quotes to search for it`, zh: `“${raw}”是保留字，作为检索内容时需加引号` }, at);
    }
    const value = this.#value(inner, null);
    if (value.kind === 'literal' && value.text === '') throw syntaxError({ en: 'An empty text is searched for in a field only', zh: '空文本只能在字段中检索' }, at);
    return { kind: 'word', value, at };
  }

  #name(node: SyntaxNode): SearchName {
    const name = childOf(node, 'Name');
    const text = unescaped(this.#text(name), name.firstChild?.name === 'Quoted');
    if (text === '') throw syntaxError({ en: 'A field has a name', zh: '缺少字段名' }, { from: name.from, to: name.to });
    return { name: text, at: { from: name.from, to: name.to } };
  }

  /** What `=` compares a text with; null for a number, and for a placeholder without quotes, for which a number may come. */
  #wholeText(node: SyntaxNode): string | null {
    const isQuoted = node.firstChild?.name === 'Quoted';
    const text = unescaped(this.#text(node), isQuoted);
    return isNumber(text) || (!isQuoted && text.includes('${{')) ? null : text;
  }

  #bound(node: SyntaxNode | undefined): string {
    if (!node) return '';
    const text = unescaped(this.#text(node), node.firstChild?.name === 'Quoted');
    if (!isNumber(text) && !text.includes('${{')) throw syntaxError(/[,;]$/.test(text) ? spaceBetweenBounds : { en: `"${text}" is no number`, zh: `“${text}”不是数字` }, { from: node.from, to: node.to });
    return text;
  }

  #value(node: SyntaxNode | null, field: string | null): SearchValue {
    const raw = node ? this.#text(node) : '';
    switch (node?.name) {
      case 'Phrase':
        return { kind: 'phrase', text: unescaped(raw.slice(raw.search(/["']/)), true) };
      case 'Quoted':
        return { kind: 'literal', text: unescaped(raw, true) };
      case 'Ipv6':
        if (!parseAddressRange(raw)) throw syntaxError(colonInValue, { from: node.from, to: node.to });
        return wordValue(raw, field, { from: node.from, to: node.to });
      case 'Word':
        return wordValue(raw, field, { from: node.from, to: node.to });
      default:
        throw new Error('The grammar has no other values');
    }
  }

  #text(node: SyntaxNode): string {
    return this.#source.slice(node.from, node.to);
  }
}

/**
 * A word that was typed without quotes. One that holds placeholders stays a pattern, and is read again when they are filled. Of a
 * field, a pattern may begin as it likes; SLS would not look for it, and is given it in WHERE.
 */
export function wordValue(raw: string, field: string | null, at: Position): SearchValue {
  if (raw === '*' && field !== null) return { kind: 'any' };
  if (raw.includes('${{')) return { kind: 'pattern', pattern: raw };
  if (field === null && /^[*?]/.test(raw)) throw syntaxError({ en: 'A search word cannot begin with * or ?', zh: '检索词不能以 * 或 ? 开头' }, at);
  if (/(^|[^\\])(\\\\)*[*?]/.test(raw)) {
    if (raw.length > 64) throw syntaxError({ en: 'A word with * or ? has at most 64 characters', zh: '含 * 或 ? 的检索词最多 64 个字符' }, at);
    return { kind: 'pattern', pattern: raw.replace(/\\([^*?\\])/gu, '$1') };
  }
  const text = unescaped(raw, false);
  const range = field !== null && fieldNamed(field)?.role === 'address' && /[/-]/.test(text) ? parseAddressRange(text) : null;
  return range ? { kind: 'address', text, range } : { kind: 'literal', text };
}

/** Undoes escapes: in quotes `\"`, `\'` and `\\` (other backslashes stay), in words a backslash before anything. */
function unescaped(raw: string, quoted: boolean): string {
  return quoted ? raw.slice(1, -1).replace(/\\(["'\\])/g, '$1') : raw.replace(/\\([^])/gu, '$1');
}

export function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

function compareOp(text: string): CompareOp {
  switch (text) {
    case '>':
    case '>=':
    case '<':
    case '<=':
    case '=':
    case '!=':
      return text;
    default:
      throw new Error(`The grammar has no operator ${text}`);
  }
}

function holdsPhrase(search: Search): boolean {
  switch (search.kind) {
    case 'match':
    case 'word':
      return search.value.kind === 'phrase';
    case 'and':
    case 'or':
      return search.items.some(holdsPhrase);
    case 'not':
      return holdsPhrase(search.item);
    case 'all':
    case 'compare':
    case 'range':
      return false;
    default:
      return unreachable(search);
  }
}

function childOf(node: SyntaxNode, type: string): SyntaxNode {
  const child = node.getChild(type);
  if (!child) throw new Error(`The grammar promises a ${type} in ${node.name}`);
  return child;
}

/** The field that a name most likely means: known spellings first, then the nearest name. */
export function nearestField(name: string, present: readonly string[] = []): string | undefined {
  return nearestOf(name, [...fields.flatMap((f) => [f.name, ...f.aliases].map((spelling) => ({ spelling, means: f.name }))), ...present.map((p) => ({ spelling: p, means: p }))]);
}
