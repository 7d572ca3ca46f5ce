/**
 * The demo cloud for the page: answers `/cloud/…` of this host. Its handlers run in the page, over an account that all tabs share;
 * records are made in a worker of their own.
 */

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
import { servicesOf } from './service-worker.ts';

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
  const services = await servicesOf(cloudHandlers(context), tabName());

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
    fetch: (request) => services.fetch(request),
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

function tabName(): string {
  return [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
