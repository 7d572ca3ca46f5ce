/** For tests: requests to Simple Log Service of a cloud that delivers, answered by its handlers. */

import { getResponse } from 'msw';
import type { TestCloud } from '../../cloud/testing.ts';
import { slsHandlers } from './sls.ts';

export interface SlsAnswer {
  readonly status: number;
  /** Parsed where it is JSON, else null. */
  readonly body: unknown;
  readonly bytes: Uint8Array;
  readonly headers: Headers;
}

export type AskSls = (method: string, path: string, sent?: { readonly json?: unknown; readonly text?: string; readonly headers?: Readonly<Record<string, string>> }) => Promise<SlsAnswer>;

/** Paths begin with the project: `/flows/logstores/store`. */
export function askSls(cloud: TestCloud, region = 'cn-hangzhou'): AskSls {
  const handlers = slsHandlers(cloud);
  return async (method, path, { json, text, headers = {} } = {}) => {
    const body = json === undefined ? text : JSON.stringify(json);
    const response = await getResponse(handlers, new Request(`http://localhost/cloud/sls/${region}${path}`, { method, headers, ...(body === undefined ? {} : { body }) }));
    if (response === undefined) throw new Error(`Nothing answers ${method} ${path}.`);
    if (response.type === 'error') throw new TypeError('Failed to fetch');
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isJson = response.headers.get('content-type')?.includes('json') === true && bytes.length > 0;
    const parsed: unknown = isJson ? JSON.parse(new TextDecoder().decode(bytes)) : null;
    return { status: response.status, body: parsed, bytes, headers: response.headers };
  };
}
