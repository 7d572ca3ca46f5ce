/** How SLS answers: JSON, errors as `errorCode` and `errorMessage`, the request's id in a header. */

import * as v from 'valibot';
import { failed, ok, type Result } from '../../../src/base/result.ts';
import type { ApiError } from '../../cloud/operation.ts';
import { type ErrorWriter, json } from '../context.ts';

export const slsError: ErrorWriter = ({ status, code, message }, { requestId }) =>
  json({ errorCode: code, errorMessage: message }, { status, headers: { 'x-log-requestid': requestId } });

export type Answered = Result<Response, ApiError>;

export function refusal(status: number, code: string, message: string): { readonly ok: false; readonly problem: ApiError } {
  return failed({ status, code, message });
}

/** @param headers beside the request's id. */
export function answer(body: unknown, requestId: string, headers: Readonly<Record<string, string>> = {}): Answered {
  return ok(json(body, { headers: { ...headers, 'x-log-requestid': requestId } }));
}

/** Done, with nothing to say. */
export function empty(requestId: string): Answered {
  return ok(new Response(null, { status: 200, headers: { 'x-log-requestid': requestId } }));
}

/** The value, or the service's error with what does not fit. */
export function parsed<T>(schema: v.GenericSchema<unknown, T>, value: unknown, code = 'ParameterInvalid'): Result<T, ApiError> {
  const read = v.safeParse(schema, value);
  if (read.success) return ok(read.output);
  const [issue] = read.issues;
  return refusal(400, code, `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
}

/** The body as JSON by a schema. */
export async function body<T>(request: Request, schema: v.GenericSchema<unknown, T>, code = 'ParameterInvalid'): Promise<Result<T, ApiError>> {
  let value: unknown;
  try {
    value = await request.json();
  } catch {
    return refusal(400, 'PostBodyInvalid', 'The body is no JSON.');
  }
  return parsed(schema, value, code);
}

/** Parameters of the address as an object of texts; the last one counts where a name comes twice. */
export function parameters(url: URL): Readonly<Record<string, string>> {
  return Object.fromEntries(url.searchParams);
}

/** A whole number in a range, written in digits. */
export function digits(low: number, high: number) {
  return v.pipe(v.string(), v.regex(/^\d+$/, 'is not a whole number'), v.transform(Number), v.minValue(low), v.maxValue(high));
}

/** `{ total, count, … }` of a list: a page of it. */
export function page<T>(list: readonly T[], offset: number, size: number): { readonly total: number; readonly count: number; readonly items: readonly T[] } {
  const items = list.slice(offset, offset + size);
  return { total: list.length, count: items.length, items };
}
