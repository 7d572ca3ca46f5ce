import type { Aggregate, Expr, Output, Plan, Predicate } from '../../../model/plan.ts';
import type { TimeRange } from '../../../model/time.ts';

const texts = ['srcaddr', 'dstaddr', 'action', 'direction', 'traffic_path', 'eni-id', 'vpc-id', 'vm-id', 'pkt-srcaddr', 'az-id'];
const numbers = ['__time__', 'start', 'end', 'srcport', 'dstport', 'protocol', 'tcp-flags', 'packets', 'bytes'];

export const text = (field: string): Expr => ({ op: 'field', field, type: 'varchar' });
export const number = (field: string): Expr => ({ op: 'field', field, type: 'bigint' });
export const whole = (value: number | bigint): Expr => ({ op: 'const', value, type: 'bigint' });
export const words = (value: string): Expr => ({ op: 'const', value, type: 'varchar' });
export const bucket = (field: string, step: number): Expr => ({ op: 'sub', a: number(field), b: { op: 'mod', a: number(field), b: whole(step), type: 'bigint' }, type: 'bigint' });

/** A plan that puts out its keys and then its aggregates, over everything unless told. */
export function groupPlan(keys: readonly Expr[], aggregates: readonly Aggregate[], rest: Partial<Plan> = {}): Plan {
  const outputs: Output[] = [
    ...keys.map((key, index): Output => ({ name: `k${index}`, unit: 'none', expr: { op: 'key', index, type: key.type } })),
    ...aggregates.map((aggregate, index): Output => ({ name: `a${index}`, unit: 'none', expr: { op: 'aggregate', index, type: aggregate.type } })),
  ];
  return {
    predicate: { kind: 'all' }, range: null, keys, aggregates, rowwise: false, distinct: false, outputs, having: null, order: [],
    limit: 100, limitWritten: false, offset: 0, zone: 28_800, statement: JSON.stringify([keys, aggregates, rest], (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v)), needs: [], ...rest,
  };
}

export const countAll: Aggregate = { fn: 'count', arg: null, distinct: false, type: 'bigint' };
export const sumOf = (arg: Expr): Aggregate => ({ fn: 'sum', arg, distinct: false, type: arg.type });
export const distinctOf = (arg: Expr): Aggregate => ({ fn: 'count', arg, distinct: true, type: 'bigint' });

/** Plans, conditions and ranges by chance; the same for the same sequence of chances. */
export class PlanDice {
  readonly random: () => number;

  constructor(random: () => number) {
    this.random = random;
  }

  below(n: number): number {
    return Math.floor(this.random() * n);
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }

  predicate(depth = 2): Predicate {
    const kind = this.below(depth > 0 ? 13 : 9);
    switch (kind) {
      case 0: if (this.random() < 0.3) return { kind: 'text', field: this.pick(texts), test: { kind: 'whole', text: this.pick(['reject', 'ACCEPT', 'eni-17', '10.0.0.7', 'none such']) } };
        return { kind: 'text', field: 'action', test: { kind: 'equals', values: [this.pick(['ACCEPT', 'REJECT', 'none such'])] } };
      case 1: return { kind: 'text', field: this.pick(texts), test: { kind: 'tokens', tokens: [{ text: this.pick(['eni-1*', '10.0.?.1*', 'az1', 'reject', '7']), wildcard: true }], phrase: false, ignoreCase: true } };
      case 2: return { kind: 'number', field: this.pick(numbers), min: this.pick([null, 6, 443, 1000]), max: this.pick([null, 17, 443, 70_000]), openMin: this.random() < 0.3, openMax: this.random() < 0.3 };
      case 3: return { kind: 'exists', field: this.pick([...texts, ...numbers]) };
      case 4: return { kind: 'address', field: this.pick(['srcaddr', 'dstaddr']), ranges: [{ family: 4, first: 0x0a000000, last: 0x0a000000 + this.below(5000) }, { family: 6, first: [0x20010db8, 0, 0, 0], last: [0x20010db8, this.below(3), 0, 400] }] };
      case 5: return { kind: 'row', expr: { op: this.pick(['gt', 'le', 'eq', 'ne'] as const), a: number(this.pick(numbers)), b: this.pick([number('packets'), number('srcport'), whole(443)]), type: 'boolean' } };
      case 6: return { kind: 'row', expr: { op: this.pick(['eq', 'ne'] as const), a: text('srcaddr'), b: this.pick([text('dstaddr'), words('10.0.0.7')]), type: 'boolean' } };
      case 7: return { kind: 'word', test: { kind: 'tokens', tokens: [{ text: this.pick(['OK', 'in', 'eni-17', 'az*']), wildcard: this.random() < 0.5 }], phrase: false, ignoreCase: true } };
      case 8: return { kind: 'among', a: text('eni-id'), plan: groupPlan([text('eni-id')], [countAll], { order: [{ expr: { op: 'aggregate', index: 0, type: 'bigint' }, descending: true }], limit: 1 + this.below(20) }) };
      case 9: return { kind: 'not', item: this.predicate(depth - 1) };
      case 10: return { kind: 'or', items: [this.predicate(depth - 1), this.predicate(depth - 1)] };
      default: return { kind: 'and', items: [this.predicate(depth - 1), this.predicate(depth - 1)] };
    }
  }

