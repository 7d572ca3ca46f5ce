import { isFunctionName, scalarFunction, type ArgumentType } from '../../model/functions.ts';
import type { SqlExpr } from '../statement.ts';
import { syntaxError, typeError, unsupported } from '../refusal.ts';
import { commonUnit } from '../unit.ts';
import { isArrayFunction, lowerArrayFunction } from './arrays.ts';
import type { Context } from './context.ts';
import type { Expressions } from './expression.ts';
import { offsetText, text } from './literal.ts';
import { binary, brought, concatenated } from './operators.ts';
import { unknownFunction } from '../unknown-function.ts';
import type { Typed } from './typed.ts';
import { duckdbType, isNumeric, sameType, typeName, types, type SqlType } from './types.ts';

type Call = Extract<SqlExpr, { kind: 'call' }>;

const misfit = (e: Call, args: readonly Typed[]): Error => typeError(`Unexpected parameters (${args.map((arg) => typeName(arg.type)).join(', ')}) for function ${e.name}`, e.at);

/** A whole number is its own floor, to the last digit. */
function rounded(e: Call, context: Context, expressions: Expressions): Typed {
  const [arg] = e.args;
  const a = arg && arg.kind !== 'lambda' ? expressions.lower(arg, context) : null;
  return a?.type.t === 'bigint' && e.args.length === 1 ? { ...a, at: e.at } : generic(e, context, expressions);
}

/** Functions that are another spelling of an expression, or that need more than their arguments' types. */
const special: Readonly<Record<string, (e: Call, context: Context, expressions: Expressions) => Typed>> = {
  if: (e, context, expressions) => {
    const [condition, then, otherwise] = e.args;
    if (!condition || !then || e.args.length > 3) throw misfit(e, e.args.map((arg) => expressions.lower(arg, context)));
    return expressions.lower({ kind: 'case', operand: null, whens: [{ when: condition, then }], otherwise: otherwise ?? null, at: e.at }, context);
  },
  nullif: (e, context, expressions) => {
    const [a, b] = expressions.alike(e.args, context, 'NULLIF');
    if (!a || !b || e.args.length > 2) throw misfit(e, e.args.map((arg) => expressions.lower(arg, context)));
    return { ...a, sql: `nullif(${a.sql}, ${b.sql})`, at: e.at };
  },
  coalesce: (e, context, expressions) => {
    const items = expressions.alike(e.args, context, 'COALESCE');
    const [first] = items;
    if (!first) throw misfit(e, []);
    const fields = new Set(items.filter((item) => item.field !== undefined).map((item) => item.field));
    const [field] = fields;
    return { sql: `coalesce(${items.map((item) => item.sql).join(', ')})`, type: first.type, unit: commonUnit(items.map((item) => item.unit)), ...(fields.size === 1 && field !== undefined ? { field } : {}), at: e.at };
  },
  try: (e, context, expressions) => {
    const [inner] = e.args;
    if (!inner || e.args.length > 1) throw misfit(e, []);
    return expressions.lower(inner, { ...context, lenient: true });
  },
  concat: (e, context, expressions) => {
    const [first, ...others] = e.args.map((arg) => expressions.lower(arg, context));
    if (!first || others.length === 0) throw misfit(e, first ? [first] : []);
    return others.reduce((a, b) => concatenated(a, b, e.at), first);
  },
  mod: (e, context, expressions) => {
    const [a, b] = e.args;
    if (!a || !b || e.args.length > 2) throw misfit(e, e.args.map((arg) => expressions.lower(arg, context)));
    return binary({ kind: 'binary', op: '%', a, b, at: e.at }, expressions.lower(a, context), expressions.lower(b, context), context.lenient, expressions.around.places);
  },
  typeof: (e, context, expressions) => {
    const [arg] = e.args;
    if (!arg) throw misfit(e, []);
    return { sql: text(typeName(expressions.lower(arg, context).type)), type: types.varchar, unit: 'none', at: e.at };
  },
  current_timezone: (e, _, expressions) => ({ sql: text(offsetText(expressions.around.zoneSeconds)), type: types.varchar, unit: 'none', at: e.at }),
  floor: rounded,
  ceil: rounded,
  ceiling: rounded,
  rand: (e) => random(e),
  random: (e) => random(e),
  date: (e, context, expressions) => expressions.lower({ kind: 'cast', a: e.args[0] ?? { kind: 'null', at: e.at }, type: 'date', orNull: false, at: e.at }, context),
  from_unixtime: (e, context, expressions) => {
    const [seconds, zone] = e.args.map((arg) => expressions.lower(arg, context));
    if (!seconds || e.args.length > 2 || !isNumeric(seconds.type)) throw misfit(e, e.args.map((arg) => expressions.lower(arg, context)));
    if (!zone) return { sql: instant(seconds), type: types.timestamp, unit: 'time', at: e.at };
    const offset = typeof zone.constant === 'string' ? zoneOffset(zone.constant) : null;
    if (offset === null) throw unsupported(`time zone ${typeof zone.constant === 'string' ? zone.constant : 'that is computed'}`, zone.at);
    return { sql: `make_timestamp(CAST(round((${seconds.sql} + ${offset}) * 1000000) AS BIGINT))`, type: types.timestamp, unit: 'time', at: e.at };
  },
  bit_count: (e, context, expressions) => generic({ ...e, args: e.args.length === 1 ? [...e.args, { kind: 'number', text: '64', at: e.at }] : e.args }, context, expressions),
};

