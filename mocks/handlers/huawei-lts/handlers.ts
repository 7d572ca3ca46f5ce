/** Huawei Cloud's Log Tank Service, version 2: log groups, log streams, and reading a stream. */

import { http, type HttpHandler } from 'msw';
import * as v from 'valibot';
import { failed, type Result } from '../../../src/base/result.ts';
import { type StreamAsk, streamEntries } from '../../cloud/huawei/stream.ts';
import type { ApiError } from '../../cloud/operation.ts';
import { createGroup, createStream, deleteGroup, deleteStream, findGroup, findStream, groupMissing, streamMissing, updateGroup } from '../../cloud/operations/huawei-lts.ts';
import type { CloudContext } from '../context.ts';
import { done, type HuaweiAnswer, type HuaweiAsked, huaweiAnswering, huaweiBody, nothing } from '../huawei.ts';

const codes = { notJson: 'LTS.0007', invalid: 'LTS.0009' } as const;
type Answered = Result<Response, ApiError>;

/** Behind `groups`, and behind `streams`. */
const groupOf = ({ parts }: HuaweiAsked): string => parts[1] ?? '';
const streamOf = ({ parts }: HuaweiAsked): string => parts[3] ?? '';

function groups(asked: HuaweiAsked): HuaweiAnswer {
  const found = asked.state.huawei.groups.filter(({ region }) => region === asked.region);
  return done({
    log_groups: found.map(({ id, name, ttlDays, createdAt }) => ({ creation_time: createdAt * 1000, log_group_name: name, log_group_id: id, ttl_in_days: ttlDays, tag: {} })),
  }, asked);
}

function streams(asked: HuaweiAsked): HuaweiAnswer {
  if (findGroup(asked.state, asked.region, groupOf(asked)) === undefined) return groupMissing;
  const found = asked.state.huawei.streams.filter(({ region, group }) => region === asked.region && group === groupOf(asked));
  return done({
    log_streams: found.map(({ id, name, createdAt }) => ({ creation_time: createdAt * 1000, log_stream_name: name, log_stream_id: id, filter_count: 0, tag: {} })),
  }, asked);
}

async function newGroup(context: CloudContext, asked: HuaweiAsked): Promise<Answered> {
  const body = await huaweiBody(asked, v.object({ log_group_name: v.string(), ttl_in_days: v.optional(v.number(), 30) }), codes);
  if (!body.ok) return body;
  const made = await context.store.change(createGroup(asked.region, body.value.log_group_name, body.value.ttl_in_days));
  return made.ok ? done({ log_group_id: made.value.id }, asked, 201) : made;
}

async function changeGroup(context: CloudContext, asked: HuaweiAsked): Promise<Answered> {
  const body = await huaweiBody(asked, v.object({ ttl_in_days: v.number() }), codes);
  if (!body.ok) return body;
  const made = await context.store.change(updateGroup(asked.region, groupOf(asked), body.value.ttl_in_days));
  if (!made.ok) return made;
  const { id, name, ttlDays, createdAt } = made.value;
  return done({ creation_time: createdAt * 1000, log_group_name: name, log_group_id: id, ttl_in_days: ttlDays }, asked);
}

async function newStream(context: CloudContext, asked: HuaweiAsked): Promise<Answered> {
  const body = await huaweiBody(asked, v.object({ log_stream_name: v.string(), ttl_in_days: v.optional(v.number()) }), codes);
  if (!body.ok) return body;
  const made = await context.store.change(createStream(asked.region, groupOf(asked), body.value.log_stream_name));
  return made.ok ? done({ log_stream_id: made.value.id }, asked, 201) : made;
}

const milliseconds = v.pipe(v.string(), v.regex(/^\d{13}$/), v.transform(Number));
const reading = v.object({
  start_time: milliseconds,
  end_time: milliseconds,
  keywords: v.optional(v.string()),
  is_count: v.optional(v.boolean(), false),
  is_desc: v.optional(v.boolean(), false),
  line_num: v.optional(v.pipe(v.string(), v.regex(/^\d{1,20}$/), v.transform((text) => BigInt(text)))),
  search_type: v.optional(v.picklist(['init', 'forwards', 'backwards']), 'init'),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5000)), 5000),
});
type Reading = v.InferOutput<typeof reading>;

/** Both ends of the range are within. `forwards` goes on behind the line that is named, `backwards` before it, in the order that is asked for. */
function askOf({ start_time: start, end_time: end, keywords, is_desc: descending, line_num: line, search_type: kind, limit }: Reading): StreamAsk {
  const later = kind === 'init' || line === undefined ? null : (kind === 'forwards') !== descending;
  return {
    from: Math.ceil(start / 1000), to: Math.floor(end / 1000) + 1, descending: kind === 'backwards' ? !descending : descending, limit,
    ...(keywords === undefined || keywords === '' ? {} : { keyword: keywords }),
    ...(later === null || line === undefined ? {} : later ? { after: line } : { before: line }),
  };
}

async function read(context: CloudContext, asked: HuaweiAsked): Promise<Answered> {
  const { state, now, region } = asked;
  if (findGroup(state, region, groupOf(asked)) === undefined) return groupMissing;
  if (findStream(state, region, groupOf(asked), streamOf(asked)) === undefined) return streamMissing;
  const body = await huaweiBody(asked, reading, codes);
  if (!body.ok) return body;
  if (body.value.start_time >= body.value.end_time) return failed({ status: 400, code: codes.invalid, message: 'Failed to validate the request body: start_time is not before end_time' });
  const ask = askOf(body.value);
  const entries = (what: StreamAsk): ReturnType<typeof streamEntries> => streamEntries(state, now, streamOf(asked), what, () => context.sleep(0));
  const found = await entries(ask);
  if (ask.descending !== body.value.is_desc) found.reverse();
  const everything = { from: ask.from, to: ask.to, descending: false, limit: Infinity, ...(ask.keyword === undefined ? {} : { keyword: ask.keyword }) };
  const all = body.value.is_count ? (await entries(everything)).length : null;
  return done({
    ...(all === null ? {} : { count: all }),
    logs: found.map(({ content, line }) => ({ content, line_num: String(line), labels: {} })),
    isQueryComplete: true,
  }, asked);
}

export function huaweiLtsHandlers(context: CloudContext): HttpHandler[] {
  const all = '*/cloud/huawei-lts/:region/v2/:project/groups';
  const one = `${all}/:group`;
  const within = `${one}/streams`;
  const on = (answer: (asked: HuaweiAsked) => HuaweiAnswer) => huaweiAnswering(context, 'huawei-lts', answer);
  return [
    http.get(all, on(groups)), http.post(all, on((asked) => newGroup(context, asked))), http.post(one, on((asked) => changeGroup(context, asked))),
    http.delete(one, on(async (asked) => {
      const gone = await context.store.change(deleteGroup(asked.region, groupOf(asked)));
      return gone.ok ? nothing(asked) : gone;
    })),
    http.get(within, on(streams)), http.post(within, on((asked) => newStream(context, asked))),
    http.delete(`${within}/:stream`, on(async (asked) => {
      const gone = await context.store.change(deleteStream(asked.region, groupOf(asked), streamOf(asked)));
      return gone.ok ? nothing(asked) : gone;
    })),
    http.post(`${within}/:stream/content/query`, on((asked) => read(context, asked))),
  ];
}