  range(times: readonly number[]): TimeRange | null {
    if (this.random() < 0.4) return null;
    const from = this.pick(times);
    return { from, to: from + this.below(this.pick([10, 400, 4000])) };
  }

  key(): Expr {
    switch (this.below(8)) {
      case 0: return text(this.pick(texts));
      case 1: return number(this.pick(numbers));
      case 2: return bucket('__time__', this.pick([1, 60, 3600]));
      case 3: return bucket(this.pick(['start', 'end', 'bytes']), this.pick([7, 60]));
      case 4: return { op: 'div', a: number(this.pick(numbers)), b: whole(100), type: 'bigint' };
      case 5: return { op: 'case', whens: [{ when: { op: 'lt', a: number('dstport'), b: whole(1024), type: 'boolean' }, then: words('service') }], otherwise: text('direction'), type: 'varchar' };
      case 6: return { op: 'call', name: 'concat', args: [text('srcaddr'), words('>'), text(this.pick(texts))], type: 'varchar' };
      default: return { op: 'isnull', a: text(this.pick(texts)), type: 'boolean' };
    }
  }

  aggregate(): Aggregate {
    const bytes = number('bytes');
    switch (this.below(12)) {
      case 0: return countAll;
      case 1: return { fn: 'count', arg: this.pick([...texts.map(text), ...numbers.map(number)]), distinct: false, type: 'bigint' };
      case 2: return sumOf(number(this.pick(numbers)));
      case 3: return sumOf({ op: 'div', a: { op: 'mul', a: bytes, b: whole(8), type: 'bigint' }, b: whole(60), type: 'bigint' });
      case 4: return { fn: 'avg', arg: number(this.pick(numbers)), distinct: false, type: 'double' };
      case 5: return { fn: this.pick(['min', 'max', 'arbitrary'] as const), arg: number(this.pick(numbers)), distinct: false, type: 'bigint' };
      case 6: return { fn: this.pick(['min', 'max', 'arbitrary'] as const), arg: text(this.pick(texts)), distinct: false, type: 'varchar' };
      case 7: return distinctOf(this.pick([...texts.map(text), ...numbers.map(number)]));
      case 8: return { fn: this.pick(['sum', 'avg'] as const), arg: number(this.pick(['dstport', 'packets'])), distinct: true, type: 'bigint' };
      case 9: return { fn: 'count', arg: { op: 'case', whens: [{ when: { op: 'eq', a: text('action'), b: words('REJECT'), type: 'boolean' }, then: whole(1) }], otherwise: { op: 'const', value: null, type: 'bigint' }, type: 'bigint' }, distinct: false, type: 'bigint' };
      case 10: return sumOf({ op: 'case', whens: [{ when: { op: 'and', items: [{ op: 'gt', a: number('dstport'), b: whole(100), type: 'boolean' }, { op: 'eq', a: text('direction'), b: words('in'), type: 'boolean' }], type: 'boolean' }, then: bytes }], otherwise: { op: 'coalesce', items: [number('packets'), whole(-3)], type: 'bigint' }, type: 'bigint' });
      default: return sumOf({ op: 'mul', a: bytes, b: { op: 'const', value: 0.5, type: 'double' }, type: 'double' });
    }
  }

  plan(times: readonly number[]): Plan {
    const keys = Array.from({ length: this.below(4) }, () => this.key());
    const aggregates = Array.from({ length: this.below(4) + (keys.length === 0 ? 1 : 0) }, () => this.aggregate());
    const order = aggregates.length > 0 && this.random() < 0.6 ? [{ expr: { op: 'aggregate', index: 0, type: aggregates[0]?.type ?? 'bigint' } as const, descending: this.random() < 0.7 }] : [];
    return groupPlan(keys, aggregates, {
      predicate: this.random() < 0.3 ? { kind: 'all' } : this.predicate(), range: this.range(times), order,
      limit: this.pick([3, 20, 100, 100_000]), offset: this.pick([0, 0, 0, 2]),
    });
  }
}
