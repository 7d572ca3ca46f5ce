import { exprKey } from '../../model/expr-key.ts';
import type { Value } from '../../model/frame.ts';
import type { Expr } from '../../model/plan.ts';
import type { TimeRange } from '../../model/time.ts';
import { EvaluationError } from '../functions/evaluation-error.ts';
import { evaluateExpr } from '../functions/expr.ts';
import type { PhysicalName } from '../segment.ts';
import { combinationsOf, labelCodes } from './combinations.ts';
import { bucket, domainOf, type CodeDomain } from './domain.ts';
import type { Inputs } from './encode/inputs.ts';
import type { Phys } from './encode/physical.ts';
import { bucketOf, fieldsOf, grainOf } from './expressions.ts';
import { lower, wantOf, type Setting } from './lower.ts';
import type { Domain } from './tables.ts';

/** A key as a whole number 0…card-1 per record, and back. */
export interface Cell {
  /** i32; i64 when there are more cells than 31 bits hold. */
  readonly phys: Phys;
  readonly card: number;
  readonly decode: (cell: number) => Value;
  /** Equal for cells that mean the same: part of the identity of accumulators. */
  readonly key: string;
  /** Cell of null, -1 where no record is null. */
  readonly nullCell: number;
}

const narrow = 2 ** 31;
/** Whole doubles end here. */
const widest = 2 ** 53;
/** Fine cells of a number column over which an expression is tabulated. */
const tabulated = 1_000_000;
/** Cells of a time key beyond which it is counted from the start of the range rather than of the data. */
const roomy = 20_000;

/**
 * The cell of any expression over a record; null when it must be numbered from the combinations of its fields that occur.
 */
export async function cellOf(e: Expr, inputs: Inputs, setting: Setting, range: TimeRange | null): Promise<Cell | null> {
  const { table, snapshot, tables, zone, lookup } = setting;
  if (e.op === 'field') return fieldCell(e.field, inputs, setting, range);
  const fields = fieldsOf(e);
  if (fields.length === 0) {
    const value = evaluateExpr(e, () => null, zone, lookup);
    const zero: Phys = { op: 'cell', a: { op: 'long', value: '0', type: 'i64' }, low: inputs.long(0), step: 1, nullable: false, type: 'i32' };
    return { phys: zero, card: 1, decode: () => value, key: exprKey(e), nullCell: value === null ? 0 : -1 };
  }
  const key = `${exprKey(e)}@${zone}/${tables.stamp(lookup)}`;
  const dictionary = domainOf(table, snapshot, tables, fields, false);
  if (dictionary) return tabulatedCell(e, dictionary, inputs, setting);
  const [field] = fields;
  const access = fields.length === 1 && field ? table.access(field) : null;
  if (access?.kind === 'number') {
    const bounds = snapshot.bounds(access.column);
    const grain = bounds.min >= 0 && bounds.present ? grainOf(e, zone) : 1;
    if (grain > 1 || bucketOf(e)) return grainCell(e, access.column, grain, inputs, setting, range);
  }
  const want = wantOf(e);
  if (want === 'i64' || want === 'bool') {
    const lowered = await lower(e, inputs, setting);
    if (lowered && want === 'bool') return booleanCell(lowered.phys, inputs, key);
    if (lowered) {
      const { low, high } = lowered;
      if (high - low + 2 < widest) return wholeCell(lowered.phys, low, high, inputs, key);
    }
  }
  if (access?.kind === 'number') return grainCell(e, access.column, 1, inputs, setting, range);
  const chosenOne = await chosenCell(e, inputs, setting);
  if (chosenOne) return chosenOne;
  const combinations = combinationsOf(table, snapshot, tables, fields);
  return combinations && tabulatedCell(e, combinations, inputs, setting);
}

/**
 * A text that is chosen among fields by conditions, without being worked on: `case when C then x end`, `coalesce(x, y)`, and those within
 * one another. Null where the fields have no dictionary in common, or a condition has no loop.
 */
