import type { ThreatEntry } from '../../model/threats.ts';

/** What a threat list may look like; the folder's README says what each is. */
export type ThreatForm = 'lines' | 'counted' | 'hosts' | 'csv' | 'stix' | 'misp' | 'json' | 'prose';

/** Why something that could have been an entry is none. */
export type LeftOut =
  /** Nothing in it is an address. */
  | 'no-address'
  /** A name or a URL by name: it may have any address. */
  | 'host-name'
  /** A block of all addresses would mark everything. */
  | 'everything'
  /** A STIX indicator that is not valid any more, or was revoked; an attribute of MISP that was deleted. */
  | 'expired'
  /** A STIX indicator that is valid only from a later time on. */
  | 'not-yet'
  /** A pattern of another language, or one that names no address. */
  | 'pattern'
  /** JSON that is not whole, or a line of it. */
  | 'broken'
  /** A dotted number in prose that is called a version. */
  | 'version';

export interface ThreatLineFault {
  /** From 1. */
  readonly line: number;
  /** As it stood, cut. */
  readonly text: string;
  readonly reason: LeftOut;
}

/** A list as it was read. */
export interface ThreatListRead {
  readonly form: ThreatForm;
  /** What the list calls itself, from its comments or its head. */
  readonly title: string | null;
  /** ISO day that the list says of itself. */
  readonly date: string | null;
  readonly entries: readonly ThreatEntry[];
  /** Entries that said again what one before them said. */
  readonly repeated: number;
  readonly skipped: number;
  /** The first of those skipped. */
  readonly faults: readonly ThreatLineFault[];
}

/** Entries of a list at most; more is no list of threats, and would fill the memory. */
export const mostEntries = 2_000_000;
