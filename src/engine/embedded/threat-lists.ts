import type { Result } from '../../base/result.ts';
import type { ThreatForm, ThreatLineFault } from '../../ingest/threats/list-read.ts';
import type { ThreatException, ThreatHit, ThreatList } from '../../model/threats.ts';

/** The threat lists of the reader's own, as page and worker speak of them. Types only. */

export interface LoadedThreatList extends ThreatList {
  readonly form: ThreatForm;
  /** What the list calls itself. */
  readonly title: string | null;
  /** Unix seconds. */
  readonly loadedAt: number;
  readonly repeated: number;
  /** Eight hex digits of the blocks on it, whatever its name. */
  readonly content: string;
  /** The first of those skipped. */
  readonly faults: readonly ThreatLineFault[];
}

/** A list as it was told when it came. */
export interface NewThreatList extends LoadedThreatList {
  /** Entries of private addresses alone: they mark nothing unless the reader insists. */
  readonly privateEntries: number;
}

/** What an owner's lists are, or were: by this, a link that names them is opened as it was meant. */
export interface KnownThreatLists {
  readonly hash: string | null;
  readonly owner: string;
  /** Unix seconds from which on it said so; 0 where it never said anything else. */
  readonly at: number;
  readonly now: boolean;
}

export interface LoadedThreatLists {
  /** Whose they are: an instance, by its id, or `browser`. */
  readonly owner: string;
  /** Eight hex digits of what marks addresses; null where the reader has no list on, no exception, and nothing else than every reader. */
  readonly hash: string | null;
  /** All that is here, of whichever owner; null until what is kept on this device was looked through. */
  readonly known: readonly KnownThreatLists[] | null;
  /** In the order in which they were made. */
  readonly exceptions: readonly ThreatException[];
  /** In the order in which they were loaded. */
  readonly lists: readonly LoadedThreatList[];
  /** What the records at hand came with (the demo's); null when they came with none. */
  readonly source: ThreatList | null;
  /** Private, shared, loopback and link-local addresses are marked, too. */
  readonly includePrivate: boolean;
  /** Addresses of the records at hand that stand on a list that is on, and how long it took to mark them. */
  readonly marked: { readonly addresses: number; readonly milliseconds: number };
  /** Bytes of them on this device, 0 while they are in memory only. */
  readonly keptBytes: number;
}

/** Why a list was not loaded. */
export type ThreatListFault =
  /** Nothing in it is an address. */
  | { readonly kind: 'no-address'; readonly faults: readonly ThreatLineFault[] }
  | { readonly kind: 'too-many'; readonly most: number }
  /** Not text: a document, a picture, a program. */
  | { readonly kind: 'not-text'; readonly looksLike: 'pdf' | 'zip' | 'binary' }
  | { readonly kind: 'unreadable'; readonly message: string };

export interface ThreatListChange {
  readonly name?: string;
  readonly on?: boolean;
  /** 1…10. */
  readonly weight?: number;
}

/** What is known about one address. */
export interface AddressFacts {
  /** ISO 3166 alpha-2 code. */
  readonly country: string | null;
  readonly network: { readonly number: number | null; readonly organisation: string | null } | null;
  /** The domain it falls into, and the block that decides (null where it is all else). */
  readonly domain: { readonly name: string; readonly block: string | null } | null;
  /** Longest prefix first, then by the weight of the list. */
  readonly hits: readonly ThreatHit[];
}

export type ThreatListDeed =
  | { readonly do: 'load'; readonly file: Blob; readonly name: string }
  | { readonly do: 'change'; readonly list: string; readonly change: ThreatListChange }
  | { readonly do: 'remove' | 'bring-back'; readonly list: string }
  | { readonly do: 'except'; readonly exception: ThreatException }
  | { readonly do: 'end-exception'; readonly exception: string }
  | { readonly do: 'include-private'; readonly include: boolean }
  | { readonly do: 'owner'; readonly owner: string }
  | { readonly do: 'use'; readonly hash: string }
  | { readonly do: 'keep' | 'drop-all' }
  | { readonly do: 'facts'; readonly addresses: readonly string[] };

export interface ThreatListOutcome {
  /** Of `load`. */
  readonly loaded?: Result<NewThreatList, ThreatListFault>;
  /** Of `keep`. */
  readonly kept?: boolean;
  /** Of `facts`. */
  readonly facts?: readonly AddressFacts[];
}

/** The engine's part for threat lists. They are in memory only, until `keep`; kept ones come back by themselves. */
export interface ThreatLists {
  now(): LoadedThreatLists;
  watch(listener: (lists: LoadedThreatLists) => void): () => void;
  /** Reads a list of any form (`ingest/threats`), plain or gzip, beside those loaded; it is on from then on. */
  load(file: Blob, name: string): Promise<Result<NewThreatList, ThreatListFault>>;
  /** The list of id `demo` may be switched off, and nothing else. */
  change(list: string, change: ThreatListChange): Promise<void>;
  remove(list: string): Promise<void>;
  /** A list that was removed since the page was opened, as it was. */
  bringBack(list: string): Promise<void>;
  /** What is of this block is marked no more, by one list or by any; in place of an exception of the same id. Its block is one that `parseAddressRange` reads. */
  except(exception: ThreatException): Promise<void>;
  /** Marked again; `exception` is an id. */
  endException(exception: string): Promise<void>;
  includePrivate(include: boolean): Promise<void>;
  /** The lists of another owner are used from then on, and changed; `browser`'s before anything is said. */
  setOwner(owner: string): Promise<void>;
  /** The lists of a hash among the `known` ones are the owner's from then on; others of its own are off. Nothing where it is not known. */
  use(hash: string): Promise<void>;
  /** Keeps them on this device; false when that was not possible. */
  keep(): Promise<boolean>;
  /** Drops them all, as on a first visit. */
  dropAll(): Promise<void>;
  /** What is known about each address (as text). */
  facts(addresses: readonly string[]): Promise<readonly AddressFacts[]>;
}