async function chosenCell(e: Expr, inputs: Inputs, setting: Setting): Promise<Cell | null> {
  if (e.op !== 'case' && e.op !== 'coalesce') return null;
  const fields = chosenFields(e);
  const [first] = fields ?? [];
  if (!fields || first === undefined) return null;
  const cell = await fieldCell(first, inputs, setting, null);
  const access = setting.table.access(first);
  if (!cell || cell.nullCell !== 0 || cell.card >= narrow || !access || !('book' in access)) return null;
  for (const field of fields) {
    const other = setting.table.access(field);
    if (!other || !('book' in other) || other.book !== access.book) return null;
  }
  const a = await chosen(e, inputs, setting);
  if (!a) return null;
  return {
    phys: { op: 'cell', a, low: inputs.long(0), step: 1, nullable: false, type: 'i32' }, card: cell.card, decode: cell.decode,
    key: `${exprKey(e)}@${setting.zone}|${cell.key}`, nullCell: 0,
  };
}

/** Fields that are chosen among; null where something else is. */
function chosenFields(e: Expr): readonly string[] | null {
  if (e.op === 'field') return [e.field];
  if (e.op === 'const') return e.value === null ? [] : null;
  const parts = e.op === 'case' ? [...e.whens.map(({ then }) => then), e.otherwise] : e.op === 'coalesce' ? e.items : null;
  if (!parts) return null;
  const fields: string[] = [];
  for (const part of parts) {
    const own = chosenFields(part);
    if (!own) return null;
    fields.push(...own);
  }
  return fields;
}

/** The code of what is chosen as a number, 0 for null. */
async function chosen(e: Expr, inputs: Inputs, setting: Setting): Promise<Phys | null> {
  const none: Phys = { op: 'long', value: '0', type: 'i64' };
  if (e.op === 'const') return none;
  if (e.op === 'field') {
    const cell = await fieldCell(e.field, inputs, setting, null);
    return cell && { op: 'toLong', a: cell.phys, type: 'i64' };
  }
  if (e.op === 'coalesce') {
    let rest: Phys = none;
    for (const item of e.items.toReversed()) {
      const own = await chosen(item, inputs, setting);
      if (!own) return null;
      rest = { op: 'case', whens: [{ when: { op: 'ne', a: own, b: none, type: 'bool' }, then: own }], otherwise: rest, type: 'i64' };
    }
    return rest;
  }
  if (e.op !== 'case') return null;
  const whens: { when: Phys; then: Phys }[] = [];
  for (const { when, then } of e.whens) {
    const test = await lower(when, inputs, setting);
    const own = test && (await chosen(then, inputs, setting));
    if (!own) return null;
    whens.push({ when: test.phys, then: own });
  }
  const otherwise = await chosen(e.otherwise, inputs, setting);
  return otherwise && { op: 'case', whens, otherwise, type: 'i64' };
}

