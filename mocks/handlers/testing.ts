/** For tests: requests to the services, answered by their handlers as the page gets them. */

import { getResponse, type RequestHandler } from 'msw';
import type { BeginningChoice } from '../cloud/beginnings.ts';
import { changed } from '../cloud/operation.ts';
import type { CloudState } from '../cloud/state.ts';
import { testCloud, type TestCloud } from '../cloud/testing.ts';

export interface Answered {
  readonly status: number;
  /** Parsed. */
  readonly body: unknown;
  readonly headers: Headers;
}

export interface Asking {
  readonly cloud: TestCloud;
  /** The answer as it comes. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  ask(method: string, path: string, sent?: { readonly json?: unknown; readonly form?: string; readonly headers?: Readonly<Record<string, string>> }): Promise<Answered>;
  /** An RPC operation; a value that is undefined is not sent. */
  rpc(service: 'vpc' | 'ecs' | 'ram', action: string, parameters?: Readonly<Record<string, string | undefined>>, region?: string): Promise<Answered>;
  /** The account as it is now. */
  state(): Promise<CloudState>;
  change(change: (state: CloudState) => CloudState): Promise<void>;
}

const versions = { vpc: '2016-04-28', ecs: '2014-05-26', ram: '2015-05-01' } as const;

export function asking(choice: BeginningChoice, handlersOf: (cloud: TestCloud) => RequestHandler[]): Asking {
  const cloud = testCloud(choice);
  const handlers = handlersOf(cloud);
  const asked: Asking = {
    cloud,
    async fetch(path, init = {}) {
      const response = await getResponse(handlers, new Request(`http://localhost/cloud/${path}`, init));
      if (response === undefined) throw new Error(`Nothing answers ${init.method ?? 'GET'} ${path}.`);
      return response;
    },
    async ask(method, path, { json, form, headers = {} } = {}) {
      const sent = new Headers(headers);
      if (json !== undefined) sent.set('Content-Type', 'application/json');
      if (form !== undefined) sent.set('Content-Type', 'application/x-www-form-urlencoded');
      const body = json === undefined ? form : JSON.stringify(json);
      const response = await asked.fetch(path, { method, headers: sent, ...(body === undefined ? {} : { body }) });
      const text = await response.text();
      const parsed: unknown = text === '' ? null : JSON.parse(text);
      return { status: response.status, body: parsed, headers: response.headers };
    },
    rpc(service, action, parameters = {}, region = 'cn-hangzhou') {
      const values = Object.entries({ Action: action, Version: versions[service], Format: 'JSON', ...parameters });
      const query = new URLSearchParams(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
      return asked.ask(action.startsWith('Describe') || action.startsWith('Get') || action.startsWith('List') ? 'GET' : 'POST', `${service}/${region}/?${query.toString()}`);
    },
    state: async () => (await cloud.store.read()).state,
    async change(change) {
      const done = await cloud.store.change((state) => changed(change(state), null));
      if (!done.ok) throw new Error(done.problem.code);
    },
  };
  return asked;
}
