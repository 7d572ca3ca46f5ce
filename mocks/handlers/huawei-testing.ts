/** For tests: what flow logs at Huawei Cloud deliver to, made and read by requests. */

import * as v from 'valibot';
import type { Asking } from './testing.ts';

const made = v.object({ log_group_id: v.optional(v.string()), log_stream_id: v.optional(v.string()) });

/** A log group and a log stream in it, new. */
export async function groupAndStream(cloud: Asking, region: string, name = 'flows'): Promise<{ readonly group: string; readonly stream: string }> {
  const groups = `huawei-lts/${region}/v2/-/groups`;
  const group = v.parse(made, (await cloud.ask('POST', groups, { json: { log_group_name: name, ttl_in_days: 7 } })).body).log_group_id ?? '';
  const stream = v.parse(made, (await cloud.ask('POST', `${groups}/${group}/streams`, { json: { log_stream_name: name } })).body).log_stream_id ?? '';
  return { group, stream };
}

const page = v.object({ logs: v.array(v.object({ content: v.string(), line_num: v.string() })), isQueryComplete: v.boolean() });

/** Every line of a stream, page by page. */
export async function streamLines(cloud: Asking, region: string, { group, stream }: { readonly group: string; readonly stream: string }, from: number, to: number, limit = 1000): Promise<string[]> {
  const path = `huawei-lts/${region}/v2/-/groups/${group}/streams/${stream}/content/query`;
  const lines: string[] = [];
  for (let next: object = {}; ;) {
    const answer = await cloud.ask('POST', path, { json: { start_time: String(from * 1000), end_time: String(to * 1000), limit, ...next } });
    const { logs } = v.parse(page, answer.body);
    lines.push(...logs.map(({ content }) => content));
    if (logs.length < limit) return lines;
    next = { search_type: 'forwards', line_num: logs.at(-1)?.line_num };
  }
}
