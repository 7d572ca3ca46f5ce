import type { Frame, Value } from '../../model/frame.ts';
import type { Panel, Text } from '../../model/panel.ts';
import type { TimeRange } from '../../model/time.ts';
import type { Finding, FindingKind } from './finding.ts';

/**
 * A question of a detector. Its placeholders are filled for all detectors alike: `capture`, the capture interval in seconds, and
 * `late`, the time (Unix seconds) from which on what was not there before is new.
 */
export interface DetectorQuestion {
  readonly statement: string;
  readonly counts: Panel['counts'];
}

/** What a detector knows beside its frames. */
export interface Surroundings {
  /** The range looked at, never open. */
  readonly range: TimeRange;
  /** Seconds. */
  readonly capture: number;
  /** Unix seconds. */
  readonly late: number;
}

/** One way to find, with the fields without which its statements mean nothing. */
export interface Way {
  readonly needs: readonly string[];
  readonly first: readonly DetectorQuestion[];
  /** Asked about what the first narrowed to; none where nothing is left. */
  readonly then?: (first: readonly Frame[], surroundings: Surroundings) => readonly DetectorQuestion[];
  /** What cannot be told this way, where another field would have told it. */
  readonly lacks?: Text;
  /** @param then the answers to `then`; empty where nothing was asked */
  readonly judge: (first: readonly Frame[], then: readonly Frame[], surroundings: Surroundings) => readonly Finding[];
}

export interface Detector {
  readonly kind: FindingKind;
  readonly title: Text;
  /** What one of its findings is called. */
  readonly name: Text;
  /** How it is found, with the thresholds. */
  readonly about: Text;
  /** The first whose fields are all there is taken. */
  readonly ways: readonly Way[];
  /** Why nothing can be told of this range; null when something can. */
  readonly refuses?: (surroundings: Surroundings) => Text | null;
}

/** The last part of the range, in which what was not there before is new. The rest is what it is compared with. */
export const lateShare = 0.25;

/** The time from which on something is new. */
export function lateFrom({ from, to }: TimeRange): number {
  return Math.round(to - (to - from) * lateShare);
}

/** Values of a row by column. */
export type Row = Readonly<Record<string, Value>>;

export function rowsOf(frame: Frame | undefined): readonly Row[] {
  if (frame === undefined) return [];
  return Array.from({ length: frame.rows }, (_, row) => Object.fromEntries(frame.columns.map(({ name, values }) => [name, values[row] ?? null])));
}

/** A number of a row; 0 where it is null or absent. */
export function numberIn(row: Row, column: string): number {
  const value = row[column];
  return value === null || value === undefined ? 0 : Number(value);
}

/** A text of a row, or null. */
export function textIn(row: Row, column: string): string | null {
  const value = row[column];
  return value === null || value === undefined ? null : String(value);
}
