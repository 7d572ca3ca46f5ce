import type { KnownThreats } from '../address-tables.ts';
import type { NetworkTables } from '../../../base/geo/networks.ts';
import { buffersOf, type HandedBatch, type HandedShape } from '../../../columns/handover/handed.ts';
import type { HandoverSink } from '../../../columns/handover/hand-over.ts';
import type { Given, Taken } from './protocol.ts';

/** Batches under way at once; more would only stand in a queue, twice as large as they need be. */
const mostUnderWay = 8;

/** The records' worker's end of a handover: posts batches through the port, no faster than they are taken. */
export class Giving implements HandoverSink {
  private readonly port: MessagePort;
  private underWay = 0;
  private stopped = false;
  private proceed: (() => void) | null = null;

  constructor(port: MessagePort) {
    this.port = port;
    // The other end posts only `Taken`s.
    port.onmessage = ({ data }: MessageEvent<Taken>) => {
      if (data.type === 'taken') this.underWay--;
      this.proceed?.();
    };
  }

  /** Nobody takes any more: what waits goes on, into nothing. */
  stop(): void {
    this.stopped = true;
    this.proceed?.();
  }

  addresses(networks: NetworkTables, threats: KnownThreats): void {
    this.post({ type: 'addresses', networks, threats }, []);
  }

  shape(shape: HandedShape): Promise<void> {
    this.post({ type: 'shape', shape }, buffersOf(shape.dictionaries));
    return Promise.resolve();
  }

  async batch(batch: HandedBatch): Promise<void> {
    if (this.stopped) return;
    this.underWay++;
    this.post({ type: 'batch', batch }, buffersOf(batch.columns));
    while (this.underWay >= mostUnderWay && !this.stopped) await new Promise<void>((resolve) => (this.proceed = resolve));
    this.proceed = null;
  }

  /** @param whole false when the rest does not come */
  end(whole: boolean): void {
    this.post({ type: whole ? 'end' : 'stopped' }, []);
    this.port.close();
  }

  private post(message: Given, transfer: readonly Transferable[]): void {
    this.port.postMessage(message, [...transfer]);
  }
}
