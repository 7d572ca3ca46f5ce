import type { Value } from '../../model/frame.ts';
import type { Expr } from '../../model/plan.ts';
import { EvaluationError } from '../functions/evaluation-error.ts';
import { evaluateExpr } from '../functions/expr.ts';
import type { IpLookup } from '../functions/ip-lookup.ts';
import type { TableView } from '../table-view.ts';
import { combinationsOf } from './combinations.ts';
import { domainOf, type CodeDomain } from './domain.ts';
import type { Inputs } from './encode/inputs.ts';
import type { Phys } from './encode/physical.ts';
import { fieldsOf } from './expressions.ts';
import type { Snapshot } from './snapshot.ts';
import type { Block, Tables } from './tables.ts';

/** What expressions are lowered against; one per answer. */
export interface Setting {
  readonly table: TableView;
  readonly snapshot: Snapshot;
  readonly tables: Tables;
  readonly zone: number;
  readonly lookup: IpLookup;
  readonly tick: () => Promise<void>;
}

/** A physical expression with the bounds of its values (whole numbers only; doubles are unbounded). */
export interface Lowered {
  readonly phys: Phys;
  readonly low: number;
  readonly high: number;
}

type Want = 'i64' | 'f64' | 'bool';

/** Beyond this a bound, which is a double, no longer proves anything about 64 bits. */
const provable = 2 ** 62;

export function wantOf(e: Expr): Want | null {
  return e.type === 'bigint' ? 'i64' : e.type === 'double' ? 'f64' : e.type === 'boolean' ? 'bool' : null;
}

/**
 * An expression over a record as a physical one; null when no loop can compute it exactly (text made of several columns,
 * arithmetic that may leave 64 bits, functions over wide numbers).
 */
export async function lower(e: Expr, inputs: Inputs, setting: Setting): Promise<Lowered | null> {
  const want = wantOf(e);
  return want ? new Lowering(inputs, setting).lower(e, want) : null;
}

class Lowering {
  private readonly inputs: Inputs;
  private readonly setting: Setting;

  constructor(inputs: Inputs, setting: Setting) {
    this.inputs = inputs;
    this.setting = setting;
  }

  async lower(e: Expr, want: Want): Promise<Lowered | null> {
    if (want === 'f64' && e.type === 'bigint') {
      const a = await this.lower(e, 'i64');
      return a && { phys: { op: 'toDouble', a: a.phys, type: 'f64' }, low: -Infinity, high: Infinity };
    }
    if (e.op === 'const') return constant(e.value, want);
    if (wantOf(e) !== want) return null;
    const fields = fieldsOf(e);
    if (fields.length === 0) return this.evaluated(e, want);
    const { table, snapshot, tables } = this.setting;
    const dictionary = domainOf(table, snapshot, tables, fields, false);
    if (dictionary) return this.tabulated(e, want, dictionary);
    const direct = await this.direct(e, want);
    if (direct) return direct;
    const numbers = domainOf(table, snapshot, tables, fields, true);
    if (numbers) return this.tabulated(e, want, numbers);
    const combinations = combinationsOf(table, snapshot, tables, fields);
    return combinations && this.tabulated(e, want, combinations);
  }

  private evaluated(e: Expr, want: Want): Lowered | null {
    try {
      return constant(evaluateExpr(e, noLeaf, this.setting.zone, this.setting.lookup), want);
    } catch (error) {
      if (error instanceof EvaluationError) return null;
      throw error;
    }
  }

  private async tabulated(e: Expr, want: Want, domain: CodeDomain): Promise<Lowered | null> {
    const { tables, zone, lookup, tick } = this.setting;
    const key = `${domain.keyOf(e)}@${zone}/${tables.stamp(lookup)}`;
    const evaluate = (code: number): Value => evaluateExpr(e, domain.leaf(code), zone, lookup);
    try {
      const index = domain.phys(this.inputs);
      if (want === 'bool') {
        const table = await tables.booleans(key, domain, evaluate, tick);
        return { phys: { op: 'table', word: this.pointer(table.values, key), nulls: null, index, type: 'bool' }, low: 0, high: 1 };
      }
      const table = await tables.numbers(key, domain, want, evaluate, tick);
      const nulls = table.nulls && this.pointer(table.nulls, `${key}?`);
      return { phys: { op: 'table', word: this.pointer(table.values, key), nulls, index, type: want }, low: table.low, high: table.high };
    } catch (error) {
      // Some entry cannot be computed; whether a record has it shows only row by row.
      if (error instanceof EvaluationError) return null;
      throw error;
    }
  }

