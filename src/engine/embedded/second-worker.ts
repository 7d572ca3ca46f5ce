import type { Helper } from '../../columns/kernel/pair.ts';

/** What the first worker says to the second; the second never answers, but by what it leaves in the memory. */
export type HelperSaid =
  | { readonly type: 'join'; readonly id: number; readonly memory: WebAssembly.Memory; readonly deskAt: number; readonly kernel: WebAssembly.Module }
  /** There is something to do in it, and nobody listens. */
  | { readonly type: 'wake'; readonly id: number }
  /** Nothing more comes of this memory. */
  | { readonly type: 'leave'; readonly id: number };

/** The second worker as kernels see it. It is started with the first long pass; where it cannot be, kernels work alone. */
export class SecondWorker {
  private readonly kernel: WebAssembly.Module;
  private readonly begin: () => Pick<Worker, 'postMessage'>;
  private worker: Pick<Worker, 'postMessage'> | null = null;
  private failed = false;
  private ids = 0;

  constructor(kernel: WebAssembly.Module, begin: () => Pick<Worker, 'postMessage'> = () => new Worker(new URL('./helper.ts', import.meta.url), { type: 'module', name: 'flowlog-helper' })) {
    this.kernel = kernel;
    this.begin = begin;
  }

  /** A helper for one kernel, and how it leaves. */
  helper(): Helper & { leave(): void } {
    const id = ++this.ids;
    let joined = false;
    return {
      join: (memory, deskAt) => {
        joined = true;
        this.say({ type: 'join', id, memory, deskAt, kernel: this.kernel });
        return () => this.say({ type: 'wake', id });
      },
      leave: () => {
        if (joined) this.say({ type: 'leave', id });
      },
    };
  }

  private say(said: HelperSaid): void {
    if (this.failed) return;
    try {
      this.worker ??= this.begin();
      this.worker.postMessage(said);
    } catch {
      // The browser starts no worker here, or hands no module over: the first one does all of it.
      this.failed = true;
    }
  }
}
