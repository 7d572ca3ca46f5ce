import { countryName } from '../../base/geo/names.ts';
import { domainLabel } from '../../model/domains.ts';
import { fieldNamed, fields } from '../../model/fields.ts';
import type { Filter, Side } from '../../model/filter.ts';
import { protocolName, serviceOf, tcpFlagLetters, trafficPathName } from '../../model/ports.ts';
import { idPrefixes } from './guess.ts';
import { endNamed, isLikeAddress } from './names.ts';
import { partsOf, withoutNot } from './typed.ts';

/** A field whose values in the data may complete what is typed. */
export interface Completion {
  readonly field: string;
  readonly side: Side;
  readonly negated: boolean;
  /** What is typed of the value. */
  readonly start: string;
  /** Only values that begin with it need be asked for; empty where people's names for the values must be tried. */
  readonly asked: string;
}

/** Columns of the reader's own that a bare word is looked for in, after the names of domains. */
const mostOwn = 3;

/** Names of instances by id, as the inventory of an account has them. */
export type Inventory = ReadonlyMap<string, string>;

const nobody: Inventory = new Map();

/**
 * Which fields' values complete a term: the one that it names, or those whose values look like what is typed; instances also where
 * one of the inventory is called so.
 */
export function completionsOf(term: string, present: readonly string[], inventory: Inventory = nobody): readonly Completion[] {
  const { rest, negated } = withoutNot(term.trim());
  const parts = partsOf(rest);
  if (parts !== null) {
    const start = (parts.value.split(/[,，]/).at(-1) ?? '').trim().replace(/^"/, '');
    const end = endNamed(parts.name, parts.value, present) ?? endNamed(parts.name, '', present);
    if (end === null || !present.includes(end.name) || /[*?/]|\.\.|^[<>≥≤]/.test(start) || fieldNamed(end.name)?.role === 'time') return [];
    return [{ field: end.name, side: end.side, negated, start, asked: askedFor(end.name, start, inventory) }];
  }
  if (!saysSomething(rest) || /[*?/]/.test(rest)) return [];
  if (isLikeAddress(rest)) return ends(rest, negated, present);
  const prefix = idPrefixes.find(([begin]) => rest.toLowerCase().startsWith(begin));
  const own = /^\p{L}/u.test(rest) ? ['srctype', ...present.filter((name) => fieldNamed(name) === undefined).slice(0, mostOwn)] : [];
  const called = rest.toLowerCase();
  const instances = [...inventory.values()].some((name) => name.toLowerCase().startsWith(called)) ? ['vm-id'] : [];
  const names = prefix === undefined ? [...instances, ...own] : [prefix[1]];
  return names.filter((name) => present.includes(name)).map((field) => ({ field, side: field === 'srctype' ? 'either' : 'own', negated, start: rest, asked: askedFor(field, rest, inventory) }));
}

/** One letter begins too much to be looked for; one ideograph may be half a name. */
function saysSomething(word: string): boolean {
  return word.length > 1 || /^\p{Script=Han}/u.test(word);
}

function ends(start: string, negated: boolean, present: readonly string[]): readonly Completion[] {
  if (!present.includes('srcaddr') || !present.includes('dstaddr')) return [];
  return ['srcaddr', 'dstaddr'].map((field) => ({ field, side: 'either', negated, start, asked: askedFor(field, start, nobody) }));
}

const namedRoles = new Set(['port', 'protocol', 'flags', 'path', 'country']);

/** What a wildcard can look for: a beginning that is one token of the index. */
function askedFor(name: string, start: string, inventory: Inventory): string {
  const field = fieldNamed(name);
  if (inventory.size > 0 && isInstance(name) && !/^i-/i.test(start)) return '';
  const isNamed = field !== undefined && (field.index === 'long' || namedRoles.has(field.role));
  return !isNamed && /^[\w.-]+$/.test(start) ? start : '';
}

/** The filters that values seen in the data make of a completion, in the order of the values: those that begin as typed, by value or by name. */
export function completedBy({ field, side, negated, start }: Completion, values: readonly string[], most: number, inventory: Inventory = nobody): readonly Filter[] {
  const wanted = start.toLowerCase();
  const begins = (value: string): boolean => value.toLowerCase().startsWith(wanted) || [...namesOf(field, value), ...(isInstance(field) ? [inventory.get(value) ?? ''] : [])].some((name) => name.toLowerCase().startsWith(wanted));
  const found = values.filter((value) => value !== '' && begins(value)).slice(0, most);
  // Both ends of a flow are one choice, whichever end the value was seen at.
  const name = side === 'own' ? field : 'srcaddr' === fieldNamed(field)?.mirror ? 'srcaddr' : field;
  return found.map((value) => ({ field: name, side, test: { kind: 'in', values: [value] }, negated, disabled: false }));
}

function isInstance(field: string): boolean {
  const role = fieldNamed(field)?.role;
  return role === 'instance' || role === 'end-instance';
}

/** What people call a value, in either language. */
function namesOf(field: string, value: string): readonly string[] {
  switch (fieldNamed(field)?.role) {
    case 'port':
      return [serviceOf(Number(value)) ?? ''];
    case 'protocol':
      return [protocolName(Number(value)) ?? ''];
    case 'flags':
      return [tcpFlagLetters(Number(value))];
    case 'path':
      return [trafficPathName(value, 'en'), trafficPathName(value, 'zh')];
    case 'country':
      return [countryName(value, 'en'), countryName(value, 'zh')];
    case 'domain':
      return [domainLabel(value).zh];
    default:
      return [];
  }
}

/** Fields of the data whose name, alias or label begins with what is typed. */
export function fieldsBegun(term: string, present: readonly string[], most: number): readonly string[] {
  const { rest } = withoutNot(term.trim());
  if (rest.length < 2 || partsOf(rest) !== null) return [];
  const fold = (text: string): string => text.toLowerCase().replaceAll('_', '-');
  const wanted = fold(rest);
  const known = fields.filter((field) => present.includes(field.name) && [field.name, ...field.aliases, field.label.en, field.label.zh].some((name) => fold(name).startsWith(wanted)));
  const own = present.filter((name) => fieldNamed(name) === undefined && fold(name).startsWith(wanted));
  return [...known.map(({ name }) => name), ...own].slice(0, most);
}
