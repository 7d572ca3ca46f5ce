import type { NetworkTable, NetworkTables } from '../../base/geo/networks.ts';
import { failed, ok, type Result } from '../../base/result.ts';
import type { NetworkDatabase, NetworkDatabases, NetworksFault, NetworksLoaded } from './contract.ts';
import { keepNetworks, keptNetworks, type KeptNetworks } from './keeping/kept-networks.ts';
import { readNetworkFile } from './network-file.ts';

type Families = { v4: KeptNetworks | null; v6: KeptNetworks | null };
const families = { v4: 4, v6: 6 } as const;

/**
 * The databases of networks that the reader loaded, one for each family of addresses. A file takes the place of what was loaded
 * for the families that it has. They are in memory only, unless the reader keeps things on this device.
 */
export class LoadedNetworks {
  readonly #changed: (databases: NetworkDatabases) => void;
  readonly #use: (tables: NetworkTables) => void;
  readonly #pause: () => Promise<void>;
  #held: Families = { v4: null, v6: null };
  #keptBytes = { v4: 0, v6: 0 };

  /** `use` is told the tables to look up in, `changed` what the reader should see. */
  constructor(use: (tables: NetworkTables) => void, changed: (databases: NetworkDatabases) => void, pause: () => Promise<void>) {
    this.#use = use;
    this.#changed = changed;
    this.#pause = pause;
  }

  async load(file: Blob, name: string): Promise<Result<NetworksLoaded, NetworksFault>> {
    const read = await readNetworkFile(file, this.#pause);
    if (!read.ok) return failed(read.problem);
    const { tables, records, skipped, first } = read.value;
    const loadedAt = Math.floor(Date.now() / 1000);
    const made = (table: NetworkTable | null, before: KeptNetworks | null): KeptNetworks | null => (table ? { name, loadedAt, table } : before);
    this.#put({ v4: made(tables.v4, this.#held.v4), v6: made(tables.v6, this.#held.v6) });
    return ok({ records, skipped, first });
  }

  /** Takes a family out of memory and, where it was kept, off this device. */
  async remove(family: 'v4' | 'v6'): Promise<void> {
    if (this.#keptBytes[family] > 0) this.#keptBytes[family] = (await keepNetworks(families[family], null)) ?? this.#keptBytes[family];
    this.#put({ ...this.#held, [family]: null });
  }

  /** Writes what is held to this device. False where that was not possible. */
  async keep(): Promise<boolean> {
    let all = true;
    for (const family of ['v4', 'v6'] as const) {
      const bytes = await keepNetworks(families[family], this.#held[family]);
      all &&= bytes !== null;
      this.#keptBytes[family] = bytes ?? 0;
    }
    this.#tell();
    return all;
  }

  /** Brings back what was kept, where nothing was loaded meanwhile. */
  async restore(): Promise<void> {
    const [v4, v6] = [await keptNetworks(4), await keptNetworks(6)];
    if (!v4 && !v6) return;
    this.#keptBytes = { v4: v4?.bytes ?? 0, v6: v6?.bytes ?? 0 };
    this.#put({ v4: this.#held.v4 ?? v4?.kept ?? null, v6: this.#held.v6 ?? v6?.kept ?? null });
  }

  /** After everything on this device was removed. */
  forgotten(): void {
    this.#keptBytes = { v4: 0, v6: 0 };
    this.#tell();
  }

  #put(held: Families): void {
    this.#held = held;
    this.#use({ v4: held.v4?.table ?? null, v6: held.v6?.table ?? null });
    this.#tell();
  }

  #tell(): void {
    this.#changed({ v4: described(this.#held.v4), v6: described(this.#held.v6), keptBytes: this.#keptBytes.v4 + this.#keptBytes.v6 });
  }
}

function described(held: KeptNetworks | null): NetworkDatabase | null {
  return held && { name: held.name, ranges: held.table.ranges.count, networks: held.table.organisations.length, loadedAt: held.loadedAt };
}
