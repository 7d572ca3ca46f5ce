import { describe, expect, it } from 'vitest';
import type { ColumnType, Value } from '../../model/frame.ts';
import type { Expr } from '../../model/plan.ts';
import { EvaluationError, problemOf } from './evaluation-error.ts';
import { evaluateExpr } from './expr.ts';
import { noLookup } from './ip-lookup.ts';

const c = (value: Value, type?: ColumnType): Expr => ({
  op: 'const',
  value,
  type: type ?? (typeof value === 'string' ? 'varchar' : typeof value === 'boolean' ? 'boolean' : 'bigint'),
});
const call = (name: string, type: ColumnType, ...args: Value[]): Expr => ({ op: 'call', name, type, args: args.map((a) => c(a)) });
const run = (e: Expr, zone = 28_800): Value => evaluateExpr(e, () => null, zone, {
  ...noLookup,
  countryCode: (address) => (address === '120.26.78.90' ? 'CN' : null),
  countryName: () => '中国',
});
const text = (name: string, ...args: Value[]): Value => run(call(name, 'varchar', ...args));
const int = (name: string, ...args: Value[]): Value => run(call(name, 'bigint', ...args));
const dbl = (name: string, ...args: Value[]): Value => run({ op: 'call', name, type: 'double', args: args.map((a) => c(a, 'double')) });
const factOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof EvaluationError) return error.fact.kind;
    throw error;
  }
  return 'nothing';
};

describe('whole numbers', () => {
  const two = (op: 'add' | 'sub' | 'mul' | 'div' | 'mod', a: Value, b: Value): Value => run({ op, a: c(a), b: c(b), type: 'bigint' });

  it('are exact beyond 2^53 and truncate when divided', () => {
    expect(two('add', Number.MAX_SAFE_INTEGER, 2)).toBe(9007199254740993n);
    expect(two('sub', 9007199254740993n, 2)).toBe(Number.MAX_SAFE_INTEGER);
    expect(two('mul', 3037000499, 3037000499)).toBe(9223372030926249001n);
    expect(two('div', -7, 2)).toBe(-3);
    expect(two('mod', -7, 2)).toBe(-1);
    expect(two('div', 9007199254740991, 2)).toBe(4503599627370495);
    expect(Object.is(two('mul', 0, -5), 0)).toBe(true);
  });

  it('agree with bigint on random operands', () => {
    let seed = 42;
    const random = (): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed;
    };
    for (let i = 0; i < 2000; i++) {
      const a = (random() - 1073741824) * (i % 3 === 0 ? 262144 : 1) + (random() % 1000);
      const b = (random() % 5000) - 2500;
      if (b === 0) continue;
      const whole = (value: Value): bigint => (typeof value === 'number' || typeof value === 'bigint' ? BigInt(value) : 0n);
      expect(whole(two('div', a, b))).toBe(BigInt(a) / BigInt(b));
      expect(whole(two('mod', a, b))).toBe(BigInt(a) % BigInt(b));
      expect(whole(two('mul', a, b))).toBe(BigInt(a) * BigInt(b));
    }
  });

  it('refuse division by zero and what leaves 64 bits', () => {
    expect(factOf(() => two('div', 1, 0))).toBe('division-by-zero');
    expect(factOf(() => two('mod', 1n, 0))).toBe('division-by-zero');
    expect(factOf(() => two('mul', 2n ** 62n, 2))).toBe('overflow');
    expect(run({ op: 'div', a: c(1), b: c(0), type: 'double' })).toBe(Number.POSITIVE_INFINITY);
    expect(problemOf(new EvaluationError({ kind: 'division-by-zero' }), '*')).toEqual({ kind: 'division-by-zero', statement: '*' });
    expect(problemOf(new Error('a bug'), '*')).toBeNull();
  });
});

