import { parseIpv4 } from '../../base/ip.ts';
import { exprKey } from '../../model/expr-key.ts';
import type { Value } from '../../model/frame.ts';
import { fieldNamed } from '../../model/fields.ts';
import type { Expr, Plan, Predicate, TextTest } from '../../model/plan.ts';
import { EvaluationError } from '../functions/evaluation-error.ts';
import { evaluateExpr } from '../functions/expr.ts';
import { textMatcher } from '../functions/predicate.ts';
import type { PhysicalName } from '../segment.ts';
import type { FieldAccess } from '../table-view.ts';
import { addressMarker } from './address-marker.ts';
import { combinationsOf } from './combinations.ts';
import { domainOf, type CodeDomain } from './domain.ts';
import { Inputs } from './encode/inputs.ts';
import type { Phys } from './encode/physical.ts';
import { fieldsOf } from './expressions.ts';
import { lower, type Setting } from './lower.ts';
import { columnsOf } from './reader.ts';
import type { Block, Domain } from './tables.ts';

type Codes = Extract<Condition, { kind: 'codes' }>;

/** A predicate made ready: how each segment's bitmap is filled. Keys are equal for conditions that mean the same. */
export type Condition =
  | { readonly kind: 'all' | 'none'; readonly key: string }
  | { readonly kind: 'and' | 'or'; readonly items: readonly Condition[]; readonly key: string }
  | { readonly kind: 'not'; readonly item: Condition; readonly key: string }
  /** Rows whose column has a value. */
  | { readonly kind: 'valid'; readonly column: PhysicalName; readonly key: string }
  /** Whole bounds, both inclusive. */
  | { readonly kind: 'between'; readonly column: PhysicalName; readonly min: number; readonly max: number; readonly key: string }
  /** One byte per code, 0 or 1. */
  | {
    readonly kind: 'codes'; readonly column: PhysicalName; readonly table: Block; readonly domain: Domain; readonly key: string; readonly members?: readonly number[];
    /** What it was made of, where one of several has to hold. */
    readonly alternatives?: readonly Codes[];
  }
  /** Generated code; should it divide by zero, the rows are tested one by one. */
  | {
    readonly kind: 'loop'; readonly inputs: Inputs; readonly phys: Phys; readonly out: number; readonly expr: Expr; readonly key: string;
    /** Codes of these fields that some row that passes may have; none other. */
    readonly leaves?: ReadonlyMap<string, readonly number[]>;
  }
  /** One row after the other, only those that are still in. */
  | { readonly kind: 'rows'; readonly expr: Expr; readonly test: (value: Value) => boolean; readonly key: string };

export interface ConditionSetting extends Setting {
  /** The values of the first output of an inner plan. */
  readonly valuesOf: (plan: Plan) => Promise<ReadonlySet<Value>>;
}

/** True for conditions whose bitmap holds only for the rows that were asked. */
export function isPartial(condition: Condition): boolean {
  switch (condition.kind) {
    case 'rows': return true;
    case 'and':
    case 'or': return condition.items.some(isPartial);
    case 'not': return isPartial(condition.item);
    default: return false;
  }
}

/** True where the fixed loops alone fill its bitmap, so that what they are asked can be done later. */
export function isPlain(condition: Condition): boolean {
  switch (condition.kind) {
    case 'rows':
    case 'loop': return false;
    case 'and':
    case 'or': return condition.items.every(isPlain);
    case 'not': return isPlain(condition.item);
    default: return true;
  }
}

export function columnsIn(condition: Condition, into: Set<PhysicalName>, columnsOfFields: (fields: readonly string[]) => readonly PhysicalName[]): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const item of condition.items) columnsIn(item, into, columnsOfFields);
      return;
    case 'not':
      columnsIn(condition.item, into, columnsOfFields);
      return;
    case 'valid':
    case 'between':
    case 'codes':
      into.add(condition.column);
      return;
    case 'loop':
      for (const column of condition.inputs.columns) into.add(column);
      return;
    case 'rows':
      for (const column of columnsOfFields(fieldsOf(condition.expr))) into.add(column);
      return;
    default:
  }
}

