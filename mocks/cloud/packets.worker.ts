/** Makes the records of logstores for the page, off the page. */

import { servePackets } from './delivery/packets-server.ts';
import type { PacketMessage } from './delivery/packets-port.ts';

const serve = servePackets((reply, transfer) => postMessage(reply, { transfer }));

addEventListener('message', ({ data }: MessageEvent<PacketMessage>) => serve(data));