describe('three-valued logic', () => {
  const boolean = (items: Value[], op: 'and' | 'or'): Value => run({ op, items: items.map((i) => c(i, 'boolean')), type: 'boolean' });

  it('keeps the unknown', () => {
    expect(boolean([null, false], 'and')).toBe(false);
    expect(boolean([null, true], 'and')).toBeNull();
    expect(boolean([null, true], 'or')).toBe(true);
    expect(boolean([null, false], 'or')).toBeNull();
    expect(run({ op: 'not', a: c(null, 'boolean'), type: 'boolean' })).toBeNull();
    expect(run({ op: 'eq', a: c(1), b: c(null), type: 'boolean' })).toBeNull();
    expect(run({ op: 'in', a: c(1), items: [c(2), c(null)], type: 'boolean' })).toBeNull();
    expect(run({ op: 'in', a: c(1), items: [c(null), c(1)], type: 'boolean' })).toBe(true);
    expect(text('concat', 'a', null)).toBeNull();
  });

  it('LIKE knows %, _ and its escape, and nothing else', () => {
    const like = (a: string, pattern: string, escape: string | null = null): Value => run({ op: 'like', a: c(a), pattern, escape, type: 'boolean' });
    expect(like('10.0.0.1', '10.%')).toBe(true);
    expect(like('1000001', '10.0%')).toBe(false);
    expect(like('a\nb', 'a%b')).toBe(true);
    expect(like('a%b', 'a\\%b', '\\')).toBe(true);
    expect(like('axb', 'a\\%b', '\\')).toBe(false);
    expect(like('x*', 'x*')).toBe(true);
    expect(like('[a]', '[_]')).toBe(true);
  });
});

