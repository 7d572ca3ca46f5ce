/** The worker that makes the demo. Its one message brings the choice and the port to answer on. */

import { demo } from './demo.ts';
import type { DemoChoice } from './demo-choice.ts';
import { serveChunks } from './demo-port.ts';

export interface DemoOrder {
  readonly choice: DemoChoice;
  readonly port: MessagePort;
}

globalThis.addEventListener('message', ({ data }: MessageEvent<DemoOrder>) => {
  serveChunks(demo(data.choice).chunks(), data.port);
});
