import type { Memory } from '../../columns/memory.ts';
import type { Chunk } from '../bytes/chunk.ts';
import type { IngestModule } from '../module.ts';

/**
 * gzip, streaming, over the shared memory: any number of members, any cut between chunks, checksum and length verified.
 * It exists because the browser's `DecompressionStream` throws at the second member, at padding and at any defect, and
 * loses good bytes before it. Here every byte that can be decoded comes out, and what was wrong is told with its offset.
 */
export interface GunzipDefect {
  /** Byte of the compressed input at which it was noticed. */
  readonly offset: number;
  readonly detail: 'checksum' | 'length' | 'cut' | 'corrupt' | 'trailing';
}

const inputBytes = 64 * 1024;
const windowBytes = 32 * 1024;
const outputBytes = 256 * 1024;
const slackBytes = 320;
const mostDefects = 20;

const needInput = 0;
const outputFull = 1;
const trailing = 2;
const corrupt = 3;
const checksum = 4;

export class Gunzip {
  readonly defects: GunzipDefect[] = [];
  private readonly memory: Memory;
  private readonly module: IngestModule;
  private readonly state: number;
  private readonly stateBytes: number;
  private readonly input: number;
  private readonly output: number;
  private fed = 0;
  private inputLeft = 0;
  private taken: number;
  private dead = false;
  private released = false;

  constructor(memory: Memory, module: IngestModule) {
    this.memory = memory;
    this.module = module;
    this.stateBytes = module.inflaterBytes();
    this.state = memory.allocate(this.stateBytes);
    this.input = memory.allocate(inputBytes + 8);
    this.output = memory.allocate(windowBytes + outputBytes + slackBytes);
    this.taken = this.output;
    module.inflaterInit(this.state, this.output, windowBytes + outputBytes);
  }

  /** True when nothing more can come out: a defect ended the decoding. */
  get ended(): boolean {
    return this.dead;
  }

  /** Decoded bytes, which hold until the next step. At most 288 KiB a step, so that the caller can pause between. */
  *push(chunk: Chunk): Generator<Chunk> {
    for (let at = 0; at < chunk().length && !this.dead; at += inputBytes) {
      const part = chunk().subarray(at, at + inputBytes);
      this.memory.u8(this.input, inputBytes).set(part);
      this.module.inflaterInput(this.state, this.input, part.length);
      this.inputLeft = this.input + part.length;
      this.fed += part.length;
      yield* this.drain();
    }
  }

  /** To be called at the end of the input: notes an end cut off. */
  finish(): void {
    if (!this.dead && this.module.inflaterIdle(this.state) === 0) this.note('cut', this.fed);
    this.dead = true;
  }

  release(): void {
    if (this.released) return;
    this.released = true;
    this.memory.release(this.state, this.stateBytes);
    this.memory.release(this.input, inputBytes + 8);
    this.memory.release(this.output, windowBytes + outputBytes + slackBytes);
  }

  private *drain(): Generator<Chunk> {
    while (!this.dead) {
      const result = this.module.inflate(this.state);
      const end = this.module.inflaterOutPos(this.state);
      if (end > this.taken) {
        const from = this.taken;
        yield () => this.memory.copied(from, end - from);
        this.taken = end;
      }
      if (result === needInput) return;
      if (result === outputFull) {
        this.module.inflaterSlide(this.state, this.output);
        this.taken = this.module.inflaterOutPos(this.state);
      } else if (result === trailing || result === corrupt) {
        this.note(result === trailing ? 'trailing' : 'corrupt', this.offset());
        this.dead = true;
      } else this.note(result === checksum ? 'checksum' : 'length', this.offset());
    }
  }

  /** First byte not used by what was decoded. */
  private offset(): number {
    const unread = this.inputLeft - this.module.inflaterInPos(this.state);
    return this.fed - unread - this.module.inflaterPending(this.state);
  }

  private note(detail: GunzipDefect['detail'], offset: number): void {
    if (this.defects.length < mostDefects) this.defects.push({ detail, offset });
  }
}
