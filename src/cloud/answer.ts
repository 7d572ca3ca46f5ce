import * as v from 'valibot';
import { failed, ok, type Result } from '../base/result.ts';
import type { CloudProblem, CloudService } from '../model/cloud/problem.ts';
import { lost } from './ask.ts';

/** What a service says when it refuses, however it spells that. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly requestId: string | null;
}

/** Finds the refusal in a body; null when this is not how the service refuses. */
export type RefusalReader = (body: unknown, headers: Headers) => Refusal | null;

/**
 * Reads an answer: its body by the schema when the service did it, its refusal when it did not.
 *
 * @returns `unexpected` when the body is neither, with what does not fit: a proxy's page, or an API that changed.
 */
export async function readAnswer<T>(
  response: Response, service: CloudService, schema: v.GenericSchema<unknown, T>, refusal: RefusalReader, signal?: AbortSignal,
): Promise<Result<T, CloudProblem>> {
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    return failed(lost(error, service, signal));
  }
  const body = parsed(text);
  if (!response.ok) return failed(refusalOf(response, service, body, text, refusal));
  if (body === undefined && text.trim() !== '') return failed({ kind: 'unexpected', service, status: response.status, detail: beginning(text) });
  const read = v.safeParse(schema, body);
  if (read.success) return ok(read.output);
  const [issue] = read.issues;
  const place = v.getDotPath(issue);
  return failed({ kind: 'unexpected', service, status: response.status, detail: place === null ? issue.message : `${place}: ${issue.message}` });
}

/** The problem of an answer that is not one of success. */
export async function readRefusal(response: Response, service: CloudService, refusal: RefusalReader, signal?: AbortSignal): Promise<CloudProblem> {
  try {
    const text = await response.text();
    return refusalOf(response, service, parsed(text), text, refusal);
  } catch (error) {
    return lost(error, service, signal);
  }
}

/** Takes a refusal by one of these codes for an answer: what is not there, or is there already, is often no failure. */
export function unlessCode<T, U>(answer: Result<T, CloudProblem>, codes: readonly string[], instead: U): Result<T | U, CloudProblem> {
  if (answer.ok) return ok(answer.value);
  return answer.problem.kind === 'refused' && codes.includes(answer.problem.code) ? ok(instead) : failed(answer.problem);
}

function refusalOf({ status, headers }: Response, service: CloudService, body: unknown, text: string, reader: RefusalReader): CloudProblem {
  const refusal = reader(body, headers);
  if (refusal === null) return { kind: 'unexpected', service, status, detail: beginning(text) };
  const retryAfter = retryAfterOf(headers);
  return { kind: 'refused', service, status, ...refusal, ...(retryAfter === null ? {} : { retryAfter }) };
}

/** Undefined for what is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `Retry-After` in seconds; its other form, a date, is measured from the answer's own `Date`. */
function retryAfterOf(headers: Headers): number | null {
  const said = headers.get('Retry-After');
  if (said === null) return null;
  if (/^\d+$/.test(said.trim())) return Number(said);
  const until = Date.parse(said);
  const from = Date.parse(headers.get('Date') ?? '');
  return Number.isFinite(until) && Number.isFinite(from) ? Math.max(0, (until - from) / 1000) : null;
}

function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
