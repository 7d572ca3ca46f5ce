/**
 * What Huawei Cloud's APIs have in common, on the side of the service: a project in each address, lists by `limit` and `marker`, errors in
 * the service's form or in that of the gateway before it.
 */

import * as v from 'valibot';
import { failed, ok, type Result } from '../../src/base/result.ts';
import { huaweiRegions } from '../../src/model/cloud/huawei.ts';
import type { ApiError } from '../cloud/operation.ts';
import { projectOf } from '../world/huawei.ts';
import { answering, type Asked, type CloudContext, type ErrorWriter, json } from './context.ts';

export interface HuaweiAsked extends Asked {
  /** Of the address, behind the project; decoded. */
  readonly parts: readonly string[];
}

export type HuaweiAnswer = Promise<Result<Response, ApiError>> | Result<Response, ApiError>;
type Service = 'huawei-vpc' | 'huawei-er' | 'huawei-lts';

/** The gateway and LTS name errors so; ER adds the request, VPC has shorter names. */
const writers: Readonly<Record<Service, (error: ApiError, requestId: string) => object>> = {
  'huawei-vpc': ({ code, message }) => ({ code, message }),
  'huawei-er': ({ code, message }, requestId) => ({ request_id: requestId, error_code: code, error_msg: message }),
  'huawei-lts': ({ code, message }) => ({ error_code: code, error_msg: message }),
};

function writerOf(service: Service): ErrorWriter {
  return (error, { requestId }) => {
    const body = error.code.startsWith('APIGW.') ? { error_msg: error.message, error_code: error.code, request_id: requestId } : writers[service](error, requestId);
    return json(body, { status: error.status, headers: { 'X-Request-Id': requestId } });
  };
}

/**
 * A resolver for paths `*\/cloud/<service>/:region/<version>/:project/…`. The project is the region's own, or `-` for it: whoever signs
 * knows the account's, the page does not have to.
 */
export function huaweiAnswering(context: CloudContext, service: Service, answer: (asked: HuaweiAsked) => HuaweiAnswer): ReturnType<typeof answering> {
  return answering(context, service, (asked) => {
    const all = asked.url.pathname.split('/').map(decodeURIComponent);
    const parts = all.slice(all.indexOf('cloud') + 3);
    const [, project = ''] = parts;
    if (!huaweiRegions.some(({ id }) => id === asked.region)) return failed({ status: 404, code: 'APIGW.0101', message: 'The API does not exist or has not been published in the environment' });
    if (project !== '-' && project !== projectOf(asked.region)) return failed({ status: 401, code: 'APIGW.0301', message: 'Incorrect IAM authentication information: the project is not the one of the token' });
    return answer({ ...asked, parts: parts.slice(2) });
  }, writerOf(service));
}

export function done(body: unknown, { requestId }: Asked, status = 200): Result<Response, ApiError> {
  return ok(json(body, { status, headers: { 'X-Request-Id': requestId } }));
}

export function nothing({ requestId }: Asked, status = 204): Result<Response, ApiError> {
  return ok(new Response(null, { status, headers: { 'X-Request-Id': requestId } }));
}

/** The service's codes for a body that is no JSON, and for one that does not fit. */
export interface BodyCodes {
  readonly notJson: string;
  readonly invalid: string;
}

export async function huaweiBody<T>({ request }: Asked, schema: v.GenericSchema<unknown, T>, { notJson, invalid }: BodyCodes): Promise<Result<T, ApiError>> {
  let value: unknown;
  try {
    value = await request.json();
  } catch {
    return failed({ status: 400, code: notJson, message: 'The request body format must be json' });
  }
  const read = v.safeParse(schema, value);
  if (read.success) return ok(read.output);
  const [issue] = read.issues;
  return failed({ status: 400, code: invalid, message: `Invalid parameters: ${v.getDotPath(issue) ?? 'body'}: ${issue.message}` });
}

export interface HuaweiPage<T> {
  readonly items: readonly T[];
  /** Of the last one, where there are more. */
  readonly next: string | null;
}

/** A page of a list: up to `limit` after the one named by `marker`. */
export function markedPage<T extends { readonly id: string }>(list: readonly T[], { url }: Asked, invalid: string): Result<HuaweiPage<T>, ApiError> {
  const limit = url.searchParams.get('limit') ?? '2000';
  const marker = url.searchParams.get('marker');
  const wrong = (name: string): Result<never, ApiError> => failed({ status: 400, code: invalid, message: `Invalid parameters: ${name}.` });
  if (!/^\d{1,4}$/.test(limit) || Number(limit) > 2000) return wrong('limit');
  const first = marker === null ? 0 : list.findIndex(({ id }) => id === marker) + 1;
  if (marker !== null && first === 0) return wrong('marker');
  const items = list.slice(first, first + Number(limit));
  return ok({ items, next: first + items.length < list.length ? (items.at(-1)?.id ?? null) : null });
}

/** Those whose named fields are as the address asks for; a name that comes several times may be any of them. */
export function filtered<T>(list: readonly T[], { url }: Asked, fields: Readonly<Record<string, (one: T) => string>>): T[] {
  return list.filter((one) => Object.entries(fields).every(([name, of]) => {
    const wanted = url.searchParams.getAll(name);
    return wanted.length === 0 || wanted.includes(of(one));
  }));
}
