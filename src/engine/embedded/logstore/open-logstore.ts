import { errorText } from '../../../base/error-text.ts';
import type { LogstoreOptions } from '../contract.ts';
import type { LogstoreRequest, Reply } from '../protocol.ts';
import type { LogstoreClient, PulledPacket } from './client.ts';
import { LogstorePuller, type PacketSink } from './puller.ts';
import type { IntakeProblem, LogstoreReading } from './state.ts';

/** Sends a request that is made with a number of its own. */
export type Ask = (make: (id: number) => LogstoreRequest, transfer?: readonly Transferable[]) => Promise<Reply>;

/** Joins a puller, which fetches here, with the worker, where packets become rows. */
export async function openLogstore(ask: Ask, name: string, client: LogstoreClient, { range, clock }: LogstoreOptions): Promise<LogstorePuller> {
  let stream = 0;
  await ask((id) => ({ type: 'logstore-begin', id: (stream = id), name }));
  const sink = new WorkerSink(ask, stream, () => puller.reading);
  const puller: LogstorePuller = new LogstorePuller(client, sink, clock, { range });
  return puller;
}

class WorkerSink implements PacketSink {
  private readonly ask: Ask;
  private readonly stream: number;
  private readonly reading: () => LogstoreReading;
  private longest = 0;
  private ended = false;

  constructor(ask: Ask, stream: number, reading: () => LogstoreReading) {
    this.ask = ask;
    this.stream = stream;
    this.reading = reading;
  }

  take(shard: number, cursor: string, { bytes, compression, rawBytes }: PulledPacket): Promise<IntakeProblem | null> {
    const packet = { bytes, compression, rawBytes, shard, cursor };
    return this.said((id) => ({ type: 'logstore-packet', id, stream: this.stream, packet, share: this.reading().share }), [bytes]);
  }

  settle({ reading, whole }: { readonly reading: boolean; readonly whole: boolean }): Promise<IntakeProblem | null> {
    const { share, provisionalFrom } = this.reading();
    return this.said((id) => ({ type: 'logstore-settle', id, stream: this.stream, reading, whole, share, provisionalFrom }));
  }

  captureInterval(): number {
    return this.longest;
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    // A worker that is gone has nothing to end.
    this.ask((id) => ({ type: 'logstore-end', id, stream: this.stream })).catch(() => undefined);
  }

  private async said(make: (id: number) => LogstoreRequest, transfer?: readonly Transferable[]): Promise<IntakeProblem | null> {
    if (this.ended) return null;
    try {
      const reply = await this.ask(make, transfer);
      if (reply.of !== 'logstore') throw new Error('The worker answered another question');
      this.longest = reply.captureInterval;
      return reply.problem;
    } catch (error) {
      return { kind: 'internal', message: errorText(error) };
    }
  }
}
