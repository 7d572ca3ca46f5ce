/** Searching: GetLogsV2, the older GetLogs, and GetHistograms. All read the index, and refuse without one. */

import { http, type RequestHandler } from 'msw';
import * as v from 'valibot';
import { ok, type Result } from '../../../src/base/result.ts';
import { holdingOf } from '../../cloud/delivery/packet-source.ts';
import type { ApiError } from '../../cloud/operation.ts';
import type { Found, LogsFound, SearchAsk } from '../../cloud/search/ask.ts';
import type { CloudContext } from '../context.ts';
import { answer, type Answered, body, parameters, parsed, refusal } from './answer.ts';
import { type InLogstore, inLogstore } from './place.ts';

const second = v.pipe(v.number(), v.integer(), v.minValue(0));
const asked = v.object({
  from: second, to: second, query: v.optional(v.string(), ''), topic: v.optional(v.string(), ''), line: v.optional(v.number(), 100), offset: v.optional(v.number(), 0),
  reverse: v.optional(v.unknown(), false), powerSql: v.optional(v.boolean(), false), session: v.optional(v.string()), forward: v.optional(v.boolean()),
  highlight: v.optional(v.boolean()), accurate: v.optional(v.boolean()),
});
type Asked = Pick<v.InferOutput<typeof asked>, 'from' | 'to' | 'query' | 'topic' | 'line' | 'offset' | 'reverse'>;
const number = v.pipe(v.string(), v.regex(/^-?\d+$/), v.transform(Number));
const flag = v.pipe(v.picklist(['true', 'false']), v.transform((text) => text === 'true'));
/** The same as parameters of an address. */
const asParameters = v.object({
  from: number, to: number, query: v.optional(v.string(), ''), topic: v.optional(v.string(), ''), line: v.optional(number, '100'), offset: v.optional(number, '0'),
  reverse: v.optional(v.union([flag, v.string()]), 'false'), powerSql: v.optional(flag, 'false'),
});

/** What each of these answers where a value is wrong. */
function checked({ from, to, query, topic, line, offset, reverse }: Asked, kind: SearchAsk['kind']): Result<SearchAsk, ApiError> {
  if (from >= to) return refusal(400, 'InvalidTimeRange', 'request time range is invalid.');
  if (!Number.isInteger(line) || line < 0 || line > 100) return refusal(400, 'InvalidLine', 'line is invalid.');
  if (!Number.isInteger(offset) || offset < 0) return refusal(400, 'InvalidOffset', 'offset is invalid.');
  if (typeof reverse !== 'boolean') return refusal(400, 'InvalidReverse', 'reverse is invalid.');
  const whole = topic === '' ? query : `(${query === '' ? '*' : query}) and __topic__: "${topic}"`;
  return ok({ from, to, query: whole, kind, line, offset, reverse });
}

async function find({ packets }: CloudContext, { state, now, region, project, logstore }: InLogstore, ask: SearchAsk): Promise<Result<Exclude<Found, { kind: 'refused' }>, ApiError>> {
  if (logstore.index === null) return refusal(400, 'IndexConfigNotExist', 'Logstore without index config.');
  const hasSql = ask.query.includes('|');
  if (hasSql && ask.offset > 0) {
    return refusal(400, 'ParameterInvalid', 'ErrorType:OLSQueryParseError.ErrorMessage:offset is not available for pagination in sql query, please use limit x,y syntax for pagination.');
  }
  const holding = holdingOf(state, now, region, project.name, logstore.name);
  if (holding === null) throw new Error('A logstore that was found holds nothing.');
  const found = await packets.search(holding, ask);
  if (found.kind === 'refused') return refusal(400, found.code, found.message);
  if (found.kind === 'logs' && found.hasSql && logstore.mode === 'query') {
    return refusal(400, 'ParameterInvalid', 'ErrorType:OLSQueryParseError.ErrorMessage:query logstore does not support sql.');
  }
  return ok(found);
}

function progress(complete: boolean): string {
  return complete ? 'Complete' : 'Incomplete';
}

