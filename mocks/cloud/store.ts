/** The one document of the account, changed by one writer at a time. Two tabs share it through their browser's storage. */

import type { Result } from '../../src/base/result.ts';
import type { ApiError, Operation } from './operation.ts';
import { settle } from './settle.ts';
import { type CloudState, parseCloudState } from './state.ts';

/** Where the document is kept. */
export interface StateBackend {
  /** Null when nothing was kept. */
  load(): Promise<unknown>;
  save(state: CloudState): Promise<void>;
  /** Runs while no other holder of the same storage is within. */
  exclusively<T>(run: () => Promise<T>): Promise<T>;
  /** Tells the others that something changed. */
  announce(): void;
  /** Calls back when another has announced. */
  heard(listener: () => void): () => void;
}

export interface Standing {
  readonly state: CloudState;
  /** The cloud's clock, whole Unix seconds. */
  readonly now: number;
}

export class CloudStore {
  private readonly listeners = new Set<() => void>();
  private readonly unhear: () => void;

  /**
   * @param wall Unix seconds.
   * @param begin makes the document where there is none yet, or one that cannot be read any more.
   */
  constructor(
    private readonly backend: StateBackend,
    private readonly wall: () => number,
    private readonly begin: (now: number) => CloudState,
  ) {
    this.unhear = backend.heard(() => this.tell());
  }

  /** The account as of now, with everything that was due. */
  async read(): Promise<Standing> {
    const kept = parseCloudState(await this.backend.load());
    if (kept !== null) return this.standing(kept);
    return this.backend.exclusively(async () => {
      // Another may have begun it meanwhile.
      const other = parseCloudState(await this.backend.load());
      if (other !== null) return this.standing(other);
      const state = this.begin(Math.floor(this.wall()));
      await this.backend.save(state);
      this.backend.announce();
      return this.standing(state);
    });
  }

  /** Does an operation, alone. What it refuses changes nothing. */
  async change<T>(operation: Operation<T>): Promise<Result<T, ApiError>> {
    await this.read();
    const result = await this.backend.exclusively(async (): Promise<Result<T, ApiError>> => {
      const kept = parseCloudState(await this.backend.load());
      const { state, now } = this.standing(kept ?? this.begin(Math.floor(this.wall())));
      const done = operation(state, now);
      if (!done.ok) return done;
      await this.backend.save({ ...done.value.state, revision: state.revision + 1 });
      this.backend.announce();
      return { ok: true, value: done.value.value };
    });
    if (result.ok) this.tell();
    return result;
  }

  /** Calls back after each change, by this one or another. */
  watch(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.listeners.clear();
    this.unhear();
  }

  private standing(kept: CloudState): Standing {
    const now = Math.floor(this.wall() + kept.clockOffset);
    return { state: settle(kept, now), now };
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
