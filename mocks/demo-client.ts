/** The demo for the page: made in a worker of its own, which ends with the stream. */

import type { DemoOrder } from './demo.worker.ts';
import { type DemoChoice, demoName, smallDemo } from './demo-choice.ts';
import { streamFrom } from './demo-port.ts';
import type { AddressRange } from '../src/base/cidr.ts';
import { threats } from './world/threats.ts';

export interface StartedDemo {
  /** As a file would be named. */
  readonly name: string;
  /** UTF-8, SLS CSV unless the choice says JSON lines. Cancel it to end the worker. */
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Addresses in it that are known as threats. */
  readonly threats: readonly AddressRange[];
}

export function startDemo(choice: DemoChoice = {}): StartedDemo {
  const worker = new Worker(new URL('./demo.worker.ts', import.meta.url), { type: 'module', name: 'demo' });
  const { port1, port2 } = new MessageChannel();
  const order: DemoOrder = { choice, port: port2 };
  worker.postMessage(order, [port2]);
  // A worker that cannot start sends nothing on the port, so its failure is passed on as the port's message.
  worker.addEventListener('error', ({ message }) => {
    port1.onmessage?.(new MessageEvent('message', { data: { problem: message || 'The demo could not be made.' } }));
  });
  return { name: demoName(choice), stream: streamFrom(port1, () => worker.terminate()), threats };
}

/** Five minutes, about 2,000 records: for tests and first looks. */
export function startSmallDemo(): StartedDemo {
  return startDemo(smallDemo);
}