const none: Condition = { kind: 'none', key: 'none' };
const all: Condition = { kind: 'all', key: 'all' };

export async function prepare(predicate: Predicate, setting: ConditionSetting): Promise<Condition> {
  switch (predicate.kind) {
    case 'all':
      return all;
    case 'none':
      return none;
    case 'and':
    case 'or': {
      const items: Condition[] = [];
      for (const item of predicate.items) items.push(await prepare(item, setting));
      return joined(predicate.kind, items, setting);
    }
    case 'not':
      return negated(await prepare(predicate.item, setting));
    case 'exists':
      return exists(predicate.field, setting);
    case 'number':
      return numeric(predicate, setting);
    case 'text': {
      const texts = exactTexts(predicate.test, setting.table.access(predicate.field));
      if (texts) return oneOf(predicate.field, texts, setting);
      const matches = textMatcher(predicate.test);
      return tested(predicate.field, JSON.stringify(predicate.test), (value) => value !== null && matches(String(value)), setting);
    }
    case 'address': {
      const access = setting.table.access(predicate.field);
      if (access?.kind !== 'address') return none;
      const { book, column } = access;
      const domain = { stamp: String(setting.tables.stamp(book)), size: book.size };
      return codes(column, `address|${JSON.stringify(predicate.ranges)}`, domain, (key) => setting.tables.marked(key, domain, addressMarker(book, predicate.ranges), setting.tick));
    }
    case 'word': {
      const matches = textMatcher(predicate.test);
      const items: Condition[] = [];
      for (const field of setting.table.present) {
        if (fieldNamed(field)?.index === 'long' || fieldNamed(field)?.origin === 'computed') continue;
        items.push(await tested(field, JSON.stringify(predicate.test), (value) => value !== null && matches(String(value)), setting));
      }
      return joined('or', items, setting);
    }
    case 'row':
      return row(predicate.expr, setting);
    case 'among': {
      const values = await setting.valuesOf(predicate.plan);
      if (predicate.a.op === 'field' && predicate.a.type === 'varchar') return oneOf(predicate.a.field, [...values].filter((value) => value !== null).map(String), setting);
      if (predicate.a.type === 'bigint' && values.size <= 64) {
        const items = [...values].filter((value) => value !== null).map((value): Expr => ({ op: 'const', value, type: 'bigint' }));
        return items.length === 0 ? none : row({ op: 'in', a: predicate.a, items, type: 'boolean' }, setting);
      }
      const test = (value: Value): boolean => value !== null && values.has(value);
      const among = `among ${[...values].map((value) => exprKey([value])).sort((a, b) => (a < b ? -1 : 1)).join(',')}`;
      return computed(predicate.a, test, (domain) => `${domain ? domain.keyOf(predicate.a) : exprKey(predicate.a)}|${among}`, setting);
    }
  }
}

function joined(kind: 'and' | 'or', given: readonly Condition[], setting: ConditionSetting): Condition {
  const neutral = kind === 'and' ? 'all' : 'none';
  const decisive = kind === 'and' ? 'none' : 'all';
  const items: Condition[] = [];
  for (const item of given.flatMap((one) => partsOf(one, kind))) {
    if (item.kind === decisive) return item;
    if (item.kind === neutral || items.some((other) => other.key === item.key)) continue;
    items.push(item);
  }
  const wanted = kind === 'or' ? unitedByColumn(items, setting) : items;
  const [first] = wanted;
  if (!first) return kind === 'and' ? all : none;
  if (wanted.length === 1) return first;
  // The slow ones are tested last.
  return { kind, items: [...wanted].sort((a, b) => cost(a) - cost(b)), key: keyOf(kind, items) };
}