  private pointer(block: Block, key: string): number {
    return this.inputs.word({ kind: 'pointer', key, at: () => block.pointer });
  }

  private async direct(e: Expr, want: Want): Promise<Lowered | null> {
    switch (e.op) {
      case 'field':
        return this.field(e.field, want);
      case 'add':
      case 'sub':
      case 'mul':
      case 'div':
      case 'mod': {
        if (want === 'bool' || (want === 'f64' && e.op === 'mod')) return null;
        const a = await this.lower(e.a, want);
        const b = a && (await this.lower(e.b, want));
        return a && b && arithmetic(e.op, a, b, want);
      }
      case 'neg': {
        if (want !== 'i64') return null;
        const a = await this.lower(e.a, want);
        return a && arithmetic('sub', { phys: { op: 'long', value: '0', type: 'i64' }, low: 0, high: 0 }, a, want);
      }
      case 'eq':
      case 'ne':
      case 'lt':
      case 'le':
      case 'gt':
      case 'ge':
        return this.comparison(e.op, e.a, e.b);
      case 'and':
      case 'or': {
        const items = await this.all(e.items, 'bool');
        return items && truth({ op: e.op, items: items.map((item) => item.phys), type: 'bool' });
      }
      case 'not': {
        const a = await this.lower(e.a, 'bool');
        return a && truth({ op: 'not', a: a.phys, type: 'bool' });
      }
      case 'isnull': {
        const a = await this.nullable(e.a);
        return a && truth({ op: 'isnull', a, type: 'bool' });
      }
      case 'in': {
        if (e.items.length === 0 || e.items.length > 64) return null;
        const items: Phys[] = [];
        for (const item of e.items) {
          const one = await this.comparison('eq', e.a, item);
          if (!one) return null;
          items.push(one.phys);
        }
        return truth({ op: 'or', items, type: 'bool' });
      }
      case 'case': {
        const whens: { when: Phys; then: Phys }[] = [];
        const values: Lowered[] = [];
        for (const w of e.whens) {
          const when = await this.lower(w.when, 'bool');
          const then = when && (await this.lower(w.then, want));
          if (!when || !then) return null;
          whens.push({ when: when.phys, then: then.phys });
          values.push(then);
        }
        const otherwise = await this.lower(e.otherwise, want);
        if (!otherwise) return null;
        return { phys: { op: 'case', whens, otherwise: otherwise.phys, type: want }, ...hull([...values, otherwise]) };
      }
      case 'coalesce': {
        const items = await this.all(e.items, want);
        return items && { phys: { op: 'coalesce', items: items.map((item) => item.phys), type: want }, ...hull(items) };
      }
      case 'cast':
        return e.a.type === e.type || (e.a.type === 'bigint' && want === 'f64') ? this.lower(e.a, want) : null;
      default:
        return null;
    }
  }

  private async all(items: readonly Expr[], want: Want): Promise<Lowered[] | null> {
    const lowered: Lowered[] = [];
    for (const item of items) {
      const one = await this.lower(item, want);
      if (!one) return null;
      lowered.push(one);
    }
    return lowered;
  }

  private field(field: string, want: Want): Lowered | null {
    const { table, snapshot } = this.setting;
    const access = table.access(field);
    if (!access || want !== 'i64') return null;
    const column = (name: 'time' | 'lag' | 'duration'): Lowered => this.column(name);
    switch (access.kind) {
      case 'number': {
        const bounds = snapshot.bounds(access.column);
        if (!bounds.present) return constant(null, want);
        return this.column(access.column);
      }
      case 'start':
        return arithmetic('add', column('time'), column('lag'), 'i64');
      case 'end':
        return arithmetic('add', column('time'), column('duration'), 'i64');
      default:
        return null;
    }
  }

  private column(name: Parameters<Inputs['column']>[0]): Lowered {
    const bounds = this.setting.snapshot.bounds(name);
    return { phys: { op: 'column', slot: this.inputs.column(name), type: 'i64' }, low: bounds.min, high: bounds.max };
  }

  /** Anything whose only question is whether it is null. */
  private async nullable(e: Expr): Promise<Phys | null> {
    const want = wantOf(e);
    if (want) return (await this.lower(e, want))?.phys ?? null;
    return null;
  }

