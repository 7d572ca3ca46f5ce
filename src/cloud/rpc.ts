import * as v from 'valibot';
import type { Result } from '../base/result.ts';
import { failed } from '../base/result.ts';
import type { CloudConnection } from '../model/cloud/connection.ts';
import type { CloudProblem } from '../model/cloud/problem.ts';
import { readAnswer, type RefusalReader } from './answer.ts';
import { ask, type QueryValues } from './ask.ts';

/**
 * The RPC style of Alibaba Cloud's APIs: one address, the operation named by `Action`, parameters flat in the query, lists
 * numbered from 1 (`Tag.1.Key`). Look-ups are GET, whatever changes something is POST. `Format=JSON` is said, as XML is the default.
 */
export interface RpcCall {
  readonly service: 'vpc' | 'ecs' | 'ram' | 'sls';
  readonly version: string;
  readonly region: string;
  readonly action: string;
  readonly parameters?: QueryValues;
  readonly changes?: boolean;
}

export async function callRpc<T>(
  connection: CloudConnection, { service, version, region, action, parameters, changes = false }: RpcCall, schema: v.GenericSchema<unknown, T>, signal?: AbortSignal,
): Promise<Result<T, CloudProblem>> {
  const query = { Action: action, Version: version, Format: 'JSON', ...parameters };
  const answer = await ask(connection, { service, region, path: '/', query, method: changes ? 'POST' : 'GET' }, signal);
  if (!answer.ok) return failed(answer.problem);
  const read = await readAnswer(answer.value, service, schema, rpcRefusal, signal);
  return read.ok || read.problem.kind !== 'refused' ? read : failed({ ...read.problem, operation: action });
}

const refusal = v.object({ Code: v.string(), Message: v.optional(v.string(), ''), RequestId: v.optional(v.string()) });

/** `{RequestId, HostId, Code, Message, Recommend}`. */
export const rpcRefusal: RefusalReader = (body) => {
  const read = v.safeParse(refusal, body);
  return read.success ? { code: read.output.Code, message: read.output.Message, requestId: read.output.RequestId ?? null } : null;
};

/** `name.1`, `name.2`, …: a list as parameters. */
export function numbered(name: string, values: readonly string[]): QueryValues {
  return Object.fromEntries(values.map((value, at) => [`${name}.${at + 1}`, value]));
}

/** `name.1.Key`, `name.1.Value`, … */
export function numberedTags(name: string, tags: readonly { readonly key: string; readonly value: string }[]): QueryValues {
  return Object.fromEntries(tags.flatMap(({ key, value }, at) => [[`${name}.${at + 1}.Key`, key], [`${name}.${at + 1}.Value`, value]]));
}

/** An answer of which only its coming counts. */
export const done = v.pipe(v.unknown(), v.transform((): null => null));