/** Conditions that all have to hold, taken from one where they did so already. */
export function allOf(given: readonly Condition[]): Condition {
  const items = given.filter(({ kind }) => kind !== 'all');
  const [first] = items;
  if (!first) return all;
  return items.length === 1 ? first : { kind: 'and', items, key: keyOf('and', items) };
}

/** What a condition joins in the same way, however deep: in whatever way the same was put together, it means the same. */
export function partsOf(condition: Condition, kind: 'and' | 'or'): readonly Condition[] {
  if (condition.kind === kind) return condition.items.flatMap((item) => partsOf(item, kind));
  return kind === 'or' && condition.kind === 'codes' && condition.alternatives ? condition.alternatives : [condition];
}

/** Equal sets of conditions have equal keys, in whatever order they were set. */
function keyOf(kind: 'and' | 'or', items: readonly Condition[]): string {
  return `${kind}(${items.map((item) => item.key).sort().join(',')})`;
}

/**
 * Alternatives that read the codes of one column as one condition: twenty interfaces are looked up in a single pass. Not so for what
 * all has to hold: of chips, each bitmap is kept for itself, and putting them together costs next to nothing.
 */
function unitedByColumn(items: readonly Condition[], setting: ConditionSetting): readonly Condition[] {
  const byColumn = new Map<PhysicalName, Codes[]>();
  for (const item of items) if (item.kind === 'codes') byColumn.set(item.column, [...(byColumn.get(item.column) ?? []), item]);
  return [...items.filter((item) => item.kind !== 'codes'), ...[...byColumn.values()].map((alike) => united(alike, setting))];
}

/** Conditions on the codes of one column of which one has to hold. */
function united(alternatives: readonly Codes[], { tables }: ConditionSetting): Codes {
  const [first, ...others] = alternatives;
  if (!first) throw new RangeError('Nothing to unite');
  if (others.length === 0) return first;
  // A dictionary may have grown since: all tables reach as far as the shortest, and that is as far as the records do.
  const { domain } = others.reduce((least, item) => (item.domain.size < least.domain.size ? item : least), first);
  const key = keyOf('or', alternatives);
  const members = alternatives.every((item) => item.members) ? [...new Set(alternatives.flatMap((item) => item.members ?? []))].sort((a, b) => a - b) : null;
  const table = members ? tables.members(key, domain, members) : tables.union(key, domain, alternatives.map((item) => item.table));
  return { kind: 'codes', column: first.column, table, domain, key, alternatives, ...(members && { members }) };
}

function cost(condition: Condition): number {
  if (isPartial(condition)) return 2;
  return condition.kind === 'loop' ? 1 : 0;
}

function negated(item: Condition): Condition {
  if (item.kind === 'all') return none;
  if (item.kind === 'none') return all;
  if (item.kind === 'not') return item.item;
  return { kind: 'not', item, key: `not(${item.key})` };
}

async function exists(field: string, setting: ConditionSetting): Promise<Condition> {
  const access = setting.table.access(field);
  if (!access) return none;
  if (access.kind === 'number') return { kind: 'valid', column: access.column, key: `valid ${access.column}` };
  if (access.kind === 'start' || access.kind === 'end') {
    return joined('and', columnsOf(access).map((column) => ({ kind: 'valid', column, key: `valid ${column}` })), setting);
  }
  return tested(field, 'exists', (value) => value !== null, setting);
}

async function numeric(predicate: Extract<Predicate, { kind: 'number' }>, setting: ConditionSetting): Promise<Condition> {
  const access = setting.table.access(predicate.field);
  if (!access) return none;
  let min = predicate.min === null ? -Infinity : Math.ceil(predicate.min);
  let max = predicate.max === null ? Infinity : Math.floor(predicate.max);
  if (predicate.openMin && min === predicate.min) min++;
  if (predicate.openMax && max === predicate.max) max--;
  if (min > max) return none;
  if (access.kind === 'number') return { kind: 'between', column: access.column, min, max, key: `${access.column} in [${min},${max}]` };
  const within = (value: Value): boolean => value !== null && Number(value) >= min && Number(value) <= max;
  if (access.kind !== 'start' && access.kind !== 'end') return tested(predicate.field, `[${min},${max}]`, within, setting);
  const field: Expr = { op: 'field', field: predicate.field, type: 'bigint' };
  const bounds: Expr[] = [];
  if (min > -Infinity) bounds.push({ op: 'ge', a: field, b: { op: 'const', value: min, type: 'bigint' }, type: 'boolean' });
  if (max < Infinity) bounds.push({ op: 'le', a: field, b: { op: 'const', value: max, type: 'bigint' }, type: 'boolean' });
  if (bounds.length === 0) return exists(predicate.field, setting);
  return row({ op: 'and', items: bounds, type: 'boolean' }, setting);
}

