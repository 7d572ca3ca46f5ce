import { browserOwner } from '../../model/owner.ts';
import type { ThreatList } from '../../model/threats.ts';
import type { LoadedThreatLists } from './threat-lists.ts';

/** What is told of threat lists while the reader has none. `known` is null until it is known that none is kept. */
export function noLists(source: ThreatList | null, addresses: number, known: LoadedThreatLists['known']): LoadedThreatLists {
  return { owner: browserOwner, hash: null, known, exceptions: [], lists: [], source, includePrivate: false, marked: { addresses, milliseconds: 0 }, keptBytes: 0 };
}

export const nothingKnown: LoadedThreatLists['known'] = [{ hash: null, owner: browserOwner, at: 0, now: true }];