function meta(found: LogsFound, milliseconds: number): Readonly<Record<string, unknown>> {
  const { rows, keys, types, hasSql, where, aggregation, limited, processedRows, processedBytes, complete } = found;
  return {
    progress: progress(complete), count: rows.length, processedRows, processedBytes, elapsedMillisecond: milliseconds, cpuSec: 0, cpuCores: 0,
    hasSQL: hasSql, whereQuery: where, aggQuery: aggregation, keys, columnTypes: types, terms: [], ...(limited === null ? {} : { limited }),
    mode: 0, isAccurate: false, telementryType: 'None', powerSql: false,
  };
}

/** Milliseconds that the work took, of the page's own clock. */
async function timed<T>(work: () => Promise<T>): Promise<readonly [value: T, milliseconds: number]> {
  const begun = performance.now();
  const value = await work();
  return [value, Math.round(performance.now() - begun)];
}

/** What both forms of the search answer from, and the milliseconds that it took. */
async function logsFound(context: CloudContext, within: InLogstore, read: Asked): Promise<Result<{ readonly found: LogsFound; readonly milliseconds: number }, ApiError>> {
  const ask = checked(read, 'logs');
  if (!ask.ok) return ask;
  const [found, milliseconds] = await timed(() => find(context, within, ask.value));
  if (!found.ok) return found;
  if (found.value.kind !== 'logs') throw new Error('A search found no logs, but something else.');
  return ok({ found: found.value, milliseconds });
}

/** The service wants `Accept-Encoding` from its callers; a page cannot set it, its browser always does. */
async function logsV2(context: CloudContext, within: InLogstore): Promise<Answered> {
  const read = await body(within.request, asked);
  if (!read.ok) return read;
  const done = await logsFound(context, within, read.value);
  if (!done.ok) return done;
  const { found, milliseconds } = done.value;
  return answer({ meta: meta(found, milliseconds), data: found.rows }, within.requestId);
}

/** The older form: what is said of the answer stands in headers. */
async function logs(context: CloudContext, within: InLogstore): Promise<Answered> {
  const read = parsed(asParameters, parameters(within.url));
  if (!read.ok) return read;
  const done = await logsFound(context, within, read.value);
  if (!done.ok) return done;
  const { found, milliseconds } = done.value;
  const { rows, keys, types, hasSql, where, aggregation, limited, processedRows, complete } = found;
  return answer(rows, within.requestId, {
    'x-log-progress': progress(complete), 'x-log-count': String(rows.length), 'x-log-processed-rows': String(processedRows),
    'x-log-elapsed-millisecond': String(milliseconds), 'x-log-has-sql': String(hasSql), 'x-log-where-query': encodeURIComponent(where),
    'x-log-agg-query': encodeURIComponent(aggregation),
    'x-log-query-info': JSON.stringify({ keys, columnTypes: types, terms: [], mode: 0, ...(limited === null ? {} : { limited }) }).replace(/[^\x20-\x7e]/gu, '?'),
  });
}

async function histogram(context: CloudContext, within: InLogstore): Promise<Answered> {
  const read = parsed(asParameters, parameters(within.url));
  if (!read.ok) return read;
  const ask = checked(read.value, 'histogram');
  if (!ask.ok) return ask;
  const found = await find(context, within, ask.value);
  if (!found.ok) return found;
  if (found.value.kind !== 'histogram') throw new Error('A histogram was answered as something else.');
  const { parts } = found.value;
  return answer(parts.map(({ from, to, count, complete }) => ({ from, to, count, progress: progress(complete) })), within.requestId, {
    'x-log-progress': progress(parts.every(({ complete }) => complete)), 'x-log-count': String(parts.reduce((sum, { count }) => sum + count, 0)),
  });
}

/** Reads by `type` on the addresses of a logstore and of its index; anything else there is not for here. */
export function searchHandlers(context: CloudContext): RequestHandler[] {
  const one = '*/cloud/sls/:region/:project/logstores/:logstore';
  const typed = (type: string, answering: ReturnType<typeof inLogstore>): Parameters<typeof http.get>[1] =>
    (info) => (new URL(info.request.url).searchParams.get('type') === type ? answering(info) : undefined);
  const histograms = inLogstore(context, (within) => histogram(context, within));
  return [
    http.post(`${one}/logs`, inLogstore(context, (within) => logsV2(context, within))),
    http.get(`${one}/index`, typed('histogram', histograms)),
    http.get(one, typed('histogram', histograms)),
    http.get(one, typed('log', inLogstore(context, (within) => logs(context, within)))),
  ];
}
