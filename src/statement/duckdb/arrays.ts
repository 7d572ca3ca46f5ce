import { typeError, unsupported } from '../refusal.ts';
import type { SqlExpr } from '../statement.ts';
import { asText } from './casts.ts';
import type { Context } from './context.ts';
import type { Expressions } from './expression.ts';
import { name as quoted, text } from './literal.ts';
import type { arrayFunctionNames } from './names.ts';
import { brought } from './operators.ts';
import type { Typed } from './typed.ts';
import { arrayOf, commonType, duckdbType, mapOf, sameType, typeName, types, type SqlType } from './types.ts';

type Call = Extract<SqlExpr, { kind: 'call' }>;
type Array = Typed & { readonly type: Extract<SqlType, { t: 'array' }> };
type Map = Typed & { readonly type: Extract<SqlType, { t: 'map' }> };

/** What a function of this family is given: arguments that are no lambdas are lowered, lambdas wait for the types of their parameters. */
class Arguments {
  readonly #typed = new Map<number, Typed>();

  constructor(readonly e: Call, readonly context: Context, readonly expressions: Expressions) {}

  get size(): number {
    return this.e.args.length;
  }

  misfit(): Error {
    const shown = this.e.args.map((arg) => (arg.kind === 'lambda' ? 'function' : typeName(this.expressions.lower(arg, this.context).type)));
    return typeError(`Unexpected parameters (${shown.join(', ')}) for function ${this.e.name}`, this.e.at);
  }

  typed(index: number): Typed {
    const arg = this.e.args[index];
    if (!arg || arg.kind === 'lambda') throw this.misfit();
    // Lowered once, however often it is asked for: what stands in it may be long.
    const known = this.#typed.get(index) ?? this.expressions.lower(arg, this.context);
    this.#typed.set(index, known);
    return known;
  }

  optional(index: number): Typed | null {
    return index < this.size ? this.typed(index) : null;
  }

  array(index: number): Array {
    const typed = this.typed(index);
    if (!isArray(typed)) throw this.misfit();
    return typed;
  }

  map(index: number): Map {
    const typed = this.typed(index);
    if (!isMap(typed)) throw this.misfit();
    return typed;
  }

  bigint(index: number): Typed {
    const typed = this.typed(index);
    if (typed.type.t !== 'bigint') throw this.misfit();
    return typed;
  }

  varchar(index: number): Typed {
    const typed = this.typed(index);
    if (typed.type.t !== 'varchar') throw this.misfit();
    return typed;
  }

  element(index: number, of: SqlType): Typed {
    const typed = this.typed(index);
    if (!commonType(of, typed.type)) throw this.misfit();
    return brought(typed, of.t === 'unknown' ? typed.type : of);
  }

  /** A function of the language under its own name, for patterns as the kernel knows them. */
  get own(): string {
    return `sls_${this.context.lenient ? 'try_' : ''}${this.e.name}`;
  }

  /** Where lambdas stand in lambdas their parameters have names of their own. */
  get depth(): number {
    return this.context.parameters.length;
  }

  /** DuckDB's lambda, and the type of what it gives. */
  lambda(index: number, parameterTypes: readonly SqlType[]): { readonly sql: string; readonly type: SqlType } {
    const names = parameterTypes.map((_, i) => `_p${this.depth + i}`);
    const body = this.body(index, parameterTypes.map((type, i) => ({ sql: names[i] ?? '', type })));
    return { sql: `lambda ${names.join(', ')}: ${body.sql}`, type: body.type };
  }

  /** The body of a lambda with these in the places of its parameters. */
  body(index: number, given: readonly { readonly sql: string; readonly type: SqlType }[]): Typed {
    const arg = this.e.args[index];
    if (arg?.kind !== 'lambda' || arg.parameters.length !== given.length) throw this.misfit();
    const parameters = arg.parameters.map((parameter, i) => ({
      name: parameter.toLowerCase(),
      typed: { sql: given[i]?.sql ?? 'NULL', type: given[i]?.type ?? types.unknown, unit: 'none' as const, at: arg.at },
    }));
    return this.expressions.lower(arg.body, { ...this.context, aggregates: 'a lambda', windows: 'a lambda', parameters: [...this.context.parameters, ...parameters] });
  }

