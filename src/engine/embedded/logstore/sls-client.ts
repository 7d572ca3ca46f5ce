import * as v from 'valibot';
import { failed, ok, type Result } from '../../../base/result.ts';
import { readAnswer, readRefusal, type RefusalReader } from '../../../cloud/answer.ts';
import { ask, lost, type QueryValues } from '../../../cloud/ask.ts';
import type { CloudConnection } from '../../../model/cloud/connection.ts';
import type { CloudProblem } from '../../../model/cloud/problem.ts';
import type { LogstoreKey } from '../../../model/source.ts';
import type { LogstoreClient, PulledPacket } from './client.ts';

const shardList = v.array(
  v.pipe(
    v.object({
      shardID: v.number(), status: v.picklist(['readwrite', 'readonly']), inclusiveBeginKey: v.string(), exclusiveEndKey: v.string(), createTime: v.number(),
    }),
    v.transform(({ shardID, status, inclusiveBeginKey, exclusiveEndKey, createTime }) => ({
      id: shardID, status, beginKey: inclusiveBeginKey, endKey: exclusiveEndKey, createdAt: createTime,
    })),
  ),
);
const cursorAnswer = v.pipe(v.object({ cursor: v.string() }), v.transform(({ cursor }) => cursor));
const refusalBody = v.object({ errorCode: v.string(), errorMessage: v.string() });

const refusalOf: RefusalReader = (body, headers) => {
  const read = v.safeParse(refusalBody, body);
  return read.success ? { code: read.output.errorCode, message: read.output.errorMessage, requestId: headers.get('x-log-requestid') } : null;
};

/** Asks Simple Log Service about one logstore: its shards, cursors and packets. */
export function slsClient(connection: CloudConnection, { region, project, logstore }: Pick<LogstoreKey, 'region' | 'project' | 'logstore'>): LogstoreClient {
  const all = `/${encodeURIComponent(project)}/logstores/${encodeURIComponent(logstore)}/shards`;
  const asked = (path: string, query: QueryValues, signal: AbortSignal, headers: Readonly<Record<string, string>> = {}) =>
    ask(connection, { service: 'sls', region, path, query, headers: { 'x-log-apiversion': '0.6.0', ...headers } }, signal);
  return {
    async shards(signal) {
      const answer = await asked(all, {}, signal);
      return answer.ok ? readAnswer(answer.value, 'sls', shardList, refusalOf, signal) : answer;
    },
    async cursor(shard, from, signal) {
      const answer = await asked(`${all}/${shard}`, { type: 'cursor', from }, signal);
      return answer.ok ? readAnswer(answer.value, 'sls', cursorAnswer, refusalOf, signal) : answer;
    },
    async pull({ shard, cursor, endCursor, count }, signal) {
      // A page may not say which encodings it accepts, so that the compression is asked for as answers name it.
      const headers = { Accept: 'application/x-protobuf', 'x-log-compresstype': 'deflate' };
      const answer = await asked(`${all}/${shard}`, { type: 'logs', cursor, count, ...(endCursor === null ? {} : { end_cursor: endCursor }) }, signal, headers);
      if (!answer.ok) return answer;
      return answer.value.ok ? packetOf(answer.value, signal) : failed(await readRefusal(answer.value, 'sls', refusalOf, signal));
    },
  };
}

async function packetOf(response: Response, signal: AbortSignal): Promise<Result<PulledPacket, CloudProblem>> {
  const { headers, status } = response;
  const next = headers.get('x-log-cursor');
  const compression = headers.get('x-log-compresstype') ?? '';
  const rawBytes = Number(headers.get('x-log-bodyrawsize') ?? Number.NaN);
  const groups = Number(headers.get('x-log-count') ?? Number.NaN);
  const odd = (detail: string): Result<PulledPacket, CloudProblem> => failed({ kind: 'unexpected', service: 'sls', status, detail });
  if (next === null) return odd('x-log-cursor is missing');
  if (!Number.isInteger(groups)) return odd('x-log-count is missing');
  if (compression !== '' && compression !== 'deflate') return odd(`x-log-compresstype is ${compression}`);
  try {
    const bytes = await response.arrayBuffer();
    return ok({ bytes, compression: compression === 'deflate' ? 'deflate' : 'none', rawBytes: Number.isInteger(rawBytes) ? rawBytes : null, groups, next });
  } catch (error) {
    return failed(lost(error, 'sls', signal));
  }
}
