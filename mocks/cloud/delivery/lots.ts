/**
 * Records of a boundary reach the logstore in lots, 20 to 60 seconds after their windows ended; while the scenario `late-records`
 * lasts, every second lot takes one to ten minutes. A lot is one log group: it is received at one second, by one shard.
 */

import type { Interval } from '../../../src/model/cloud/flow-log.ts';
import { hashOf } from '../../random.ts';
import type { Run, Span } from '../state.ts';
import type { Coverages } from './coverage.ts';
import { eniNumbers } from './covered.ts';
import type { Cursor, Transformed } from './packet-source.ts';

/** Longer windows hold more records, so they come in more lots. */
const lotsOf: Readonly<Record<Interval, { readonly first: number; readonly count: number }>> = {
  1: { first: 0, count: 4 }, 5: { first: 4, count: 20 }, 10: { first: 24, count: 40 },
};

/** A job writes what it read this much later. */
const transformSeconds = 15;
const latestDelivery = 600;
/** No lot comes later than this after its windows ended. */
export const latestSeconds = latestDelivery + transformSeconds;
const soonest = 20;

export interface Lot {
  readonly boundary: number;
  /** Its number within the boundary. */
  readonly number: number;
  /** When the logstore receives it; whole seconds. */
  readonly received: number;
  /** 32 bits: the shard whose range holds it gets it. */
  readonly key: number;
}

/** The lot of a window that ends at `boundary`. */
export function lotNumber(boundary: number, eniNumber: number, interval: Interval): number {
  const { first, count } = lotsOf[interval];
  return first + (hashOf(boundary, eniNumber, 3) % count);
}

export interface LotChoice {
  readonly seed: number;
  readonly late: readonly Span[];
  /** Null, or left out, where flow logs deliver by themselves. */
  readonly transformed?: Transformed | null;
}

export function lotAt({ seed, late, transformed = null }: LotChoice, boundary: number, number: number): Lot {
  const chance = hashOf(seed, boundary, number, 5);
  const isLate = chance % 2 === 0 && late.some(({ from, to }) => from <= boundary && (to === null || boundary < to));
  const after = isLate ? 60 + ((chance >>> 1) % (latestDelivery - 59)) : soonest + ((chance >>> 1) % 41);
  return { boundary, number, received: boundary + after + (transformed === null ? 0 : transformSeconds), key: hashOf(seed, boundary, number, 6) };
}

/** Whether a lot is there: of those that another logstore receives, what came while the job ran. */
function isThere(lot: Lot, transformed: Transformed | null): boolean {
  return transformed === null || runOf(lot, transformed) !== null;
}

/** The run of a job in which it wrote a lot; null when none did. */
function runOf({ received }: Lot, { runs }: Transformed): Run | null {
  const read = received - transformSeconds;
  return runs.find(({ from, to }) => from <= read && (to === null || read < to)) ?? null;
}

/** The script by which a lot was written; null where flow logs deliver by themselves, and of a lot that no job wrote. */
export function scriptOf(lot: Lot, transformed: Transformed | null): string | null {
  return transformed === null ? null : (runOf(lot, transformed)?.script ?? null);
}

/** The lots of a boundary, by number: only those that hold a record. */
export function lotsAt(choice: LotChoice, coverages: Coverages, boundary: number): Lot[] {
  const numbers = new Set<number>();
  for (const [eni, interval] of coverages.ending(boundary)) numbers.add(lotNumber(boundary, eniNumbers.get(eni) ?? 0, interval));
  return [...numbers].sort((a, b) => a - b).map((number) => lotAt(choice, boundary, number)).filter((lot) => isThere(lot, choice.transformed ?? null));
}

const perSecond = 1_000_000_000n;

/** The position of a lot: of those received in one second, older boundaries come first. */
export function cursorOf({ boundary, number, received }: Lot): Cursor {
  return BigInt(received) * perSecond + BigInt(((latestSeconds - (received - boundary)) * 100 + number) * 100);
}

export function cursorOfSecond(seconds: number): Cursor {
  return BigInt(seconds) * perSecond;
}

/** Whole seconds; the second that a cursor stands in. */
export function secondOfCursor(cursor: Cursor): number {
  return Number(cursor / perSecond);
}