  condition(index: number, parameterTypes: readonly SqlType[]): string {
    const made = this.lambda(index, parameterTypes);
    if (made.type.t === 'unknown') return `${made.sql}::BOOLEAN`;
    if (made.type.t !== 'boolean') throw this.misfit();
    return made.sql;
  }
}

const isArray = (typed: Typed): typed is Array => typed.type.t === 'array';
const isMap = (typed: Typed): typed is Map => typed.type.t === 'map';

interface Made {
  readonly sql: string;
  readonly type: SqlType;
}

const bool = (sql: string): Made => ({ sql, type: types.boolean });
const whole = (sql: string): Made => ({ sql: `CAST(${sql} AS BIGINT)`, type: types.bigint });

/** Both arrays of one type. */
function alike(a: Arguments): [Array, Array] {
  const [x, y] = a.expressions.alikeTyped([a.array(0), a.array(1)], a.e.name);
  if (!x || !y || !isArray(x) || !isArray(y)) throw a.misfit();
  return [x, y];
}

/** Null when it is not true and something in these lists is not known. */
const trueOrUnknown = (sql: string, lists: readonly string[], others: readonly string[] = []): string =>
  `CASE WHEN ${sql} THEN TRUE WHEN ${[...lists, ...others].map((one) => `${one} IS NULL`).join(' OR ')} OR ${lists.map((list) => `list_count(${list}) < len(${list})`).join(' OR ')} THEN NULL ELSE FALSE END`;

/** What a condition says of each element. */
const matches = (a: Arguments): string => `list_transform(${a.array(0).sql}, ${a.condition(1, [a.array(0).type.of])})`;
const anyMatch = (a: Arguments): string => trueOrUnknown(`list_bool_or(${matches(a)})`, [matches(a)]);

/** Elements of an array that is made from numbers, at most: as in Presto, and more would soon be all of the memory. */
const mostElements = 10_000;
const tooMany = (what: string): string => `error(${text(`${what} must not have more than ${mostElements} entries`)})::BIGINT`;

/** Of equal elements the first one. */
const firstOfEach = (list: string): string => `list_filter(${list}, lambda _x, _i: list_position(${list}, _x) IS NOT DISTINCT FROM _i)`;

