import type { Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import type { Problem } from '../../model/problem.ts';

/** What came of one plan of a batch, and how long it took. */
export interface PlanFrame {
  readonly index: number;
  readonly result: Result<Frame, Problem>;
  readonly milliseconds: number;
}

/** Milliseconds for which a frame waits for the next. */
const apart = 8;

/**
 * Frames on their way to the page: those that are finished shortly after each other travel in one message. Each message costs both
 * threads a turn, and the page renders what it brings: twenty for a movement of the pointer are nineteen too many.
 */
export class FramesTogether {
  private frames: PlanFrame[] = [];
  private id = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly post: (id: number, frames: readonly PlanFrame[]) => void) {}

  add(id: number, frame: PlanFrame): void {
    if (id !== this.id) this.send();
    this.id = id;
    this.frames.push(frame);
    this.timer ??= setTimeout(() => this.send(), apart);
  }

  /** What is there goes now; the last of a batch do before its end is told. */
  send(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const { frames } = this;
    this.frames = [];
    if (frames.length > 0) this.post(this.id, frames);
  }
}