/** Texts that a value must equal to pass; null where the test is another. */
function exactTexts(test: TextTest, access: FieldAccess | null): readonly string[] | null {
  if (test.kind === 'equals') return test.values;
  if (test.kind === 'whole') return access?.kind === 'address' && parseIpv4(test.text) !== null ? [test.text] : null;
  const [token] = test.kind === 'tokens' && test.tokens.length === 1 ? test.tokens : [];
  // An IPv4 address is one token, and no IPv6 address has such a token.
  return access?.kind === 'address' && token && !token.wildcard && parseIpv4(token.text) !== null ? [token.text] : null;
}

/** Text fields that hold one of these values. */
async function oneOf(field: string, texts: readonly string[], setting: ConditionSetting): Promise<Condition> {
  const access = setting.table.access(field);
  if (!access) return none;
  const wanted = new Set(texts);
  if (access.kind !== 'address' && access.kind !== 'code') {
    return tested(field, `one of ${JSON.stringify([...wanted].sort())}`, (value) => value !== null && wanted.has(String(value)), setting);
  }
  const found = [...wanted].map((text) => access.book.find(text)).filter((code) => code > 0).sort((a, b) => a - b);
  if (found.length === 0) return none;
  const key = `${access.column}|codes ${found.join(',')}`;
  const domain = { stamp: String(setting.tables.stamp(access.book)), size: access.book.size };
  const table = setting.tables.members(key, domain, found);
  return { kind: 'codes', column: access.column, table, domain, key: `${key}#${domain.stamp}`, members: found };
}

/** A test of one field's value. */
async function tested(field: string, key: string, test: (value: Value) => boolean, setting: ConditionSetting): Promise<Condition> {
  return computed({ op: 'field', field, type: 'varchar' }, test, (domain) => `${domain ? domain.keyOf({ op: 'field', field }) : field}|${key}`, setting);
}

/** A test of the value of an expression: per entry where it reads one column, else per row. */
async function computed(expr: Expr, test: (value: Value) => boolean, key: (domain: CodeDomain | null) => string, setting: ConditionSetting): Promise<Condition> {
  const { table, snapshot, tables, zone, lookup, tick } = setting;
  const fields = fieldsOf(expr);
  if (fields.some((field) => !table.access(field))) return none;
  const dictionary = domainOf(table, snapshot, tables, fields, false);
  if (dictionary) {
    try {
      const passes = (code: number): boolean => test(evaluateExpr(expr, dictionary.leaf(code), zone, lookup));
      const own = `${key(dictionary)}@${zone}/${tables.stamp(lookup)}`;
      return await codes(dictionary.column, own, dictionary, async (by) => (await tables.booleans(by, dictionary, passes, tick)).values);
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
    }
  }
  const combinations = dictionary ? null : combinationsOf(table, snapshot, tables, fields);
  if (combinations) {
    const own = `${key(combinations)}@${zone}/${tables.stamp(lookup)}`;
    try {
      const { values } = await tables.booleans(`condition|${own}`, combinations, (code) => test(evaluateExpr(expr, combinations.leaf(code), zone, lookup)), tick);
      const inputs = new Inputs();
      const word = inputs.word({ kind: 'pointer', key: own, at: () => values.pointer });
      const phys: Phys = { op: 'table', word, nulls: null, index: combinations.phys(inputs), type: 'bool' };
      const out = inputs.word({ kind: 'free', key: 'out' });
      const passing: number[] = [];
      table.memory.u8(values.pointer, combinations.size + 1).forEach((passes, code) => passes === 1 && passing.push(code));
      return { kind: 'loop', inputs, phys, out, expr, key: `loop|${own}#${combinations.stamp}`, leaves: combinations.cellsOf(passing) };
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
    }
  }
  return { kind: 'rows', expr, test, key: `rows|${key(null)}@${zone}/${tables.stamp(lookup)}` };
}

