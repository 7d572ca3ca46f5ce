/** Logstores and their indexes. */

import { http, type RequestHandler } from 'msw';
import * as v from 'valibot';
import { createLogstore, deleteLogstore, updateLogstore, withLogstore } from '../../cloud/operations/sls/logstore.ts';
import { refused } from '../../cloud/operation.ts';
import { openShards } from '../../cloud/operations/sls/shard.ts';
import type { IndexState, LogstoreState } from '../../cloud/state.ts';
import type { CloudContext } from '../context.ts';
import { answer, body, digits, empty, page, parameters, parsed, refusal } from './answer.ts';
import { type InLogstore, inLogstore, inProject } from './place.ts';

const listing = v.object({
  offset: v.optional(digits(0, 1e9), '0'), size: v.optional(digits(1, 500), '200'), logstoreName: v.optional(v.string(), ''), mode: v.optional(v.string()),
});
const creation = v.object({
  logstoreName: v.string(),
  ttl: v.number(),
  shardCount: v.number(),
  autoSplit: v.optional(v.boolean(), false),
  maxSplitShard: v.optional(v.number(), 64),
  mode: v.optional(v.picklist(['standard', 'query']), 'standard'),
});
const change = v.object({ ttl: v.optional(v.number()), autoSplit: v.optional(v.boolean()), maxSplitShard: v.optional(v.number()) });

function shown(one: LogstoreState): Readonly<Record<string, unknown>> {
  return {
    logstoreName: one.name, ttl: one.ttl, shardCount: openShards(one).length, autoSplit: one.autoSplit, maxSplitShard: one.maxSplitShard, mode: one.mode,
    appendMeta: true, enable_tracking: false, hot_ttl: 0, telemetryType: 'None', archiveSeconds: 0, productType: '', createTime: one.createdAt,
    lastModifyTime: one.modifiedAt,
  };
}

const token = v.array(v.string());
const key = v.object({
  type: v.picklist(['text', 'long', 'double', 'json']),
  token: v.optional(token), caseSensitive: v.optional(v.boolean()), chn: v.optional(v.boolean()), doc_value: v.optional(v.boolean()), alias: v.optional(v.string()),
});
const index = v.pipe(
  v.object({
    line: v.optional(v.object({ token, caseSensitive: v.optional(v.boolean()), chn: v.optional(v.boolean()) })),
    keys: v.optional(v.record(v.pipe(v.string(), v.maxLength(128)), key)),
    max_text_len: v.optional(v.pipe(v.number(), v.integer(), v.minValue(64), v.maxValue(16384)), 2048),
  }),
  v.check(({ line, keys }) => line !== undefined || keys !== undefined, 'index needs line or keys.'),
);

function indexShown({ keys, line, maxTextLength, modifiedAt }: IndexState, ttl: number): Readonly<Record<string, unknown>> {
  return { index_mode: 'v2', keys, ...(line === null ? {} : { line }), ttl, max_text_len: maxTextLength, log_reduce: false, storage: 'pg', lastModifyTime: modifiedAt };
}

export function logstoreHandlers(context: CloudContext): RequestHandler[] {
  const all = '*/cloud/sls/:region/:project/logstores';
  const one = `${all}/:logstore`;
  const list = inProject(context, ({ url, state, project, requestId }) => {
    const read = parsed(listing, parameters(url));
    if (!read.ok) return read;
    const { offset, size, logstoreName, mode } = read.value;
    const found = state.logstores
      .filter((each) => each.project === project.name && each.region === project.region && each.name.includes(logstoreName) && (mode === undefined || each.mode === mode))
      .map(({ name }) => name)
      .sort();
    const { total, count, items } = page(found, offset, size);
    return answer({ count, total, logstores: items }, requestId);
  });
  const create = inProject(context, async ({ request, project, requestId }) => {
    const read = await body(request, creation, 'LogStoreInfoInvalid');
    if (!read.ok) return read;
    const { logstoreName: name, ...wish } = read.value;
    const done = await context.store.change(createLogstore({ region: project.region, project: project.name, name }, wish));
    return done.ok ? empty(requestId) : done;
  });
  const update = inLogstore(context, async ({ request, place, requestId }) => {
    const read = await body(request, change, 'LogStoreInfoInvalid');
    if (!read.ok) return read;
    const wish = Object.fromEntries(Object.entries(read.value).filter(([, value]) => value !== undefined));
    const done = await context.store.change(updateLogstore(place, wish));
    return done.ok ? empty(requestId) : done;
  });
  const drop = inLogstore(context, async ({ place, requestId }) => {
    const done = await context.store.change(deleteLogstore(place));
    return done.ok ? empty(requestId) : done;
  });
  return [
    http.get(all, list),
    http.post(all, create),
    http.put(one, update),
    http.delete(one, drop),
    ...indexHandlers(context, `${one}/index`),
    // Reads of records have a type and come before this, in their own file.
    http.get(one, inLogstore(context, ({ logstore, requestId }) => answer(shown(logstore), requestId))),
  ];
}

function indexHandlers(context: CloudContext, path: string): RequestHandler[] {
  const write = async ({ request, place, requestId }: InLogstore, creates: boolean) => {
    const read = await body(request, index, 'IndexInfoInvalid');
    if (!read.ok) return read;
    const { keys = {}, line = null, max_text_len: maxTextLength } = read.value;
    const done = await context.store.change(
      withLogstore(place, (each, now) => {
        if (creates && each.index !== null) return refused(400, 'IndexAlreadyExist', 'log store index is already created.');
        if (!creates && each.index === null) return refused(404, 'IndexConfigNotExist', 'index config doesn\'t exist.');
        return { ...each, index: { keys, line, maxTextLength, createdAt: each.index?.createdAt ?? now, modifiedAt: now } };
      }),
    );
    return done.ok ? empty(requestId) : done;
  };
  const get = inLogstore(context, ({ logstore, requestId }) =>
    logstore.index === null ? refusal(404, 'IndexConfigNotExist', 'index config doesn\'t exist.') : answer(indexShown(logstore.index, logstore.ttl), requestId),
  );
  const drop = inLogstore(context, async ({ place, requestId }) => {
    const done = await context.store.change(
      withLogstore(place, (each) => (each.index === null ? refused(404, 'IndexConfigNotExist', 'index config doesn\'t exist.') : { ...each, index: null })),
    );
    return done.ok ? empty(requestId) : done;
  });
  return [http.get(path, get), http.post(path, inLogstore(context, (asked) => write(asked, true))), http.put(path, inLogstore(context, (asked) => write(asked, false))), http.delete(path, drop)];
}
