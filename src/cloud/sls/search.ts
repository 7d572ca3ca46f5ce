import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { wireBoolean, wireNumber, wireText } from '../wire.ts';
import { callSls, inLogstore, type LogstorePlace } from './call.ts';

/** What is asked of the service's own search. Times are of records, half open, Unix seconds. */
export interface LogsAsked extends LogstorePlace {
  readonly from: number;
  readonly to: number;
  /** `search`, or `search | SQL`; empty for everything. */
  readonly query: string;
  /** Of a search without SQL: 0 to 100. */
  readonly line?: number;
  readonly offset?: number;
  /** Newest first, to the minute. */
  readonly reverse?: boolean;
}

export interface LogsAnswer {
  /** Every value a text, as the service has it. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** Columns in their order. */
  readonly keys: readonly string[];
  /** False while the service still counts: the same question again comes nearer. */
  readonly complete: boolean;
  readonly processedRows: number;
  readonly hasSql: boolean;
  /** The service cut the rows at this many, as the statement had no limit; null where it did not. */
  readonly limited: number | null;
}

export interface HistogramPart {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly complete: boolean;
}

const value = v.pipe(v.nullable(v.union([v.string(), v.number(), v.boolean()])), v.transform((one) => (one === null ? '' : String(one))));

const logs = v.pipe(
  v.object({
    meta: v.object({
      progress: v.string(), processedRows: v.optional(wireNumber, 0), hasSQL: v.optional(wireBoolean, false), keys: v.nullish(v.array(v.string()), []),
      limited: v.nullish(wireNumber),
    }),
    data: v.nullish(v.array(v.record(v.string(), value)), []),
  }),
  v.transform(({ meta, data }): LogsAnswer => ({
    rows: data, keys: meta.keys, complete: meta.progress === 'Complete', processedRows: meta.processedRows, hasSql: meta.hasSQL,
    limited: meta.limited === undefined || meta.limited === null || meta.limited === 0 ? null : meta.limited,
  })),
);

const histogram = v.array(v.pipe(
  v.object({ from: wireNumber, to: wireNumber, count: wireNumber, progress: wireText }),
  v.transform(({ progress, ...part }): HistogramPart => ({ ...part, complete: progress === 'Complete' })),
));

/** `GetLogsV2`. */
export function getLogs(connection: CloudConnection, asked: LogsAsked, signal?: AbortSignal): Promise<Result<LogsAnswer, CloudProblem>> {
  const { region, from, to, query, line, offset, reverse } = asked;
  return callSls(connection, { region, path: inLogstore(asked, '/logs'), method: 'POST', json: { ...wholeSeconds({ from, to }), query, line, offset, reverse } }, logs, signal);
}

/** How many records the search finds, in parts of the range that the service chooses. SQL is refused. `GetHistograms`. */
export function getHistogram(
  connection: CloudConnection, asked: LogstorePlace & { readonly from: number; readonly to: number; readonly query: string }, signal?: AbortSignal,
): Promise<Result<readonly HistogramPart[], CloudProblem>> {
  const { region, from, to, query } = asked;
  return callSls(connection, { region, path: inLogstore(asked, '/index'), query: { type: 'histogram', ...wholeSeconds({ from, to }), query } }, histogram, signal);
}

/** The service takes whole seconds: those that the range touches. */
function wholeSeconds({ from, to }: { readonly from: number; readonly to: number }): { readonly from: number; readonly to: number } {
  return { from: Math.floor(from), to: Math.ceil(to) };
}
