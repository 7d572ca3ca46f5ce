import type { SeriesPadding } from '../model/sql-plan.ts';
import type { Question } from './question.ts';
import { printExpr } from './print-sql.ts';
import { syntaxError, typeError, unsupported } from './refusal.ts';
import { mapParts, mapQuery } from './sql/walk.ts';
import type { Query, SqlExpr } from './statement.ts';

type Call = Extract<SqlExpr, { kind: 'call' }>;

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const fills: Readonly<Record<string, SeriesPadding['fill']>> = { '0': 'zero', null: 'null', last: 'last', next: 'next', avg: 'average' };

/**
 * `time_series(x, window, format, padding)` is the label of a bucket: it becomes the formatted start of the bucket, and, where it is
 * a column of the statement itself, buckets without rows are filled over the time range of the question. It wants GROUP BY and an
 * ascending ORDER BY on it (SLS, time series completion). Without a time range nothing says where a series begins and ends, and
 * nothing is filled.
 */
export function planSeries(query: Query, question: Pick<Question, 'range' | 'projectZone'>): { readonly query: Query; readonly padding: (SeriesPadding & { readonly name: string }) | null } {
  const own = query.kind === 'select' ? query.items.flatMap((item, index) => (item.kind === 'item' && isSeries(item.expr) ? [{ item, index, call: item.expr }] : [])) : [];
  const [series] = own;
  const zone = question.projectZone;
  const lowered = mapQuery(query, function lower(e): SqlExpr {
    return isSeries(e) ? labelOf(e, zone) : mapParts(e, lower, (inner) => mapQuery(inner, lower));
  });
  if (!series || query.kind !== 'select') return { query: lowered, padding: null };
  const { call, item, index } = series;
  const { window, format, fill } = partsOf(call);
  const name = item.alias ?? `_col${index}`;
  const isIt = (e: SqlExpr): boolean =>
    (e.kind === 'name' && e.table === null && e.name.toLowerCase() === name.toLowerCase()) || (e.kind === 'number' && e.text === String(index + 1)) || isSeries(e);
  if (!query.groupBy.some((group) => group.kind !== 'grouping' && isIt(group))) throw syntaxError('time_series() needs GROUP BY on it', call.at);
  const [order] = query.orderBy;
  if (!order || !isIt(order.expr)) throw syntaxError('time_series() needs ORDER BY on it', call.at);
  if (order.descending) throw syntaxError('time_series() is ordered ascending only', order.expr.at);
  if (query.limit?.offset) throw unsupported('LIMIT y, x with time_series()', query.limit.offset.at);
  const by = query.items.flatMap((other, place) => (other.kind === 'item' && place !== index && query.groupBy.some((group) => group.kind !== 'grouping' && names(group, other, place)) ? [place] : []));
  const range = question.range;
  return { query: lowered, padding: range && { name, output: index, by, windowSeconds: window, format, fill, range } };
}

/** True when a key of GROUP BY is this column: by its alias, its place or what it says. */
function names(key: SqlExpr, item: { readonly expr: SqlExpr; readonly alias: string | null }, place: number): boolean {
  if (key.kind === 'number') return key.text === String(place + 1);
  const alias = item.alias ?? (item.expr.kind === 'name' ? item.expr.name : null);
  if (key.kind === 'name' && key.table === null && alias !== null && key.name.toLowerCase() === alias.toLowerCase()) return true;
  return printExpr(key).toLowerCase() === printExpr(item.expr).toLowerCase();
}

/** A format of times that says something holds a code. */
const formatCodes = /%[a-zA-Z]/;

const isSeries = (e: SqlExpr): e is Call => e.kind === 'call' && e.name === 'time_series';

function partsOf(call: Call): { readonly window: number; readonly format: string; readonly fill: SeriesPadding['fill'] } {
  const [, window, format, padding] = call.args;
  if (call.args.length !== 4 || window?.kind !== 'text' || format?.kind !== 'text' || padding?.kind !== 'text') {
    throw typeError("time_series() takes a time, a window such as '5m', a format and a padding, the last three as texts that are written", call.at);
  }
  const match = /^(\d+)([smhd])$/.exec(window.value.trim());
  const unit = seconds[match?.[2] ?? ''];
  const count = Number(match?.[1] ?? 0);
  if (unit === undefined || count === 0) throw typeError(`'${window.value}' is no window: 30s, 5m, 2h, 3d`, window.at);
  const fill = fills[padding.value.trim().toLowerCase()];
  if (fill === undefined) throw typeError(`'${padding.value}' is no padding: 0, null, last, next, avg`, padding.at);
  if (!formatCodes.test(format.value)) throw typeError(`'${format.value}' holds no part of a time`, format.at);
  return { window: count * unit, format: format.value, fill };
}

/** The start of the bucket, in the project's zone, as text. */
function labelOf(call: Call, zone: number): SqlExpr {
  const { window, format } = partsOf(call);
  const [time] = call.args;
  const { at } = call;
  if (!time) throw typeError('time_series() needs a time', at);
  const number = (value: number): SqlExpr => ({ kind: 'number', text: String(Math.abs(value)), at });
  const binary = (op: '+' | '-' | '%', a: SqlExpr, b: SqlExpr): SqlExpr => ({ kind: 'binary', op, a, b, at });
  const moved = binary('%', binary(zone < 0 ? '-' : '+', time, number(zone)), number(window));
  const start: SqlExpr = { kind: 'call', name: 'from_unixtime', distinct: false, star: false, args: [binary('-', time, moved)], at };
  return { kind: 'call', name: 'date_format', distinct: false, star: false, args: [start, { kind: 'text', value: format, at }], at };
}
