import { createPause } from '../../base/pause.ts';
import type { Kernel } from '../../columns/kernel/kernel.ts';
import type { Memory } from '../../columns/memory.ts';

/** Milliseconds without a question, after which what was answered last is drawn. */
const restMilliseconds = 200;
/** Made ready between two turns: a millisecond or two of the system's work. */
const stepBytes = 512 * 1024;

/**
 * Bytes per record that a kernel comes to hold while a reader goes through filters, and those of the lists and groups of one filter that
 * keeps half of all records. Over ten million records, 38 filters one after the other with two threads in Node: worst 207 ms and 95th
 * percentile 132 with nothing ready, 201 and 128 with 6 bytes a record, 143 and 118 with 18.
 */
const held = 20;
const passing = 6;
const mostBytes = 256 * 1024 * 1024;

interface Store {
  readonly memory: Pick<Memory, 'ready'>;
  readonly table: { readonly rows: number };
  readonly kernel: Pick<Kernel, 'between' | 'memory'>;
}

/**
 * Has memory at hand for the next answers while nobody asks for anything: otherwise the first filters after an opening wait for the
 * system, which gives memory page by page when it is first written to.
 */
export class ReadyMemory {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private round = 0;
  private readonly store: () => Store;

  /** `store` gives what is asked now. */
  constructor(store: () => Store) {
    this.store = store;
  }

  /** Something is asked: it has the thread to itself. */
  stop(): void {
    this.round++;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  /** Something was answered. Begins in a while, unless there is another question. */
  rest(): void {
    this.stop();
    const { round } = this;
    this.timer = setTimeout(() => void this.make(round), restMilliseconds);
  }

  private async make(round: number): Promise<void> {
    const { memory, table, kernel } = this.store();
    const bytes = wantedBytes(table.rows, kernel.memory());
    const turn = createPause();
    while (round === this.round) {
      const isReady = await kernel.between(() => memory.ready(bytes, stepBytes));
      if (isReady) return;
      await turn();
    }
  }
}

/** Bytes that are to be at hand beside those that a kernel over so many records holds already. */
export function wantedBytes(records: number, heldBytes: number): number {
  return Math.min(mostBytes, Math.max(passing * records, held * records - heldBytes));
}