describe('functions', () => {
  it('on text count from 1', () => {
    expect(text('substr', '10.0.0.1', 1, 3)).toBe('10.');
    expect(text('substr', 'abc', -2)).toBe('bc');
    expect(text('substr', 'abc', 0)).toBe('');
    expect(int('strpos', '10.0', '.')).toBe(3);
    expect(int('length', '😀a')).toBe(2);
    expect(text('lpad', 'ACCEPT', 8, '*')).toBe('**ACCEPT');
    expect(text('rpad', 'ACCEPT', 3, '*')).toBe('ACC');
    expect(text('split_part', '10.0.0.7', '.', 4)).toBe('7');
    expect(text('split_part', 'a', '.', 2)).toBeNull();
    expect(text('reverse', 'ab😀')).toBe('😀ba');
    expect(text('replace', 'a.b.c', '.', '-')).toBe('a-b-c');
    expect(text('replace', 'a.b.c', '.')).toBe('abc');
    expect(int('levenshtein_distance', 'kitten', 'sitting')).toBe(3);
    expect(text('trim', ' \ta ')).toBe('a');
  });

  it('on patterns', () => {
    expect(text('regexp_extract', '10.7.0.1', '^(\\d+)\\.(\\d+)', 2)).toBe('7');
    expect(text('regexp_extract', 'x', '\\d')).toBeNull();
    expect(text('regexp_replace', '10.0.0.1', '\\.\\d+$', '.x')).toBe('10.0.0.x');
    expect(text('regexp_replace', 'ab', '(a)(b)', '$2$1\\$')).toBe('ba$');
    expect(run(call('regexp_like', 'boolean', 'ACCEPT', '(?i)cep'))).toBe(true);
    expect(factOf(() => run(call('regexp_like', 'boolean', 'a', '(')))).toBe('argument');
  });

  it('on numbers', () => {
    expect(dbl('round', 2.5)).toBe(3);
    expect(dbl('round', -2.5)).toBe(-3);
    expect(dbl('round', 0.125, 2)).toBe(0.13);
    expect(int('round', 1250, -2)).toBe(1300);
    expect(int('abs', -3)).toBe(3);
    expect(int('bitwise_and', 26, 18)).toBe(18);
    expect(int('bitwise_not', 0)).toBe(-1);
    expect(int('bitwise_xor', -1, 2n ** 40n)).toBe(-1099511627777);
    expect(int('bit_count', 7, 64)).toBe(3);
    expect(int('greatest', 3, 2n ** 60n)).toBe(2n ** 60n);
    expect(text('least', 'b', 'a')).toBe('a');
    expect(dbl('log', 8, 2)).toBe(3);
  });

  it('on time read the wall clock of the zone', () => {
    const at = 1720767000; // 2024-07-12 14:50:00 at +08:00
    expect(text('date_format', at, '%Y-%m-%d %H:%i:%S | %y %c %e %k %l %h %I %p %b %M %a %W %j %v %T %r %s %%')).toBe(
      '2024-07-12 14:50:00 | 24 7 12 14 2 02 02 PM Jul July Fri Friday 194 28 14:50:00 02:50:00 PM 00 %',
    );
    expect(run(call('date_trunc', 'timestamp', 'day', at))).toBe(1720713600);
    expect(run(call('date_trunc', 'timestamp', 'day', at), 0)).toBe(1720742400);
    expect(text('date_format', Number(run(call('date_trunc', 'timestamp', 'week', at))), '%a %d')).toBe('Mon 08');
    expect(text('date_format', Number(run(call('date_trunc', 'timestamp', 'quarter', at))), '%Y-%m-%d %T')).toBe('2024-07-01 00:00:00');
    expect(run(call('date_parse', 'timestamp', '2024-07-12 14:50:00', '%Y-%m-%d %H:%i:%s'))).toBe(at);
    expect(run(call('date_parse', 'timestamp', '12/Jul/2024 02:50 PM', '%d/%b/%Y %h:%i %p'))).toBe(at);
    expect(factOf(() => run(call('date_parse', 'timestamp', 'yesterday', '%Y')))).toBe('argument');
    expect(run(call('date_add', 'timestamp', 'month', 1, at))).toBe(at + 31 * 86_400);
    expect(int('date_diff', 'hour', at, at + 7199)).toBe(1);
    expect(int('date_diff', 'month', at, at - 40 * 86_400)).toBe(-1);
    expect(int('hour', at)).toBe(14);
    expect(int('day_of_week', at)).toBe(5);
  });

  it('on weeks agree with ISO 8601 at the turn of years', () => {
    const week = (date: string): Value => text('date_format', Date.parse(`${date}T00:00:00Z`) / 1000, '%x-%v');
    const utc = (date: string): string => String(run(call('date_format', 'varchar', Date.parse(`${date}T00:00:00Z`) / 1000, '%x-%v'), 0));
    expect(week('2020-12-31')).toBe('2020-53');
    expect(utc('2021-01-03')).toBe('2020-53');
    expect(utc('2021-01-04')).toBe('2021-01');
    expect(utc('2019-12-30')).toBe('2020-01');
    expect(utc('2016-01-01')).toBe('2015-53');
  });

  it('on addresses serve both families and give null for what is none', () => {
    expect(text('ip_to_domain', '10.1.2.3')).toBe('intranet');
    expect(text('ip_to_domain', '172.32.0.1')).toBe('internet');
    expect(text('ip_to_domain', 'fd00::1')).toBe('intranet');
    expect(text('ip_to_domain', '-')).toBeNull();
    expect(text('ip_prefix', '10.0.1.7', 24)).toBe('10.0.1.0/24');
    expect(text('ip_prefix', '2408:4001:10::1', 32)).toBe('2408:4001::/32');
    expect(text('ip_subnet_max', '192.168.0.1/24')).toBe('192.168.0.255');
    expect(run(call('is_subnet_of', 'boolean', '10.0.0.7/8', '10.9.9.9'))).toBe(true);
    expect(run(call('is_subnet_of', 'boolean', '2408::/16', '10.9.9.9'))).toBe(false);
    expect(run(call('is_subnet_of', 'boolean', '10.0.0.0/8', '-'))).toBeNull();
    expect(run(call('is_prefix_subnet_of', 'boolean', '10.0.0.0/8', '10.1.0.0/16'))).toBe(true);
    expect(run(call('is_prefix_subnet_of', 'boolean', '10.1.0.0/16', '10.0.0.0/8'))).toBe(false);
    expect(text('ip_to_country', '120.26.78.90')).toBe('中国');
    expect(text('ip_to_country', '120.26.78.90', 'en')).toBe('CN');
    expect(text('ip_to_country_code', '10.0.0.1')).toBeNull();
  });

  it('casts as Presto does', () => {
    const cast = (a: Value, from: ColumnType, type: ColumnType, orNull = false): Value => run({ op: 'cast', a: c(a, from), type, orNull });
    expect(cast('12', 'varchar', 'bigint')).toBe(12);
    expect(cast('9223372036854775807', 'varchar', 'bigint')).toBe(9223372036854775807n);
    expect(factOf(() => cast('x1', 'varchar', 'bigint'))).toBe('cast');
    expect(cast('x1', 'varchar', 'bigint', true)).toBeNull();
    expect(cast(2.5, 'double', 'bigint')).toBe(3);
    expect(cast(1, 'double', 'varchar')).toBe('1.0');
    expect(cast(12345678, 'double', 'varchar')).toBe('1.2345678E7');
    expect(cast(12345678, 'bigint', 'varchar')).toBe('12345678');
    expect(cast(1720767000, 'timestamp', 'varchar')).toBe('2024-07-12 14:50:00.000');
    expect(cast('2024-07-12 14:50:00', 'varchar', 'timestamp')).toBe(1720767000);
  });
});