const makers: Readonly<Record<(typeof arrayFunctionNames)[number], (a: Arguments) => Made>> = {
  cardinality: (a) => {
    const x = a.typed(0);
    if (x.type.t !== 'array' && x.type.t !== 'map') throw a.misfit();
    return whole(x.type.t === 'array' ? `len(${x.sql})` : `cardinality(${x.sql})`);
  },
  element_at: (a) => {
    const x = a.typed(0);
    if (isArray(x)) return { sql: `list_extract(${x.sql}, ${a.bigint(1).sql})`, type: x.type.of };
    const map = a.map(0);
    return { sql: `map_extract_value(${map.sql}, ${a.element(1, map.type.key).sql})`, type: map.type.value };
  },
  array_join: (a) => {
    const x = a.array(0);
    const inner = asText({ sql: '_x', type: x.type.of, unit: 'none', at: x.at }).sql;
    const nulls = a.size > 2 ? `coalesce(${inner}, ${a.varchar(2).sql})` : inner;
    const separator = a.varchar(1).sql;
    // Of no elements that are not null DuckDB would make null.
    return { sql: `CASE WHEN ${x.sql} IS NOT NULL AND ${separator} IS NOT NULL THEN coalesce(array_to_string(list_transform(${x.sql}, lambda _x: ${nulls}), ${separator}), '') END`, type: types.varchar };
  },
  array_sort: (a) => {
    if (a.size > 1) throw unsupported('array_sort with a comparison', a.e.at);
    const x = a.array(0);
    return { sql: `list_sort(${x.sql}, 'ASC', 'NULLS LAST')`, type: x.type };
  },
  array_distinct: (a) => ({ sql: firstOfEach(a.array(0).sql), type: a.array(0).type }),
  array_max: (a) => extreme(a, 'list_max'),
  array_min: (a) => extreme(a, 'list_min'),
  array_position: (a) => {
    const [x, e] = [a.array(0), a.element(1, a.array(0).type.of)];
    return whole(`CASE WHEN ${x.sql} IS NOT NULL AND ${e.sql} IS NOT NULL THEN coalesce(list_position(${x.sql}, ${e.sql}), 0) END`);
  },
  array_remove: (a) => {
    const [x, e] = [a.array(0), a.element(1, a.array(0).type.of)];
    return { sql: `CASE WHEN ${e.sql} IS NOT NULL THEN list_filter(${x.sql}, lambda _x: _x IS DISTINCT FROM ${e.sql}) END`, type: x.type };
  },
  array_union: (a) => {
    const [x, y] = alike(a);
    return { sql: firstOfEach(`list_concat(${x.sql}, ${y.sql})`), type: x.type };
  },
  array_intersect: (a) => {
    const [x, y] = alike(a);
    return { sql: `list_filter(${firstOfEach(x.sql)}, lambda _y: list_position(${y.sql}, _y) > 0)`, type: x.type };
  },
  array_except: (a) => {
    const [x, y] = alike(a);
    return { sql: `list_filter(${firstOfEach(x.sql)}, lambda _y: coalesce(list_position(${y.sql}, _y), 0) = 0)`, type: x.type };
  },
  arrays_overlap: (a) => {
    const [x, y] = alike(a);
    return bool(trueOrUnknown(`list_has_any(${x.sql}, ${y.sql})`, [x.sql, y.sql]));
  },
  contains: (a) => {
    const [x, e] = [a.array(0), a.element(1, a.array(0).type.of)];
    return bool(trueOrUnknown(`list_contains(${x.sql}, ${e.sql})`, [x.sql], [e.sql]));
  },
  flatten: (a) => {
    const { sql, type } = a.array(0);
    if (type.of.t !== 'array') throw a.misfit();
    return { sql: `flatten(${sql})`, type: type.of };
  },
  slice: (a) => {
    const start = a.bigint(1).sql;
    const x = a.array(0);
    const from = `CASE WHEN ${start} < 0 THEN len(${x.sql}) + ${start} + 1 ELSE ${start} END`;
    // DuckDB counts negative places from the end, here they are before the start.
    return { sql: `CASE WHEN ${from} > 0 THEN list_slice(${x.sql}, ${from}, ${from} + ${a.bigint(2).sql} - 1) WHEN ${x.sql} IS NOT NULL THEN list_slice(${x.sql}, 1, 0) END`, type: x.type };
  },
  repeat: (a) => {
    const times = a.bigint(1).sql;
    const count = `CASE WHEN ${times} > ${mostElements} THEN ${tooMany('count argument of repeat function')} ELSE ${times} END`;
    return { sql: `list_transform(range(${count}), lambda _i: ${a.typed(0).sql})`, type: arrayOf(a.typed(0).type) };
  },
  sequence: (a) => {
    const [from, to] = [a.bigint(0).sql, a.bigint(1).sql];
    const step = a.size > 2 ? a.bigint(2).sql : `CASE WHEN ${from} <= ${to} THEN 1 ELSE -1 END`;
    const count = `(CAST(${to} AS HUGEINT) - ${from}) // nullif(${step}, 0)`;
    return { sql: `generate_series(${from}, CASE WHEN ${count} >= ${mostElements} THEN ${tooMany('result of sequence function')} ELSE ${to} END, ${step})`, type: arrayOf(types.bigint) };
  },
  split: (a) => {
    const parts = `string_split(${a.varchar(0).sql}, ${a.varchar(1).sql})`;
    if (a.size < 3) return { sql: parts, type: arrayOf(types.varchar) };
    const limit = a.bigint(2);
    if (typeof limit.constant === 'number' && limit.constant < 1) throw typeError('Limit must be positive', limit.at);
    const most = limit.sql;
    const rest = `array_to_string(list_slice(${parts}, ${most}, len(${parts})), ${a.varchar(1).sql})`;
    return { sql: `CASE WHEN len(${parts}) <= ${most} THEN ${parts} ELSE list_append(list_slice(${parts}, 1, ${most} - 1), ${rest}) END`, type: arrayOf(types.varchar) };
  },
  split_to_map: (a) => {
    const pairs = `list_filter(string_split(${a.varchar(0).sql}, ${a.varchar(1).sql}), lambda _x: contains(_x, ${a.varchar(2).sql}))`;
    const cut = `list_transform(${pairs}, lambda _x: strpos(_x, ${a.varchar(2).sql}))`;
    const keys = `list_transform(${pairs}, lambda _x, _i: substr(_x, 1, list_extract(${cut}, _i) - 1))`;
    const values = `list_transform(${pairs}, lambda _x, _i: substr(_x, list_extract(${cut}, _i) + length(${a.varchar(2).sql})))`;
    return { sql: `map(${keys}, ${values})`, type: mapOf(types.varchar, types.varchar) };
  },
  regexp_extract_all: (a) => ({ sql: `${a.own}(${a.varchar(0).sql}, ${a.varchar(1).sql}${a.size > 2 ? `, ${a.bigint(2).sql}` : ''})`, type: arrayOf(types.varchar) }),
  regexp_split: (a) => ({ sql: `${a.own}(${a.varchar(0).sql}, ${a.varchar(1).sql})`, type: arrayOf(types.varchar) }),
  ip_subnet_range: (a) => ({ sql: `[sls_ip_subnet_min(${a.varchar(0).sql}), sls_ip_subnet_max(${a.varchar(0).sql})]`, type: arrayOf(types.varchar) }),
  map: (a) => {
    if (a.size === 0) return { sql: 'MAP {}', type: mapOf(types.unknown, types.unknown) };
    return { sql: `map(${a.array(0).sql}, ${a.array(1).sql})`, type: mapOf(a.array(0).type.of, a.array(1).type.of) };
  },
  map_keys: (a) => ({ sql: `map_keys(${a.map(0).sql})`, type: arrayOf(a.map(0).type.key) }),
  map_values: (a) => ({ sql: `map_values(${a.map(0).sql})`, type: arrayOf(a.map(0).type.value) }),
  map_concat: (a) => {
    const maps = a.expressions.alikeTyped(a.e.args.map((_, i) => a.map(i)), a.e.name);
    const [first, second] = maps;
    if (!first) throw a.misfit();
    return { sql: second ? `map_concat(${maps.map((map) => map.sql).join(', ')})` : first.sql, type: first.type };
  },
  map_filter: (a) => {
    const { sql, type } = a.map(0);
    const made = entryLambda(a, type);
    if (made.type.t !== 'boolean') throw a.misfit();
    return { sql: `map_from_entries(list_filter(map_entries(${sql}), ${made.sql}))`, type };
  },
  transform_values: (a) => {
    const { sql, type } = a.map(0);
    const made = entryLambda(a, type);
    return { sql: `map(map_keys(${sql}), list_transform(map_entries(${sql}), ${made.sql}))`, type: mapOf(type.key, made.type) };
  },
  transform_keys: (a) => {
    const { sql, type } = a.map(0);
    const made = entryLambda(a, type);
    return { sql: `map(list_transform(map_entries(${sql}), ${made.sql}), map_values(${sql}))`, type: mapOf(made.type, type.value) };
  },
  transform: (a) => {
    const x = a.array(0);
    const made = a.lambda(1, [x.type.of]);
    return { sql: `list_transform(${x.sql}, ${made.sql})`, type: arrayOf(made.type) };
  },
  filter: (a) => ({ sql: `list_filter(${a.array(0).sql}, ${a.condition(1, [a.array(0).type.of])})`, type: a.array(0).type }),
  any_match: (a) => bool(anyMatch(a)),
  all_match: (a) => bool(`(NOT ${trueOrUnknown(`NOT list_bool_and(${matches(a)})`, [matches(a)])})`),
  none_match: (a) => bool(`(NOT ${anyMatch(a)})`),
  reduce: (a) => {
    const x = a.array(0);
    const start = a.typed(1);
    // The state is as wide as what a step makes of it.
    const state = commonType(start.type, a.lambda(2, [start.type, x.type.of]).type);
    if (!state) throw a.misfit();
    const end = a.lambda(3, [state]);
    // DuckDB folds into the type of the elements only: state and element go side by side.
    const [held, next] = [`_p${a.depth}`, `_p${a.depth + 1}`];
    const step = a.body(2, [{ sql: `${held}.s`, type: state }, { sql: `${next}.x`, type: x.type.of }]);
    if (!sameType(step.type, state) && step.type.t !== 'unknown') throw a.misfit();
    const none = (type: SqlType): string => `NULL::${duckdbType(type)}`;
    const pairs = `list_transform(${x.sql}, lambda ${held}: {'s': ${none(state)}, 'x': ${held}})`;
    const folded = `list_reduce(${pairs}, lambda ${held}, ${next}: {'s': ${brought(step, state).sql}, 'x': ${none(x.type.of)}}, {'s': ${brought(start, state).sql}, 'x': ${none(x.type.of)}}).s`;
    return { sql: `list_extract(list_transform([${folded}], ${end.sql}), 1)`, type: end.type };
  },
  zip_with: (a) => {
    const [x, y] = [a.array(0), a.array(1)];
    const at = `_i${a.depth}`;
    const body = a.body(2, [{ sql: `list_extract(${x.sql}, ${at})`, type: x.type.of }, { sql: `list_extract(${y.sql}, ${at})`, type: y.type.of }]);
    return { sql: `list_transform(range(1, CASE WHEN len(${x.sql}) >= len(${y.sql}) THEN len(${x.sql}) ELSE len(${y.sql}) + 0 * len(${x.sql}) END + 1), lambda ${at}: ${body.sql})`, type: arrayOf(body.type) };
  },
};

