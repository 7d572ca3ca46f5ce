/** What handlers of every service stand on, and the one place in which latency and faults come before an answer. */

import type { Result } from '../../src/base/result.ts';
import type { CloudService } from '../../src/model/cloud/problem.ts';
import type { CloudStore } from '../cloud/store.ts';
import type { ApiError } from '../cloud/operation.ts';
import type { PacketSource } from '../cloud/delivery/packet-source.ts';
import { requestIdOf } from '../cloud/ids.ts';
import { faultOf } from '../cloud/faults.ts';
import type { CloudState } from '../cloud/state.ts';

export interface CloudContext {
  readonly store: CloudStore;
  /** Records of logstores, made where they do not hold up the page. */
  readonly packets: PacketSource;
  /** Requests so far, for their ids and for faults that meet some of them. */
  readonly requests: { count: number };
  /** Waits; simulated in tests. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** A request as a handler sees it. */
export interface Asked {
  readonly request: Request;
  readonly url: URL;
  readonly region: string;
  /** Of the account, settled. For a change use `context.store.change`, which settles anew under the lock. */
  readonly state: CloudState;
  /** The cloud's clock in whole seconds. */
  readonly now: number;
  /** As the service gives with each answer. */
  readonly requestId: string;
}

export type Answering = (asked: Asked) => Promise<Result<Response, ApiError>> | Result<Response, ApiError>;

/** Writes an error as the service does. */
export type ErrorWriter = (error: ApiError, asked: Pick<Asked, 'requestId' | 'url'>) => Response;

/** What an MSW resolver is given, as far as it is used here. */
interface ResolverInfo {
  readonly request: Request;
  readonly params: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/**
 * A resolver for `http.*` of MSW: latency and faults of the chosen scenarios, then the answer, or its error in the service's form.
 * The path must have `:region`. A fault named `lost` lets the request be done and loses the answer.
 */
export function answering(context: CloudContext, service: CloudService, answer: Answering, error: ErrorWriter): (info: ResolverInfo) => Promise<Response> {
  return async ({ request, params }) => {
    const { state, now } = await context.store.read();
    const requestId = requestIdOf(context.requests.count++, now);
    const url = new URL(request.url);
    const asked: Asked = { request, url, region: String(params['region'] ?? ''), state, now, requestId };
    const { wait, fault } = faultOf(state, service, request, context.requests.count);
    if (wait > 0) await context.sleep(wait);
    if (fault?.kind === 'network') return Response.error();
    if (fault?.kind === 'refused') return marked(error(fault.error, asked));
    const done = await answer(asked);
    if (fault?.kind === 'lost') return Response.error();
    return marked(done.ok ? done.value : error(done.problem, asked));
  };
}

/** A header of every answer that is the demo cloud's: those of a server that stands behind the page have it not. */
export const answeredByDemo = 'x-flowlog-demo';

function marked(response: Response): Response {
  response.headers.set(answeredByDemo, '1');
  return response;
}

/** JSON as these services send it. */
export function json(body: unknown, init: ResponseInit = {}): Response {
  const headers = new Headers(init.headers);
  if (!headers.has('Content-Type')) headers.set('Content-Type', 'application/json; charset=utf-8');
  return new Response(JSON.stringify(body), { ...init, headers });
}
