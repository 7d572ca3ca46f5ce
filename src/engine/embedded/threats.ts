import { rangeText, type AddressRange } from '../../base/cidr.ts';
import { drained } from '../../base/range-index.ts';
import { ThreatIndex, type PackedThreatList, type ThreatsUsed } from '../../columns/threat-index.ts';
import { packThreatEntries } from '../../model/threat-entries.ts';
import { sourceListId } from '../../model/threats.ts';

/** What records came with as a list of its own, which is on and lasts as long as they do. */
export function sourceEntries(ranges: readonly AddressRange[]): PackedThreatList {
  const entries = packThreatEntries(ranges.map((range, i) => ({ range, line: i + 1, text: rangeText(range), note: null })));
  return { list: { id: sourceListId, name: sourceListId, date: null, on: true, weight: 1, entries: ranges.length, skipped: 0 }, entries };
}

/**
 * The threat lists in use: those that were set, and what the records at hand came with, unless one that was set bears its id. The
 * index over them is made once for each of these.
 */
export class Threats {
  #used: ThreatsUsed = { lists: [], includePrivate: false, exceptions: [] };
  readonly #made = new Map<PackedThreatList | null, ThreatIndex>();
  #revision = 0;

  /** Another one whenever other lists were set. */
  get revision(): number {
    return this.#revision;
  }

  /** The lists from now on; `run` carries the steps out, `source` is what they are most likely asked with. */
  async set(used: ThreatsUsed, source: PackedThreatList | null, run: (steps: Generator<void, void>) => Promise<void>): Promise<void> {
    let index: ThreatIndex | null = null;
    await run((function* (): Generator<void, void> {
      index = yield* ThreatIndex.steps(withSource(used, source));
    })());
    this.#used = used;
    this.#made.clear();
    if (index) this.#made.set(source, index);
    this.#revision++;
  }

  /** The index for records that came with `source`. */
  index(source: PackedThreatList | null): ThreatIndex {
    let index = this.#made.get(source);
    if (!index) {
      index = drained(ThreatIndex.steps(withSource(this.#used, source)));
      this.#made.set(source, index);
    }
    return index;
  }
}

function withSource(used: ThreatsUsed, source: PackedThreatList | null): ThreatsUsed {
  return source === null || used.lists.some(({ list }) => list.id === source.list.id) ? used : { ...used, lists: [...used.lists, source] };
}
