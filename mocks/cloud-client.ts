/**
 * The demo cloud for the page: answers `/cloud/…` of this host. MSW's service worker hands the page's requests to its handlers, which
 * run in the page; records are made in a worker of their own. Where the page is not controlled by the service worker (a hard reload,
 * a browser without one) requests go to the handlers directly.
 */

import { getResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import type { StartDemoCloud } from '../src/model/cloud/demo.ts';
import { browserBackend } from './cloud/backends/browser.ts';
import { memoryBackend } from './cloud/backends/memory.ts';
import { beginAt, pass, reset } from './cloud/beginnings.ts';
import { packetsOver, type PacketReply } from './cloud/delivery/packets-port.ts';
import type { PacketSource } from './cloud/delivery/packet-source.ts';
import { setScenarios } from './cloud/scenarios.ts';
import { CloudStore } from './cloud/store.ts';
import { cloudHandlers } from './handlers/all.ts';
import type { CloudContext } from './handlers/context.ts';

const wall = (): number => Date.now() / 1000;

function packetsOfWorker(): PacketSource {
  const worker = new Worker(new URL('./cloud/packets.worker.ts', import.meta.url), { type: 'module', name: 'demo-cloud' });
  const source = packetsOver((message) => worker.postMessage(message), () => worker.terminate());
  worker.addEventListener('message', ({ data }: MessageEvent<PacketReply>) => source.heard(data));
  worker.addEventListener('error', ({ message }) => source.fail(message || 'Records of the demo cloud cannot be made.'));
  return source;
}

/** Where the browser refuses storage, the world lasts as long as the page. */
async function backend() {
  try {
    return await browserBackend();
  } catch {
    return { ...memoryBackend(), close: () => undefined };
  }
}

export const startCloud: StartDemoCloud = async (beginning) => {
  const kept = await backend();
  const store = new CloudStore(kept, wall, (now) => beginAt({ beginning }, now));
  const context: CloudContext = {
    store, packets: packetsOfWorker(), requests: { count: 0 }, sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  };
  const handlers = cloudHandlers(context);
  const services = setupWorker(...handlers);
  const served = await services
    .start({ quiet: true, onUnhandledRequest: 'bypass', serviceWorker: { url: '/mockServiceWorker.js' } })
    .then(() => true, () => false);

  const tab = tabName();
  let { state } = await store.read();
  const listeners = new Set<() => void>();
  const refresh = async (): Promise<void> => {
    ({ state } = await store.read());
    for (const listener of listeners) listener();
  };
  const unwatch = store.watch(() => void refresh());
  const change = async (operation: Parameters<typeof store.change<null>>[0]): Promise<void> => {
    await store.change(operation);
    await refresh();
  };

  return {
    base: '/cloud',
    async fetch(request) {
      const named = new Request(request, { headers: [...request.headers, ['x-flowlog-tab', tab]] });
      if (served && navigator.serviceWorker.controller !== null) return fetch(named);
      return directly(handlers, named);
    },
    now: () => wall() + state.clockOffset,
    scenarios: () => state.scenarios,
    setScenarios: (scenarios) => change(setScenarios(scenarios)),
    reset: (to) => change(reset(to)),
    pass: (seconds) => change(pass(seconds)),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      unwatch();
      services.stop();
      store.close();
      context.packets.close();
      kept.close();
    },
  };
};

/** As `fetch` would answer: a lost answer is a throw, and an aborted request too. */
async function directly(handlers: ReturnType<typeof cloudHandlers>, request: Request): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('The request was aborted.', 'AbortError')), { once: true });
  });
  const response = await Promise.race([getResponse(handlers, request), aborted]);
  if (response === undefined) return new Response('{"error":"NotFound","message":"No service answers here."}', { status: 404, headers: { 'Content-Type': 'application/json' } });
  if (response.type === 'error') throw new TypeError('Failed to fetch');
  return response;
}

function tabName(): string {
  return [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
