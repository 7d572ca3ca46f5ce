import { wordsOf, type Language } from '../../../base/words.ts';
import { fieldNamed, fields as fieldTable } from '../../../model/fields.ts';
import { printSearch } from '../../../statement/print-search.ts';
import { printName, printText, quoteName } from '../../../statement/print-words.ts';
import { piecesOf } from '../../../statement/sql/pieces.ts';
import { nowhere } from '../../../statement/statement.ts';
import type { Wanted } from './context.ts';
import type { FieldValue } from './data.ts';
import { functionList, type FunctionHelp } from './functions.ts';
import { anyFollowing, followingWords, openingWords, searchWords } from './keywords.ts';
import { matchOf } from './matching.ts';
import { namesInScope, type NamesInScope } from './scope.ts';
import { searchPieces } from './search-pieces.ts';
import { words } from './words.ts';

/** What a completion is about; the pane beside the list tells more of it. */
export type Subject =
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'function'; readonly help: FunctionHelp }
  | { readonly kind: 'value'; readonly field: string; readonly value: FieldValue }
  | { readonly kind: 'column' | 'alias' | 'table' | 'keyword' };

/** One line of the list. */
export interface Offer {
  readonly label: string;
  readonly subject: Subject;
  /** What the statement gets in place of what was typed, and where the cursor stands in it, counted from its end. */
  readonly text: string;
  readonly back: number;
  /** At the right of the line. */
  readonly detail: string;
  readonly ranges: readonly number[];
  /** True when the next completion may open at once: a value after `field:`. */
  readonly goesOn: boolean;
}

interface Draft {
  readonly label: string;
  readonly subject: Subject;
  readonly text: string;
  readonly detail: string;
  readonly back?: number;
  readonly goesOn?: boolean;
  /** Other spellings that lead here. */
  readonly spellings?: readonly string[];
}

/**
 * The names that may stand at a place, nearest first. Values are not among them: those are asked of the data.
 * @param behind the text behind the place, which decides whether parentheses and colons are still missing
 */
export function offersAt(wanted: Exclude<Wanted, { kind: 'nothing' | 'value' }>, text: string, fields: readonly string[], language: Language): readonly Offer[] {
  const w = wordsOf(words, language);
  const behind = text.slice(wanted.to);
  const typed = wanted.prefix;
  if (wanted.kind === 'condition') return ranked(typed, conditionDrafts(wanted.after, behind, fields, language, typed));
  const { sqlFrom } = searchPieces(text);
  const scope = namesInScope(sqlFrom === null ? [] : piecesOf(text.slice(0, wanted.from) + ' '.repeat(wanted.to - wanted.from) + behind, sqlFrom));
  if (wanted.kind === 'table') {
    const tables = [...new Set(['log', ...scope.tables.keys()])];
    const drafts = tables.map((name): Draft => ({ label: name, subject: { kind: 'table' }, text: printName(name), detail: w.table }));
    return ranked(typed, [...drafts, ...keywordDrafts(['unnest'], typed, w.keyword)]);
  }
  const { qualifier, quoted, after, clause } = wanted;
  const write = quoted ? quoteName : printName;
  if (qualifier !== null) return ranked(typed, columnsOfTable(scope, qualifier, fields, w, write));
  const columns = [...new Set([...scope.tables.values()].flatMap((names) => names ?? []))].filter((name) => !fields.includes(name));
  const named = [
    ...fieldDrafts(fields, w, write),
    ...scope.aliases.filter((name) => !fields.includes(name)).map((name): Draft => ({ label: name, subject: { kind: 'alias' }, text: write(name), detail: w.alias })),
    ...columns.filter((name) => !scope.aliases.includes(name)).map((name): Draft => ({ label: name, subject: { kind: 'column' }, text: write(name), detail: w.column })),
  ];
  if (quoted) return ranked(typed, named);
  const opening = keywordDrafts(openingWords, typed, w.keyword);
  if (clause === '') return ranked(typed, opening.filter(({ label }) => label === 'select' || label === 'with'));
  if (after === 'value') return ranked(typed, keywordDrafts([...new Set([...(followingWords[clause] ?? []), ...anyFollowing])], typed, w.keyword));
  return ranked(typed, [...named, ...functionDrafts(language, behind), ...opening]);
}

/** Lines for values, most frequent first, as the half writes them. */
export function valueOffers(wanted: Extract<Wanted, { kind: 'value' }>, values: readonly FieldValue[], detail: (value: FieldValue) => string): readonly Offer[] {
  return values.map((value) => ({
    label: value.value, subject: { kind: 'value', field: wanted.field, value }, text: writtenValue(wanted, value.value), back: 0, detail: detail(value),
    ranges: matchOf(value.value, wanted.prefix)?.ranges ?? [], goesOn: false,
  }));
}

