import { hashOfData } from '../../base/short-hash.ts';
import type { PackedThreatEntries } from '../../model/threat-entries.ts';
import { sourceListId, type ThreatException } from '../../model/threats.ts';
import type { LoadedThreatList } from './threat-lists.ts';

/** A list with what stands on it. */
export interface HeldThreatList {
  readonly list: LoadedThreatList;
  readonly entries: PackedThreatEntries;
}

/** What decides which addresses are marked. */
export interface ThreatsSaid {
  readonly lists: readonly HeldThreatList[];
  readonly includePrivate: boolean;
  /** Whether what records came with (the demo's list) is used. */
  readonly sourceOn: boolean;
  readonly exceptions: readonly ThreatException[];
  /** Since when it is said, in Unix seconds. */
  readonly at: number;
}

/** Threat lists of an instance or of the browser, and what they were before, the latest last. */
export interface OwnedThreats {
  readonly owner: string;
  readonly now: ThreatsSaid;
  readonly earlier: readonly ThreatsSaid[];
}

export const nothingSaid: ThreatsSaid = { lists: [], includePrivate: false, sourceOn: true, exceptions: [], at: 0 };

/** Earlier ones that are kept, and how many entries may be kept for their sake alone: a feed that is loaded anew each day would fill the device. */
const mostEarlier = 20;
export const mostEarlierEntries = 1_000_000;

/** Hash of what marks addresses, the same wherever the same lists are on; null where nothing is said that is not so for every reader. */
export function hashOfSaid({ lists, includePrivate, sourceOn, exceptions }: ThreatsSaid): string | null {
  const ons = new Map(lists.filter(({ list }) => list.on).map(({ list: { id, name, weight, content } }) => [id, JSON.stringify([name, weight, content])]));
  const on = [...ons.values()].sort();
  // Exceptions of a list that is off, or gone, change nothing.
  const not = exceptions.filter(({ list }) => list === null || (list === sourceListId ? sourceOn : ons.has(list))).map(({ block, list }) => JSON.stringify([block, list === null ? null : (ons.get(list) ?? list)])).sort();
  return on.length === 0 && not.length === 0 && !includePrivate && sourceOn ? null : hashOfData([on, not, includePrivate, sourceOn]);
}

/** From now on `next` is said; what was said before is kept, once, and where it was more than every reader has. */
export function sayingNow(owned: OwnedThreats, next: ThreatsSaid): OwnedThreats {
  const hash = hashOfSaid(next);
  const before = hashOfSaid(owned.now);
  const others = owned.earlier.filter((one) => ![hash, before].includes(hashOfSaid(one)));
  return { owner: owned.owner, now: next, earlier: bounded(next, before === hash || before === null ? others : [...others, owned.now]) };
}

function bounded(now: ThreatsSaid, earlier: readonly ThreatsSaid[]): readonly ThreatsSaid[] {
  const held = new Set(now.lists.map(({ list }) => list.id));
  let room = mostEarlierEntries;
  const kept: ThreatsSaid[] = [];
  for (const one of earlier.slice(-mostEarlier).toReversed()) {
    const more = one.lists.filter(({ list }) => !held.has(list.id));
    room -= more.reduce((sum, { list }) => sum + list.entries, 0);
    if (room < 0) break;
    for (const { list } of more) held.add(list.id);
    kept.push(one);
  }
  return kept.toReversed();
}

/** What was said once, said again: its lists as they were, others that are here now beside them, but off. */
export function sayingAgain(now: ThreatsSaid, once: ThreatsSaid, at: number): ThreatsSaid {
  const ids = new Set(once.lists.map(({ list }) => list.id));
  const off = now.lists.filter(({ list }) => !ids.has(list.id)).map((one) => ({ ...one, list: { ...one.list, on: false } }));
  return { ...once, lists: [...once.lists, ...off], at };
}
