import type { EngineAnswer, EngineOrder } from '../workers/engine.ts';

/** Orders to the kernel's worker, one at a time. */
export class EngineClient {
  private readonly worker = new Worker(new URL('../workers/engine.ts', import.meta.url), { type: 'module' });

  order<K extends EngineOrder['kind']>(order: Extract<EngineOrder, { kind: K }>): Promise<Extract<EngineAnswer, { kind: K }>> {
    return new Promise((done, failed) => {
      this.worker.onmessage = (event: MessageEvent<{ answer?: EngineAnswer; error?: string }>) => {
        if (event.data.answer) done(event.data.answer as Extract<EngineAnswer, { kind: K }>); // The worker answers in kind.
        else failed(new Error(event.data.error));
      };
      this.worker.onerror = (event) => failed(new Error(event.message));
      this.worker.postMessage(order);
    });
  }

  close(): void {
    this.worker.terminate();
  }
}