function random(e: Call): Typed {
  if (e.args.length > 0) throw unsupported(`${e.name}(n)`, e.at);
  return { sql: 'random()', type: types.double, unit: 'none', at: e.at };
}

/** Unix seconds as a time of the project's zone. */
const instant = (seconds: Typed): string => `sls_from_unixtime(${seconds.sql})`;

const zones: Readonly<Record<string, number>> = {
  utc: 0, gmt: 0, 'asia/shanghai': 28_800, 'asia/chongqing': 28_800, 'asia/hong_kong': 28_800, 'asia/singapore': 28_800, 'asia/kuala_lumpur': 28_800, 'asia/taipei': 28_800,
  'asia/tokyo': 32_400, 'asia/seoul': 32_400, 'asia/bangkok': 25_200, 'asia/jakarta': 25_200, 'asia/kolkata': 19_800, 'asia/dubai': 14_400, 'asia/riyadh': 10_800,
};

/** Seconds east of UTC of a zone without summer time, or of `+08:00`; null for others. */
function zoneOffset(zone: string): number | null {
  const fixed = /^(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(zone.trim());
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 3600 + Number(fixed[3] ?? 0) * 60);
  return zones[zone.trim().toLowerCase()] ?? null;
}

/** A call of a function over one row. */
export function lowerFunction(e: Call, context: Context, expressions: Expressions): Typed {
  const spelled = Object.hasOwn(special, e.name) ? special[e.name] : undefined;
  if (spelled) return spelled(e, context, expressions);
  if (isArrayFunction(e.name)) return reversed(e, context, expressions) ?? lowerArrayFunction(e, context, expressions);
  if (e.name === 'reverse') {
    const a = e.args[0] && expressions.lower(e.args[0], context);
    if (a?.type.t === 'array') return { ...a, sql: `list_reverse(${a.sql})`, at: e.at };
  }
  return generic(e, context, expressions);
}

/** `contains` of texts is not Presto's; here for the hint only. */
function reversed(e: Call, context: Context, expressions: Expressions): Typed | null {
  if (e.name !== 'contains') return null;
  const first = e.args[0] && e.args[0].kind !== 'lambda' ? expressions.lower(e.args[0], context) : null;
  if (first?.type.t === 'varchar') throw typeError('contains() is for arrays; a text is searched with strpos() or LIKE', e.at);
  return null;
}

/** Functions of the table in `model/functions`: checked against it, computed by what bears their name in DuckDB with `sls_` before it. */
function generic(e: Call, context: Context, expressions: Expressions): Typed {
  const known = scalarFunction(e.name);
  if (!known || !isFunctionName(e.name)) throw unknownFunction(e.name, e.at);
  if (e.args.some((arg) => arg.kind === 'lambda')) throw syntaxError(`${e.name}() takes no lambda`, e.at);
  const wanted: ArgumentType[] = [...known.args, ...known.optional];
  const given = known.result === 'common' ? expressions.alike(e.args, context, e.name) : e.args.map((arg) => expressions.lower(arg, context));
  const fits =
    given.length >= known.args.length &&
    (known.rest !== null || given.length <= wanted.length) &&
    given.every((typed, i) => accepts(wanted[i] ?? known.rest ?? 'any', typed.type));
  if (!fits) throw misfit(e, given);
  const args = given.map((typed, i) => argument(typed, wanted[i] ?? known.rest ?? 'any'));
  const [first] = args;
  const result: SqlType = known.result === 'first' || known.result === 'common' ? (first?.type ?? types.varchar) : types[known.result];
  const call = `sls_${context.lenient ? 'try_' : ''}${e.name}(${args.map((arg) => arg.sql).join(', ')})`;
  const isSame = known.result === 'first' || known.result === 'common';
  const unit = result.t === 'timestamp' || e.name === 'to_unixtime' ? 'time' : isSame ? commonUnit((known.result === 'first' ? args.slice(0, 1) : args).map((arg) => arg.unit)) : 'none';
  return { sql: expressions.around.places.mark(isSame && isNumeric(result) ? `CAST(${call} AS ${duckdbType(result)})` : call, e.at), type: result, unit, at: e.at };
}

function accepts(type: ArgumentType, given: SqlType): boolean {
  if (given.t === 'unknown') return true;
  switch (type) {
    case 'any': return given.t !== 'array' && given.t !== 'map' && given.t !== 'row';
    case 'double':
    case 'number': return isNumeric(given);
    case 'moment': return given.t === 'bigint' || given.t === 'double' || given.t === 'timestamp' || given.t === 'date';
    case 'varchar': return given.t === 'varchar' || given.t === 'json';
    case 'timestamp': return given.t === 'timestamp' || given.t === 'date';
    case 'bigint':
    case 'boolean': return given.t === type;
  }
}

/** An argument as its function wants it: times as timestamps of the project's zone. */
function argument(typed: Typed, type: ArgumentType): Typed {
  switch (type) {
    case 'any': return typed;
    case 'number': return typed.type.t === 'unknown' ? brought(typed, types.bigint) : typed.type.t === 'decimal' ? brought(typed, types.double) : typed;
    case 'moment': {
      if (typed.type.t === 'bigint' || typed.type.t === 'double') return { ...typed, sql: instant(typed), type: types.timestamp };
      return brought(typed, types.timestamp);
    }
    default: return sameType(typed.type, types[type]) ? typed : brought(typed, types[type]);
  }
}