/** `tableBy` makes the table of the passing codes under a key. */
async function codes(column: PhysicalName, key: string, domain: Domain, tableBy: (key: string) => Promise<Block>): Promise<Condition> {
  return { kind: 'codes', column, table: await tableBy(`condition|${key}`), domain, key: `${column}|${key}#${domain.stamp}` };
}

async function row(expr: Expr, setting: ConditionSetting): Promise<Condition> {
  if (expr.op === 'and' || expr.op === 'or') {
    // True of a record as soon as it is true of all (of one); null is out either way.
    const items: Condition[] = [];
    for (const item of expr.items) items.push(await row(item, setting));
    return joined(expr.op, items, setting);
  }
  const key = exprKey(expr);
  const bounds = comparedField(expr, setting);
  if (bounds) return bounds;
  const texts = comparedTexts(expr);
  if (texts) return oneOf(texts.field, texts.values, setting);
  const fields = fieldsOf(expr);
  if (fields.length > 0 && domainOf(setting.table, setting.snapshot, setting.tables, fields, false)) {
    return computed(expr, (value) => value === true, (domain) => (domain ? domain.keyOf(expr) : key), setting);
  }
  const inputs = new Inputs();
  const lowered = await lower(expr, inputs, setting);
  if (!lowered) return { kind: 'rows', expr, test: (value) => value === true, key: `rows|${key}@${setting.zone}/${setting.tables.stamp(setting.lookup)}` };
  if (lowered.phys.op === 'bool') return lowered.phys.value ? all : none;
  if (lowered.phys.op === 'null') return none;
  const out = inputs.word({ kind: 'free', key: 'out' });
  return { kind: 'loop', inputs, phys: lowered.phys, out, expr, key: `loop|${key}@${setting.zone}` };
}

/** A number field against a whole constant is a test of bounds. */
function comparedField(expr: Expr, setting: ConditionSetting): Condition | null {
  if (expr.op !== 'eq' && expr.op !== 'lt' && expr.op !== 'le' && expr.op !== 'gt' && expr.op !== 'ge') return null;
  const { a, b, op } = expr;
  if (a.op !== 'field' || b.op !== 'const' || typeof b.value !== 'number' || !Number.isSafeInteger(b.value)) return null;
  const access = setting.table.access(a.field);
  if (access?.kind !== 'number') return null;
  const min = op === 'lt' || op === 'le' ? -Infinity : op === 'gt' ? b.value + 1 : b.value;
  const max = op === 'gt' || op === 'ge' ? Infinity : op === 'lt' ? b.value - 1 : b.value;
  return { kind: 'between', column: access.column, min, max, key: `${access.column} in [${min},${max}]` };
}

/** A text field equal to a constant, or in a list of them. */
function comparedTexts(expr: Expr): { readonly field: string; readonly values: readonly string[] } | null {
  if (expr.op !== 'in' && expr.op !== 'eq') return null;
  const { a } = expr;
  if (a.op !== 'field' || a.type !== 'varchar') return null;
  const values: string[] = [];
  const items = expr.op === 'in' ? expr.items : [expr.b];
  for (const item of items) {
    if (item.op !== 'const' || (typeof item.value !== 'string' && item.value !== null)) return null;
    // Equal to null is never true.
    if (item.value !== null) values.push(item.value);
  }
  return { field: a.field, values };
}
