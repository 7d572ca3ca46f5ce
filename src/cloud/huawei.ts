import * as v from 'valibot';
import { failed, ok, type Result } from '../base/result.ts';
import type { CloudConnection } from '../model/cloud/connection.ts';
import type { CloudProblem } from '../model/cloud/problem.ts';
import { readAnswer, type RefusalReader } from './answer.ts';
import { ask, type CloudRequest } from './ask.ts';
import type { TokenPage } from './pages.ts';

/**
 * What the APIs of Huawei Cloud have in common. The project that stands in each address is the account's in the region, which whoever
 * signs knows; here `-` stands for it.
 */
export interface HuaweiRequest extends Omit<CloudRequest, 'service' | 'path'> {
  readonly service: 'huawei-vpc' | 'huawei-er' | 'huawei-lts';
  /** Behind the project, with its leading slash. */
  readonly path: string;
}

const versions = { 'huawei-vpc': 'v1', 'huawei-er': 'v3', 'huawei-lts': 'v2' } as const;

/** What a list gives at once. */
export const mostListed = 2000;

const gateway = v.object({ error_code: v.string(), error_msg: v.optional(v.string(), ''), request_id: v.optional(v.string()) });
const short = v.object({ code: v.string(), message: v.optional(v.string(), '') });

/** `{error_code, error_msg, request_id}` of the gateway and of most services, `{code, message}` of VPC. */
export const huaweiRefusal: RefusalReader = (body, headers) => {
  const read = v.safeParse(gateway, body);
  const header = headers.get('X-Request-Id');
  if (read.success) return { code: read.output.error_code, message: read.output.error_msg, requestId: read.output.request_id ?? header };
  const other = v.safeParse(short, body);
  return other.success ? { code: other.output.code, message: other.output.message, requestId: header } : null;
};

export async function callHuawei<T>(connection: CloudConnection, wish: HuaweiRequest, schema: v.GenericSchema<unknown, T>, signal?: AbortSignal): Promise<Result<T, CloudProblem>> {
  const { service, path } = wish;
  const answer = await ask(connection, { ...wish, path: `/${versions[service]}/-${path}` }, signal);
  return answer.ok ? readAnswer(answer.value, service, schema, huaweiRefusal, signal) : failed(answer.problem);
}

/** A list whose answer does not say whether it goes on: it does where it is as long as it may be. */
export async function pageByLength<T extends { readonly id: string }>(answer: Promise<Result<readonly T[], CloudProblem>>): Promise<Result<TokenPage<T>, CloudProblem>> {
  const read = await answer;
  if (!read.ok) return read;
  const items = read.value;
  return ok({ items, next: items.length < mostListed ? null : (items.at(-1)?.id ?? null) });
}