function writtenValue({ half, field, quote }: Extract<Wanted, { kind: 'value' }>, value: string): string {
  if (half === 'sql') return quote === '' && fieldNamed(field)?.index === 'long' ? value : printText(value);
  if (quote !== '') return `${quote}${value.replace(/["'\\]/g, '\\$&')}${quote}`;
  return printSearch({ kind: 'word', value: { kind: 'literal', text: value }, at: nowhere });
}

type PartWords = ReturnType<typeof wordsOf<typeof words>>;

function fieldDrafts(fields: readonly string[], w: PartWords, write: (name: string) => string): Draft[] {
  return fields.map((name) => {
    const field = fieldNamed(name);
    return { label: name, subject: { kind: 'field', field: name }, text: write(name), detail: field?.origin === 'computed' ? w.computed : w.field, spellings: field?.aliases ?? [] };
  });
}

function conditionDrafts(after: 'joint' | 'condition', behind: string, fields: readonly string[], language: Language, typed: string): Draft[] {
  const w = wordsOf(words, language);
  const hasSign = /^\s*(:|[=<>!]|in\b)/i.test(behind);
  const named = fieldDrafts(fields, w, searchName).map((draft): Draft => {
    const role = fieldNamed(draft.label)?.role;
    const isAmount = role === 'measure' || role === 'time';
    return hasSign ? draft : isAmount ? { ...draft, text: `${draft.text} ` } : { ...draft, text: `${draft.text}: `, goesOn: true };
  });
  const joins = keywordDrafts(searchWords[after], typed, w.keyword);
  return after === 'condition' ? [...joins, ...named] : [...named, ...joins];
}

/** The name of a field as the search half writes it. */
function searchName(name: string): string {
  return printSearch({ kind: 'match', field: { name, at: nowhere }, value: { kind: 'any' }, at: nowhere }).slice(0, -':*'.length);
}

function columnsOfTable(scope: NamesInScope, table: string, fields: readonly string[], w: PartWords, write: (name: string) => string): Draft[] {
  const columns = scope.tables.get(table) ?? scope.tables.get([...scope.tables.keys()].find((name) => name.toLowerCase() === table.toLowerCase()) ?? '');
  if (columns === undefined && table.toLowerCase() !== 'log') return [];
  if (columns === undefined || columns === null) return fieldDrafts(fields, w, write);
  return columns.map((name) => ({ label: name, subject: { kind: 'column' }, text: write(name), detail: w.column }));
}

/** What flow logs are asked with most; before the others that answer as well to what was typed. */
const usual = new Set(['count', 'sum', 'avg', 'max', 'min', 'approx_distinct', 'date_trunc', 'date_format', 'from_unixtime', 'round', 'ip_to_country', 'ip_to_domain']);

const lists = new Map<Language, readonly FunctionHelp[]>();

function functionDrafts(language: Language, behind: string): Draft[] {
  const w = wordsOf(words, language);
  const list = lists.get(language) ?? functionList(language).toSorted((a, b) => Number(usual.has(b.name)) - Number(usual.has(a.name)));
  lists.set(language, list);
  const isCalled = /^\s*\(/.test(behind);
  return list.map((help) => {
    const takesNothing = help.signature.endsWith('()');
    return { label: help.name, subject: { kind: 'function', help }, text: isCalled ? help.name : `${help.name}()`, back: isCalled || takesNothing ? 0 : 1, detail: w[help.kind] };
  });
}

/** Words of the language, in capitals where the reader writes capitals. */
function keywordDrafts(list: readonly string[], typed: string, detail: string): Draft[] {
  const isUpper = typed.length > 1 && typed === typed.toUpperCase() && typed !== typed.toLowerCase();
  return list.map((word) => ({ label: word, subject: { kind: 'keyword' }, text: `${isUpper ? word.toUpperCase() : word} `, detail }));
}

/** Nearest first; what is equally near keeps its order. */
function ranked(typed: string, drafts: readonly Draft[]): Offer[] {
  const found: { readonly offer: Offer; readonly rank: number }[] = [];
  for (const { label, subject, text, detail, back = 0, goesOn = false, spellings = [] } of drafts) {
    const match = matchOf(label, typed);
    const isSpelled = spellings.some((spelling) => matchOf(spelling, typed)?.rank === 0);
    if (match === null && !isSpelled) continue;
    const rank = Math.min(match?.rank ?? 1, isSpelled ? 1 : 2) * 2 + (match?.ranges[1] === label.length && typed !== '' ? 0 : 1);
    found.push({ offer: { label, subject, text, back, detail, ranges: match?.ranges ?? [], goesOn }, rank });
  }
  return found.toSorted((a, b) => a.rank - b.rank).map(({ offer }) => offer);
}

/** `t` text, `#` number, `◷` time: how the field's values compare. */
export function typeLetter(field: string): string {
  const known = fieldNamed(field);
  if (known?.role === 'time') return '◷';
  return known?.index === 'long' ? '#' : 't';
}

/** Every field of the table that this data has, for those who have no data yet. */
export const allFields: readonly string[] = fieldTable.map(({ name }) => name);
