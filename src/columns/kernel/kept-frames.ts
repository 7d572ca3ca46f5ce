import type { Frame } from '../../model/frame.ts';

/** A frame larger than this part of what may be held is not kept: it would push out all others. */
const largest = 1 / 8;

/** Frames of one revision by what was asked, up to a number of values; the least recently asked go first. */
export class KeptFrames {
  private readonly frames = new Map<string, Frame>();
  private readonly limit: number;
  private revision = -1;
  private values = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Frames of an older revision say nothing about this one. */
  begin(revision: number): void {
    if (revision !== this.revision) this.clear();
    this.revision = revision;
  }

  clear(): void {
    this.frames.clear();
    this.values = 0;
  }

  find(key: string): Frame | null {
    const frame = this.frames.get(key);
    if (!frame) return null;
    this.frames.delete(key);
    this.frames.set(key, frame);
    return frame;
  }

  keep(key: string, frame: Frame): void {
    const size = sizeOf(frame);
    if (size > this.limit * largest || this.frames.has(key)) return;
    this.frames.set(key, frame);
    this.values += size;
    for (const [oldest, old] of this.frames) {
      if (this.values <= this.limit) return;
      this.frames.delete(oldest);
      this.values -= sizeOf(old);
    }
  }
}

/** Values of a frame, and some for what it has around them. */
function sizeOf(frame: Frame): number {
  return 50 + frame.rows * frame.columns.length;
}
