import { errorText } from '../../base/error-text.ts';
import { failed, type Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import type { Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { EngineName } from '../engine.ts';

/** What of a batch is not wanted any more: all of it, or the plans at these places. */
export interface BatchSignal {
  readonly aborted: boolean;
  readonly left: ReadonlySet<number>;
}

/** Runs one batch; frames are handed over as they are finished. Stops when `signal.aborted` after a pause; skips what was left. */
export type RunBatch = (
  plans: readonly Plan[],
  engine: EngineName,
  signal: BatchSignal,
  onFrame: (index: number, result: Result<Frame, Problem>) => void,
) => Promise<void>;

interface Batch {
  readonly id: number;
  readonly plans: readonly Plan[];
  readonly engine: EngineName;
  readonly signal: { aborted: boolean; readonly left: Set<number> };
}

/**
 * Batches of plans, one after the other: the kernel's scratch belongs to one batch at a time. A cancelled batch that waits
 * is dropped without work; one that runs stops at its next pause. Every plan gets a frame or a problem, cancelled ones too.
 */
export class Answering {
  private readonly waiting: Batch[] = [];
  private running: Batch | null = null;
  private readonly run: RunBatch;
  private readonly onFrame: (id: number, index: number, result: Result<Frame, Problem>, milliseconds: number) => void;
  private readonly onDone: (id: number) => void;

  constructor(
    run: RunBatch,
    onFrame: (id: number, index: number, result: Result<Frame, Problem>, milliseconds: number) => void,
    onDone: (id: number) => void,
  ) {
    this.run = run;
    this.onFrame = onFrame;
    this.onDone = onDone;
  }

  get busy(): boolean {
    return this.running !== null;
  }

  ask(id: number, plans: readonly Plan[], engine: EngineName): void {
    this.waiting.push({ id, plans, engine, signal: { aborted: false, left: new Set() } });
    void this.next();
  }

  /** One plan of a batch is not wanted any more. */
  leave(id: number, index: number): void {
    for (const batch of [this.running, ...this.waiting]) if (batch?.id === id) batch.signal.left.add(index);
  }

  cancel(id: number): void {
    for (const batch of [this.running, ...this.waiting]) if (batch?.id === id) batch.signal.aborted = true;
  }

  private async next(): Promise<void> {
    if (this.running) return;
    const batch = this.waiting.shift();
    if (!batch) return;
    this.running = batch;
    const given = new Set<number>();
    const began = performance.now();
    let before = began;
    const give = (index: number, result: Result<Frame, Problem>): void => {
      given.add(index);
      const now = performance.now();
      this.onFrame(batch.id, index, result, now - before);
      before = now;
    };
    try {
      try {
        if (!batch.signal.aborted) await this.run(batch.plans, batch.engine, batch.signal, give);
      } catch (error) {
        const problem: Problem = batch.signal.aborted
          ? { kind: 'cancelled' }
          : { kind: 'internal', message: errorText(error) };
        for (const index of batch.plans.keys()) if (!given.has(index)) give(index, failed(problem));
      }
      for (const index of batch.plans.keys()) if (!given.has(index)) give(index, failed({ kind: 'cancelled' }));
    } catch (error) {
      // An answer could not be handed over: who waits for it hears below that nothing comes, and the next batch has its turn.
      console.error(error);
    }
    this.running = null;
    this.onDone(batch.id);
    void this.next();
  }
}
