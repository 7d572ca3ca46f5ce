import type { Event, Reply, Request } from './protocol.ts';

/** Requests under way, each waiting for the reply of its id. */
export class Requests {
  private readonly post: (request: Request, transfer: readonly Transferable[]) => void;
  private readonly waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (error: Error) => void }>();
  private ids = 0;
  private dead: string | null = null;

  constructor(post: (request: Request, transfer: readonly Transferable[]) => void) {
    this.post = post;
  }

  get ended(): boolean {
    return this.dead !== null;
  }

  /** An id that no request had. */
  id(): number {
    return ++this.ids;
  }

  /** Rejects when the request or the worker broke, or the engine was closed. */
  make(request: Request & { readonly id: number }, transfer: readonly Transferable[] = []): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.dead !== null) return reject(new Error(this.dead));
      this.waiting.set(request.id, { resolve, reject });
      this.post(request, transfer);
    });
  }

  /** As `make`, whose reply is of its own kind. */
  async replyOf<K extends Reply['of']>(of: K, request: Request & { readonly id: number }, transfer: readonly Transferable[] = []): Promise<Extract<Reply, { readonly of: K }>> {
    const reply = await this.make(request, transfer);
    if (reply.of !== of) throw new Error('The worker answered another question');
    return reply as Extract<Reply, { readonly of: K }>; // As just tested.
  }

  /** While a request is under way, the signal cancels it; gives how to stop listening. */
  cancelledBy(signal: AbortSignal, id: number): () => void {
    const cancel = (): void => this.post({ type: 'cancel', id }, []);
    signal.addEventListener('abort', cancel, { once: true });
    return () => signal.removeEventListener('abort', cancel);
  }

  /** What the worker said to a request. */
  heard(event: Extract<Event, { readonly type: 'reply' | 'failed' }>): void {
    const request = this.waiting.get(event.id);
    this.waiting.delete(event.id);
    if (event.type === 'reply') request?.resolve(event.reply);
    else request?.reject(new Error(event.message));
  }

  /** No reply comes any more, and nothing is asked from now on. */
  end(message: string): void {
    this.dead = message;
    this.broke(message);
  }

  /** None of what is under way has a reply; what is asked from now on may have one. */
  broke(message: string): void {
    for (const { reject } of this.waiting.values()) reject(new Error(message));
    this.waiting.clear();
  }
}