function extreme(a: Arguments, name: string): Made {
  const x = a.array(0);
  return { sql: `CASE WHEN list_count(${x.sql}) = len(${x.sql}) THEN ${name}(${x.sql}) END`, type: x.type.of };
}

/** A lambda over key and value as one over DuckDB's entries. */
function entryLambda(a: Arguments, type: Extract<SqlType, { t: 'map' }>): { readonly sql: string; readonly type: SqlType } {
  const entry = `_e${a.depth}`;
  const body = a.body(1, [{ sql: `${entry}.${quoted('key')}`, type: type.key }, { sql: `${entry}.${quoted('value')}`, type: type.value }]);
  return { sql: `lambda ${entry}: ${body.sql}`, type: body.type };
}

const makerOf: Readonly<Record<string, ((a: Arguments) => Made) | undefined>> = makers;

export function isArrayFunction(name: string): boolean {
  return Object.hasOwn(makers, name);
}

/** Functions of arrays and maps, with DuckDB's own lists and maps. */
export function lowerArrayFunction(e: Call, context: Context, expressions: Expressions): Typed {
  const maker = makerOf[e.name];
  if (!maker) throw new Error(`No function ${e.name} of arrays`);
  const made = maker(new Arguments(e, context, expressions));
  return { sql: expressions.around.places.mark(`(${made.sql})`, e.at), type: made.type, unit: 'none', at: e.at };
}
