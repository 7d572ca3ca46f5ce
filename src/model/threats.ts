import type { AddressRange } from '../base/cidr.ts';

/** Lists of addresses that are known as threats: what the fields `srcthreat` and `dstthreat` name. */

export interface ThreatList {
  readonly id: string;
  readonly name: string;
  /** ISO day that the list says of itself. */
  readonly date: string | null;
  /** What is off marks nothing. */
  readonly on: boolean;
  /** 1…10; higher stands first. */
  readonly weight: number;
  readonly entries: number;
  /** Lines that were no entry. */
  readonly skipped: number;
}

export interface ThreatEntry {
  readonly range: AddressRange;
  /** In the list as it was given, counted from 1. */
  readonly line: number;
  /** The line as it stood, cut at 160 characters. */
  readonly text: string;
  /** What the list says beside: a count, a description, the name of an indicator. */
  readonly note: string | null;
}

/** An entry of a list that holds an address. */
export interface ThreatHit {
  /** Id of the list. */
  readonly list: string;
  readonly line: number;
  readonly text: string;
  /** The entry as an address, a CIDR block or a range. */
  readonly block: string;
  readonly note: string | null;
  /** Id of the exception for whose sake this entry marks nothing; null where it marks. */
  readonly exception: string | null;
}

/** What a reader says is no threat, whatever lists say of it. */
export interface ThreatException {
  readonly id: string;
  /** An address, a CIDR block or a range, as normally written. */
  readonly block: string;
  /** Id of the one list that it is an exception of; null for all lists. */
  readonly list: string | null;
  readonly remark: string;
  /** When it was made, in Unix seconds. */
  readonly at: number;
}

/** The list of what the records themselves came with (the demo's), unless a list of this id is set. */
export const sourceListId = 'demo';

/** A list's name as it is kept: the fields join names with a comma, so none has one, and spaces stand one by one. Empty where nothing is left. */
export function plainListName(name: string): string {
  return name.replaceAll(/[\s,]+/g, ' ').trim();
}
