import type { Engine } from '../../engine/engine.ts';
import type { Frame } from '../../model/frame.ts';
import type { TimeRange } from '../../model/time.ts';
import { postOf } from '../../state/answers.ts';
import { wasAsked } from '../../state/asked.ts';
import { begin } from '../../state/idle.ts';
import { engineMilliseconds, measured } from '../../state/measured.ts';
import type { Question } from '../../statement/question.ts';
import { turnsTaken } from '../../ui/turns.ts';

/** A panel that follows the pointer. */
export interface Follower {
  /** A panel over time shows the brush of another panel on its own axis; only a new axis is news to it. */
  readonly hasTimeAxis: boolean;
  /** Its question with another range, or null when it cannot be asked. */
  readonly ask: (range: TimeRange) => Question | null;
  /** Shows an answer in place of the one that stands there; null brings that one back. */
  readonly show: (frame: Frame | null, range: TimeRange) => void;
}

/**
 * `part`: a stretch is drawn inside the axes; panels without a time axis show its numbers. `axis`: the whole range moves,
 * and every panel with it.
 */
export type LiveKind = 'part' | 'axis';

interface Wanted {
  readonly range: TimeRange;
  readonly kind: LiveKind;
  /** When the pointer came there. */
  readonly at: number;
}

/**
 * While a stretch of time is drawn or the range is dragged, panels show its numbers, past the cache. One batch is under
 * way at a time; a pointer that has moved on replaces what was not asked yet, so answers never pile up.
 */
export class LiveAnswers {
  private readonly followers = new Set<Follower>();
  private readonly listeners = new Set<() => void>();
  private wanted: Wanted | null = null;
  private running = false;
  private stop: AbortController | null = null;

  constructor(private readonly engine: Engine) {}

  /** Calls back when what follows the pointer is another; gives how to stop. */
  watch(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What would be asked of a range. */
  questions(range: TimeRange): readonly Question[] {
    return [...this.followers].flatMap((follower) => follower.ask(range) ?? []);
  }

  /** The stretch that is shown in place of the range, if one is. */
  get range(): TimeRange | null {
    return this.wanted?.range ?? null;
  }

  /** A panel that joins while a stretch is shown, as one that was scrolled to, shows it too. */
  follow(follower: Follower): () => void {
    this.followers.add(follower);
    for (const listener of this.listeners) listener();
    if (this.wanted !== null) {
      this.wanted = { ...this.wanted };
      queueMicrotask(() => void this.run());
    }
    return () => this.followers.delete(follower);
  }

  moved(range: TimeRange, kind: LiveKind): void {
    this.wanted = { range, kind, at: performance.now() };
    void this.run();
  }

  /** The stretch was dropped, or became the range: what stood there before comes back, or what is asked now. */
  ended(): void {
    if (this.wanted === null) return;
    const { range } = this.wanted;
    this.wanted = null;
    this.stop?.abort();
    for (const follower of this.followers) follower.show(null, range);
  }

  private async run(): Promise<void> {
    if (this.running || this.wanted === null) return;
    this.running = true;
    const ended = begin('following the pointer');
    postOf(this.engine).makeWay();
    try {
      let asked: Wanted | null = null;
      while (this.wanted !== null && this.wanted !== asked) {
        asked = this.wanted;
        const milliseconds = await this.answer(asked.range, asked.kind);
        void followed(asked.at, milliseconds);
      }
    } finally {
      this.running = false;
      void turnsTaken().finally(ended);
    }
  }

  /** Gives the milliseconds that the engine worked. */
  private async answer(range: TimeRange, kind: LiveKind): Promise<number> {
    const all = [...this.followers].flatMap((follower) => {
      const question = follower.hasTimeAxis && kind === 'part' ? null : follower.ask(range);
      return question ? [{ follower, question }] : [];
    });
    if (all.length === 0) return 0;
    this.stop = new AbortController();
    const { signal } = this.stop;
    wasAsked(all.map((one) => one.question));
    const answers = await this.engine.answer(all.map((one) => one.question), signal, (index, answer) => {
      if (!signal.aborted && answer.result.ok) all[index]?.follower.show(answer.result.value, range);
    });
    return engineMilliseconds(answers);
  }
}

/** A measure from the pointer's move to the moment that the panels show it. */
async function followed(at: number, milliseconds: number): Promise<void> {
  await turnsTaken();
  measured('flowlog followed the pointer', at, { engineMilliseconds: milliseconds });
}
