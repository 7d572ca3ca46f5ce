import { rangeText, type AddressRange } from '../../base/cidr.ts';
import { ThreatIndex, type PackedThreatList } from '../../columns/threat-index.ts';
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
  #lists: readonly PackedThreatList[] = [];
  #includePrivate = false;
  readonly #made = new Map<PackedThreatList | null, ThreatIndex>();
  #revision = 0;

  /** Another one whenever other lists were set. */
  get revision(): number {
    return this.#revision;
  }

  /** The lists from now on; `run` carries the steps out, `source` is what they are most likely asked with. */
  async set(lists: readonly PackedThreatList[], includePrivate: boolean, source: PackedThreatList | null, run: (steps: Generator<void, void>) => Promise<void>): Promise<void> {
    let index: ThreatIndex | null = null;
    await run((function* (): Generator<void, void> {
      index = yield* ThreatIndex.steps(withSource(lists, source), includePrivate);
    })());
    this.#lists = lists;
    this.#includePrivate = includePrivate;
    this.#made.clear();
    if (index) this.#made.set(source, index);
    this.#revision++;
  }

  /** The index for records that came with `source`. */
  index(source: PackedThreatList | null): ThreatIndex {
    let index = this.#made.get(source);
    if (!index) {
      index = ThreatIndex.of(withSource(this.#lists, source), this.#includePrivate);
      this.#made.set(source, index);
    }
    return index;
  }
}

function withSource(lists: readonly PackedThreatList[], source: PackedThreatList | null): readonly PackedThreatList[] {
  return source === null || lists.some(({ list }) => list.id === source.list.id) ? lists : [...lists, source];
}