/** An expression evaluated once per code; null where some code has no value, which a row need not have. */
async function tabulatedCell(e: Expr, domain: CodeDomain, inputs: Inputs, { tables, zone, lookup, tick }: Setting): Promise<Cell | null> {
  const key = `${domain.keyOf(e)}@${zone}/${tables.stamp(lookup)}`;
  try {
    const evaluate = (code: number): Value => evaluateExpr(e, domain.leaf(code), zone, lookup);
    const made = await tables.ids(key, domain, evaluate, tick);
    const word = inputs.word({ kind: 'pointer', key: `ids|${key}`, at: () => made.ids.pointer });
    const phys: Phys = { op: 'lookup', word, index: domain.phys(inputs), type: 'i32' };
    return { phys, card: made.results.length, decode: (cell) => made.results[cell] ?? null, key: `${exprKey(e)}@${zone}|${made.results.length}#${domain.stamp}`, nullCell: 0 };
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}

function booleanCell(condition: Phys, inputs: Inputs, key: string): Cell {
  const long = (value: string): Phys => ({ op: 'long', value, type: 'i64' });
  const whens = [{ when: condition, then: long('2') }, { when: { op: 'isnull', a: condition, type: 'bool' } as const, then: long('0') }];
  const a: Phys = { op: 'case', whens, otherwise: long('1'), type: 'i64' };
  const phys: Phys = { op: 'cell', a, low: inputs.long(0), step: 1, nullable: false, type: 'i32' };
  return { phys, card: 3, decode: (cell) => (cell === 0 ? null : cell === 2), key, nullCell: 0 };
}

/** Any whole number between bounds: 0 is null. */
function wholeCell(a: Phys, low: number, high: number, inputs: Inputs, key: string): Cell {
  const card = high - low + 2;
  const phys: Phys = { op: 'cell', a, low: inputs.long(low), step: 1, nullable: true, type: card < narrow ? 'i32' : 'i64' };
  return { phys, card, decode: (cell) => (cell === 0 ? null : low + cell - 1), key: `${key}|${low}|${high}`, nullCell: 0 };
}

async function fieldCell(field: string, inputs: Inputs, setting: Setting, range: TimeRange | null): Promise<Cell | null> {
  const { table, snapshot, tables } = setting;
  const access = table.access(field);
  if (!access) return null;
  switch (access.kind) {
    case 'address':
    case 'code': {
      const { book } = access;
      const slot = inputs.column(access.column);
      return { phys: { op: 'code', slot, type: 'i32' }, card: book.size + 1, decode: (code) => book.text(code), key: `${field}|${book.size}`, nullCell: 0 };
    }
    case 'interface':
    case 'label': {
      const { book } = access;
      const labels = labelCodes(access, table, snapshot, tables);
      return { phys: labels.phys(inputs), card: book.size + 1, decode: (code) => book.text(code), key: `${field}|${book.size}#${labels.stamp}`, nullCell: 0 };
    }
    case 'number':
      return grainCell({ op: 'field', field, type: 'bigint' }, access.column, 1, inputs, setting, range);
    case 'start':
    case 'end': {
      const lowered = await lower({ op: 'field', field, type: 'bigint' }, inputs, setting);
      return lowered && wholeCell(lowered.phys, lowered.low, lowered.high, inputs, field);
    }
  }
}

/** An expression over one number column that cannot change within steps of `grain`. */
async function grainCell(e: Expr, column: PhysicalName, grain: number, inputs: Inputs, setting: Setting, range: TimeRange | null): Promise<Cell | null> {
  const { snapshot, tables, zone, lookup, tick } = setting;
  const bounds = snapshot.bounds(column);
  const floor = (value: number): number => Math.floor(value / grain) * grain;
  let { min, max } = bounds;
  if (column === 'time' && range && (max - min) / grain > roomy) {
    // Two blocks that hold the range, so that a window that moves mostly stays in the same ones.
    const block = grain * 2 ** Math.ceil(Math.log2(Math.max(1024, (range.to - range.from) / grain)));
    const start = Math.floor(Math.max(0, range.from) / block) * block;
    const clamped = { min: Math.max(min, start), max: Math.min(max, start + 2 * block - 1) };
    if (clamped.min <= clamped.max) ({ min, max } = clamped);
    else max = min;
  }
  const low = floor(min);
  const nulls = bounds.nullable ? 1 : 0;
  const fine = (floor(max) - low) / grain + 1 + nulls;
  const valueAt = (cell: number): Value => (nulls && cell === 0 ? null : low + (cell - nulls) * grain);
  const key = `${exprKey(e)}@${zone}|${low}|${fine}`;
  const phys: Phys = max - low < 2 ** 32 - 2 && grain < narrow && fine < narrow
    ? bucket(inputs, column, low, grain, bounds.nullable)
    : { op: 'cell', a: { op: 'column', slot: inputs.column(column), type: 'i64' }, low: inputs.long(low), step: grain, nullable: nullable(nulls), type: fine < narrow ? 'i32' : 'i64' };
  const plain = e.op === 'field' || (bucketOf(e)?.of.op === 'field' && bucketOf(e)?.step === grain);
  if (plain) return { phys, card: fine, decode: valueAt, key, nullCell: nulls ? 0 : -1 };
  if (fine > tabulated) return null;
  const domain: Domain = { stamp: `${column}>${low}/${grain}${nulls ? '?' : ''}`, size: fine - 1 };
  try {
    const made = await tables.ids(`${exprKey(e)}@${zone}`, domain, (cell) => evaluateExpr(e, () => valueAt(cell), zone, lookup), tick);
    const word = inputs.word({ kind: 'pointer', key: `ids|${key}`, at: () => made.ids.pointer });
    return { phys: { op: 'lookup', word, index: phys, type: 'i32' }, card: made.results.length, decode: (cell) => made.results[cell] ?? null, key: `${key}|${made.results.length}`, nullCell: 0 };
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}

function nullable(nulls: number): boolean {
  return nulls > 0;
}
