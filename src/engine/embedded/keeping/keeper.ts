import type { FileIdentity, Keeping } from '../contract.ts';
import { isKeepingSupported, keptFolder, lockName } from './place.ts';
import { keptBytes, readBlock, readManifest, removeAll, writeStore, type Block, type Manifest } from './store.ts';

/** What can be kept: blocks and what the table needs to understand them again. */
export interface Keepable {
  readonly hash: string;
  readonly identities: readonly FileIdentity[];
  readonly layout: unknown;
  readonly blocks: Iterable<Block>;
}

/** The state of what is kept, and the four deeds on it. Never throws for what a disk or another tab can do. */
export class Keeper {
  private state: Keeping;
  private readonly changed: (keeping: Keeping) => void;
  private readonly pause: () => Promise<void>;

  constructor(changed: (keeping: Keeping) => void, pause: () => Promise<void>) {
    this.changed = changed;
    this.pause = pause;
    this.state = { state: isKeepingSupported() ? 'off' : 'unsupported', bytes: 0, failure: null };
  }

  get keeping(): Keeping {
    return this.state;
  }

  async keep(source: Keepable): Promise<boolean> {
    if (!isKeepingSupported()) return this.fails('unsupported', null);
    return navigator.locks.request(lockName, { ifAvailable: true }, async (lock) => {
      if (!lock) return this.fails('read-only', 'locked');
      this.set({ state: 'keeping', bytes: 0, failure: null });
      try {
        const root = await keptFolder();
        await writeStore(root, source, this.pause);
        this.set({ state: 'kept', bytes: await keptBytes(root), failure: null });
        return true;
      } catch (error) {
        const quota = error instanceof DOMException && error.name === 'QuotaExceededError';
        return this.fails('failed', quota ? 'quota' : 'broken');
      }
    });
  }

  /** Hands manifest and blocks to `use` while no other tab may write; false when nothing whole is kept under this hash. */
  async restore(hash: string, use: (manifest: Manifest, block: (name: string) => Promise<Uint8Array<ArrayBuffer>>) => Promise<boolean>): Promise<boolean> {
    if (!isKeepingSupported()) return false;
    return navigator.locks.request(lockName, { mode: 'shared' }, async () => {
      const root = await keptFolder();
      const manifest = await readManifest(root, hash);
      if (!manifest) return false;
      const restored = await use(manifest, (name) => readBlock(root, manifest, name));
      if (restored) this.set({ state: 'kept', bytes: await keptBytes(root), failure: null });
      else this.set({ state: 'failed', bytes: 0, failure: 'broken' });
      return restored;
    });
  }

  async forget(): Promise<void> {
    if (!isKeepingSupported()) return;
    await navigator.locks.request(lockName, async () => {
      await removeAll(await keptFolder());
      this.set({ state: 'off', bytes: 0, failure: null });
    });
  }

  /** The table changed, so what is kept (if anything) is no longer what is open. */
  changedSource(): void {
    if (this.state.state === 'kept') this.set({ state: 'off', bytes: 0, failure: null });
  }

  private fails(state: Keeping['state'], failure: Keeping['failure']): false {
    this.set({ state, bytes: 0, failure });
    return false;
  }

  private set(keeping: Keeping): void {
    this.state = keeping;
    this.changed(keeping);
  }
}
