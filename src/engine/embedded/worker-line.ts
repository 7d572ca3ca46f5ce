import type { Event, Request } from './protocol.ts';

/** What is heard of a worker that has begun. */
export type Heard = Exclude<Event, { readonly type: 'ready' | 'fatal' }>;

/** The line to the worker: it is started when it is first needed, and another one where the first could not begin. */
export class WorkerLine {
  private readonly start: () => Worker;
  private readonly heard: (event: Heard) => void;
  private readonly broke: (message: string) => void;
  private worker: Worker | null = null;
  private hasBegun = false;

  /** @param broke none of what is under way will be answered; what is posted from now on may be */
  constructor(start: () => Worker, heard: (event: Heard) => void, broke: (message: string) => void) {
    this.start = start;
    this.heard = heard;
    this.broke = broke;
  }

  /** Starts the worker where there is none. */
  begin(): void {
    if (this.worker) return;
    const worker = this.start();
    this.hasBegun = false;
    // The worker posts only `Event`s (protocol.ts).
    worker.onmessage = ({ data }: MessageEvent<Event>) => {
      if (worker !== this.worker) return;
      if (data.type === 'ready') this.hasBegun = true;
      else if (data.type === 'fatal') this.lost(data.message);
      else this.heard(data);
    };
    worker.onerror = ({ message }: Partial<ErrorEvent>) => {
      if (worker === this.worker) this.lost(message ?? 'The worker could not be loaded');
    };
    this.worker = worker;
  }

  post(request: Request, transfer: readonly Transferable[] = []): void {
    this.begin();
    this.worker?.postMessage(request, [...transfer]);
  }

  end(): void {
    this.worker?.terminate();
    this.worker = null;
  }

  /**
   * Something in the worker was not caught, and what that leaves without a reply is not known. One that had begun goes on with all
   * that it holds; one that had not would never hear anything.
   */
  private lost(message: string): void {
    if (!this.hasBegun) this.end();
    this.broke(message);
  }
}
