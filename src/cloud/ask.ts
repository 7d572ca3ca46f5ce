import { errorText } from '../base/error-text.ts';
import { failed, ok, type Result } from '../base/result.ts';
import type { CloudConnection } from '../model/cloud/connection.ts';
import type { CloudProblem, CloudService } from '../model/cloud/problem.ts';

/**
 * One request to a cloud service, at this page's own host. Nothing is signed here: whoever stands behind the address does that.
 */
export interface CloudRequest {
  readonly service: CloudService;
  readonly region: string;
  /** Behind `/cloud/<service>/<region>`, with its leading slash. */
  readonly path: string;
  /** In the order in which they stand in the request; absent values are left out. */
  readonly query?: QueryValues;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
}

export type QueryValues = Readonly<Record<string, string | number | boolean | undefined>>;

/** @returns the answer whatever its status; a problem when there is none. */
export async function ask(connection: CloudConnection, wish: CloudRequest, signal?: AbortSignal): Promise<Result<Response, CloudProblem>> {
  if (signal?.aborted === true) return failed({ kind: 'cancelled' });
  try {
    return ok(await connection.fetch(requestOf(connection, wish, signal)));
  } catch (error) {
    return failed(lost(error, wish.service, signal));
  }
}

/** What a throw of `fetch`, or of reading its body, means. */
export function lost(error: unknown, service: CloudService, signal?: AbortSignal): CloudProblem {
  if (signal?.aborted === true) return { kind: 'cancelled' };
  return { kind: 'unreachable', service, detail: errorText(error) };
}

function requestOf(connection: CloudConnection, { service, region, path, query, method = 'GET', headers, json }: CloudRequest, signal?: AbortSignal): Request {
  const sent = new Headers(headers);
  if (json !== undefined) sent.set('Content-Type', 'application/json');
  return new Request(`${connection.base}/${service}/${encodeURIComponent(region)}${path}${queryText(query ?? {})}`, {
    method,
    headers: sent,
    redirect: 'error',
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** `?a=1&b=2`, or nothing. */
export function queryText(values: QueryValues): string {
  const parts = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`]));
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
