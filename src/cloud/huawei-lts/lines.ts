import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { callHuawei } from '../huawei.ts';
import { wireBoolean, wireText } from '../wire.ts';
import { pathOfGroup, type StreamPlace } from './groups.ts';

export interface LinesAsked extends StreamPlace {
  /** Receive time in Unix seconds, both within; they are rounded to milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Words that a line has to hold. */
  readonly keywords?: string;
  /** Behind this line; from the beginning of the range without it. */
  readonly after?: string;
  /** Newest first. */
  readonly newestFirst?: boolean;
  /** 1 to 5000. */
  readonly limit: number;
}

export interface StreamLine {
  /** A record as it was delivered. */
  readonly content: string;
  /** Its place in the stream, by which reading goes on. */
  readonly line: string;
}

export interface LinesAnswer {
  readonly lines: readonly StreamLine[];
  /** For the next question's `after`; null where there is nothing more in the range. */
  readonly next: string | null;
}

const answer = v.object({ logs: v.nullish(v.array(v.object({ content: v.string(), line_num: wireText })), []), isQueryComplete: v.optional(wireBoolean, true) });

/** One page of what a log stream holds. */
export function readLines(connection: CloudConnection, asked: LinesAsked, signal?: AbortSignal): Promise<Result<LinesAnswer, CloudProblem>> {
  const { region, group, stream, from, to, keywords, after, newestFirst = false, limit } = asked;
  const schema = v.pipe(answer, v.transform(({ logs, isQueryComplete }): LinesAnswer => ({
    lines: logs.map(({ content, line_num: line }) => ({ content, line })),
    // A page that is not full is the last, unless the service says that it was not done.
    next: logs.length >= limit || !isQueryComplete ? (logs.at(-1)?.line_num ?? null) : null,
  })));
  return callHuawei(connection, {
    service: 'huawei-lts', region, path: pathOfGroup(group, `/streams/${encodeURIComponent(stream)}/content/query`), method: 'POST',
    json: {
      start_time: milliseconds(from), end_time: milliseconds(to), keywords, is_desc: newestFirst, limit,
      ...(after === undefined ? {} : { line_num: after, search_type: 'forwards' }),
    },
  }, schema, signal);
}

function milliseconds(seconds: number): string {
  return String(Math.round(seconds * 1000));
}
