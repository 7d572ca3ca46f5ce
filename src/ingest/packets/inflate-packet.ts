import type { Memory } from '../../columns/memory.ts';
import type { IngestModule } from '../module.ts';
import { bufferPadding } from '../lines/text-block.ts';

/** Fed at a time, so that a step takes a few milliseconds. */
const partBytes = 16 * 1024;
const slackBytes = 320;
const padding = Math.max(bufferPadding, slackBytes);
/** SLS gives some ten megabytes at most; what claims to be more than this is cut there. */
const mostBytes = 512 * 1024 * 1024;
const guessedRatio = 12;

const needInput = 0;
const outputFull = 1;

export interface Inflated {
  readonly bytes: number;
  /** Byte of the compressed packet from which on it could not be read; null when it was whole. */
  readonly brokenAt: number | null;
}

/** Room for one unpacked packet in the shared memory, used again for the next one. */
export class PacketRoom {
  pointer = 0;
  private capacity = 0;
  private readonly memory: Memory;
  private readonly module: IngestModule;

  constructor(memory: Memory, module: IngestModule) {
    this.memory = memory;
    this.module = module;
  }

  /** Takes a packet as it is. Throws `MemoryExceeded`, as the next one. */
  take(packet: Uint8Array): void {
    this.renew(packet.length);
    this.memory.u8(this.pointer, packet.length).set(packet);
  }

  /** Unpacks a zlib stream in short steps. `announced`: the size that the service said, if it did. */
  *inflate(packet: Uint8Array, announced: number | null): Generator<void, Inflated, void> {
    const { memory, module } = this;
    const stateBytes = module.inflaterBytes();
    const state = memory.allocate(stateBytes);
    const input = memory.allocate(partBytes + 8);
    try {
      // Room that is just enough would be full before the end is noticed.
      this.renew(Math.min(mostBytes, (announced ?? packet.length * guessedRatio) + slackBytes));
      module.inflaterInit(state, this.pointer, this.capacity);
      module.inflaterZlib(state);
      for (let at = 0; at < packet.length; at += partBytes) {
        const part = packet.subarray(at, at + partBytes);
        memory.u8(input, part.length).set(part);
        module.inflaterInput(state, input, part.length);
        let result = module.inflate(state);
        while (result === outputFull && this.capacity < mostBytes) {
          this.grow(module.inflaterOutPos(state) - this.pointer, state);
          result = module.inflate(state);
        }
        if (result !== needInput) return { bytes: module.inflaterOutPos(state) - this.pointer, brokenAt: at + module.inflaterInPos(state) - input };
        yield;
      }
      return { bytes: module.inflaterOutPos(state) - this.pointer, brokenAt: module.inflaterIdle(state) === 1 ? null : packet.length };
    } finally {
      memory.release(state, stateBytes);
      memory.release(input, partBytes + 8);
    }
  }

  release(): void {
    if (this.capacity > 0) this.memory.release(this.pointer, this.capacity + padding);
    this.pointer = 0;
    this.capacity = 0;
  }

  private renew(bytes: number): void {
    if (bytes <= this.capacity) return;
    this.release();
    const capacity = Math.max(256 * 1024, bytes);
    this.pointer = this.memory.allocate(capacity + padding);
    this.capacity = capacity;
  }

  /** More room for what was larger than announced. */
  private grow(bytes: number, state: number): void {
    const { memory, module } = this;
    const capacity = Math.min(mostBytes, this.capacity * 2);
    const pointer = memory.allocate(capacity + padding);
    memory.u8(pointer, bytes).set(memory.u8(this.pointer, bytes));
    module.inflaterMove(state, pointer - this.pointer, pointer + capacity);
    memory.release(this.pointer, this.capacity + padding);
    this.pointer = pointer;
    this.capacity = capacity;
  }
}