  private async comparison(op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge', x: Expr, y: Expr): Promise<Lowered | null> {
    const fields = fieldsOf(y, fieldsOf(x));
    const { table, snapshot, tables } = this.setting;
    const dictionary = fields.length > 0 ? domainOf(table, snapshot, tables, fields, false) : null;
    if (dictionary) return this.tabulated({ op, a: x, b: y, type: 'boolean' }, 'bool', dictionary);
    const codes = op === 'eq' || op === 'ne' ? this.sameBook(x, y) : null;
    if (codes) return truth({ op, a: codes[0], b: codes[1], type: 'bool' });
    const want = x.type === 'double' || y.type === 'double' ? 'f64' : x.type === 'bigint' && y.type === 'bigint' ? 'i64' : null;
    // A null literal can come with any type.
    if (!want) return x.type === 'boolean' && y.type === 'boolean' ? this.compared(op, x, y, 'bool') : null;
    return this.compared(op, x, y, want);
  }

  private async compared(op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge', x: Expr, y: Expr, want: Want): Promise<Lowered | null> {
    const a = await this.lower(x, want);
    const b = a && (await this.lower(y, want));
    return a && b && truth({ op, a: a.phys, b: b.phys, type: 'bool' });
  }

  /** Two fields of one dictionary compare by code. */
  private sameBook(x: Expr, y: Expr): readonly [Phys, Phys] | null {
    if (x.op !== 'field' || y.op !== 'field') return null;
    const a = this.setting.table.access(x.field);
    const b = this.setting.table.access(y.field);
    if (a?.kind !== 'address' || b?.kind !== 'address' || a.book !== b.book) return null;
    const coded = (column: Parameters<Inputs['column']>[0]): Phys => ({ op: 'coded', a: { op: 'code', slot: this.inputs.column(column), type: 'i32' }, type: 'i64' });
    return [coded(a.column), coded(b.column)];
  }
}

const noLeaf = (): Value => {
  throw new TypeError('A constant has no fields');
};

function truth(phys: Phys): Lowered {
  return { phys, low: 0, high: 1 };
}

function hull(values: readonly Lowered[]): { low: number; high: number } {
  return { low: Math.min(...values.map((v) => v.low)), high: Math.max(...values.map((v) => v.high)) };
}

function constant(value: Value, want: Want): Lowered | null {
  if (value === null) return { phys: { op: 'null', type: want }, low: 0, high: 0 };
  if (want === 'bool') return typeof value === 'boolean' ? truth({ op: 'bool', value, type: 'bool' }) : null;
  if (typeof value !== 'number' && typeof value !== 'bigint') return null;
  const number = Number(value);
  if (want === 'f64') return { phys: { op: 'double', value: number, type: 'f64' }, low: -Infinity, high: Infinity };
  if (typeof value === 'number' && !Number.isInteger(value)) return null;
  return { phys: { op: 'long', value: String(BigInt(value)), type: 'i64' }, low: number, high: number };
}

/** Null when a whole result may leave 64 bits. */
function arithmetic(op: 'add' | 'sub' | 'mul' | 'div' | 'mod', a: Lowered, b: Lowered, type: 'i64' | 'f64'): Lowered | null {
  const phys: Phys = { op, a: a.phys, b: b.phys, type };
  if (type === 'f64') return op === 'mod' ? null : { phys, low: -Infinity, high: Infinity };
  const bounds = boundsOf(op, a, b);
  return bounds.low < -provable || bounds.high > provable ? null : { phys, ...bounds };
}

function boundsOf(op: 'add' | 'sub' | 'mul' | 'div' | 'mod', a: Lowered, b: Lowered): { low: number; high: number } {
  switch (op) {
    case 'add':
      return { low: a.low + b.low, high: a.high + b.high };
    case 'sub':
      return { low: a.low - b.high, high: a.high - b.low };
    case 'mul': {
      const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
      return { low: Math.min(...corners), high: Math.max(...corners) };
    }
    case 'div': {
      const most = Math.max(Math.abs(a.low), Math.abs(a.high));
      if (b.low > 0) {
        const corners = [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high].map((x) => Math.trunc(x));
        return { low: Math.min(...corners), high: Math.max(...corners) };
      }
      return { low: -most, high: most };
    }
    case 'mod': {
      const most = Math.min(Math.max(Math.abs(a.low), Math.abs(a.high)), Math.max(Math.abs(b.low), Math.abs(b.high)) - 1);
      return { low: a.low < 0 ? -most : 0, high: a.high > 0 ? Math.max(0, most) : 0 };
    }
  }
}
