/**
 * The RPC style of Alibaba Cloud's APIs, on the side of the service: one address, the operation named by `Action`, parameters flat in
 * the query or a form, lists numbered from 1. Answers and errors are JSON, whatever `Format` says.
 */

import { http, type HttpHandler } from 'msw';
import * as v from 'valibot';
import { failed, ok, type Result } from '../../src/base/result.ts';
import type { ApiError } from '../cloud/operation.ts';
import { answering, type Asked, type CloudContext, json } from './context.ts';

/** As they came, the last of equal names. */
export type RpcParameters = Readonly<Record<string, string>>;

/** What an operation answers, without the request's id. */
export type RpcAnswer = Promise<Result<object, ApiError>> | Result<object, ApiError>;
type Run = (raw: RpcParameters, asked: Asked, context: CloudContext) => RpcAnswer;
export type RpcActions = Readonly<Record<string, Run>>;

interface RpcService {
  readonly name: 'vpc' | 'ecs' | 'ram';
  readonly version: string;
  /** The code for a parameter that is there and wrong, where the operation has none of its own. */
  readonly invalid: string;
  readonly actions: RpcActions;
}

/** An operation: its parameters by a schema over texts, then what it does. */
export function rpcAction<T>(schema: v.GenericSchema<unknown, T>, run: (parameters: T, asked: Asked, context: CloudContext, raw: RpcParameters) => RpcAnswer): Run {
  return (raw, asked, context) => {
    const parsed = v.safeParse(schema, raw);
    if (parsed.success) return run(parsed.output, asked, context, raw);
    const [issue] = parsed.issues;
    const name = v.getDotPath(issue) ?? '';
    return failed(raw[name] === undefined || raw[name] === '' ? missing(name) : { status: 400, code: '', message: `The specified ${name} is invalid.` });
  };
}

function missing(name: string): ApiError {
  return { status: 400, code: 'MissingParameter', message: `The input parameter "${name}" that is mandatory for processing this request is not supplied.` };
}

export function rpcHandlers(context: CloudContext, service: RpcService): HttpHandler[] {
  const answer = answering(context, service.name, async (asked) => {
    const raw = await parametersOf(asked.request);
    const { Action: action, Version: version } = raw;
    if (action === undefined) return failed(missing('Action'));
    if (version === undefined) return failed(missing('Version'));
    const run = service.actions[action];
    if (run === undefined || version !== service.version) {
      return failed({ status: 404, code: 'InvalidAction.NotFound', message: 'Specified api is not found, please check your url and method.' });
    }
    const done = await run(raw, asked, context);
    if (done.ok) return ok(json({ RequestId: asked.requestId, ...done.value }));
    return failed(done.problem.code === '' ? { ...done.problem, code: service.invalid } : done.problem);
  }, ({ status, code, message }, { requestId, url }) => json({
    RequestId: requestId, HostId: url.host, Code: code, Message: message, Recommend: `https://next.api.alibabacloud.com/troubleshoot?q=${code}`,
  }, { status }));
  const path = `*/cloud/${service.name}/:region`;
  return [http.get(path, answer), http.post(path, answer)];
}

async function parametersOf(request: Request): Promise<RpcParameters> {
  const values = new URLSearchParams(new URL(request.url).search);
  const form = request.headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded') === true;
  const sent = form ? new URLSearchParams(await request.text()) : [];
  return Object.fromEntries([...values, ...sent]);
}

/** `name.1`, `name.2`, … up to the first that is missing. */
export function numberedValues(raw: RpcParameters, name: string): string[] {
  const found: string[] = [];
  for (let i = 1; ; i++) {
    const value = raw[`${name}.${i}`];
    if (value === undefined) return found;
    found.push(value);
  }
}

/** `name.1.Key`, `name.1.Value`, … A value that is absent is empty. */
export function numberedTags(raw: RpcParameters, name: string): { readonly key: string; readonly value: string }[] {
  const found: { readonly key: string; readonly value: string }[] = [];
  for (let i = 1; ; i++) {
    const key = raw[`${name}.${i}.Key`];
    if (key === undefined) return found;
    found.push({ key, value: raw[`${name}.${i}.Value`] ?? '' });
  }
}

/** A text that is there and says something. */
export const needed = v.pipe(v.string(), v.nonEmpty());
/** Absent and empty are the same. */
export const optional = v.optional(v.pipe(v.string(), v.transform((text): string | undefined => (text === '' ? undefined : text))));

/** A whole number from `low` to `high`, `usual` where it is absent. */
export function wholeNumber(low: number, high: number, usual: number) {
  return v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number), v.minValue(low), v.maxValue(high)), String(usual));
}

/** One page of a list, from 1. */
export function pageOf<T>(list: readonly T[], page: number, size: number): T[] {
  return list.slice((page - 1) * size, page * size);
}

/** `2022-01-21T03:08:50Z`. */
export function isoTime(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}
