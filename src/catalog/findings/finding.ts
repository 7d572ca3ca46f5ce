import type { Unit } from '../../model/frame.ts';
import type { Condition } from '../../model/filter.ts';
import type { Text } from '../../model/panel.ts';

/** What can be found. */
export const findingKinds = ['scan', 'sweep', 'beacon', 'bulk-out', 'refused-inside', 'exposure', 'first-seen', 'one-way'] as const;
export type FindingKind = (typeof findingKinds)[number];

/** How sure one can be that it deserves a look, by what the records show. */
export type Confidence = 'strong' | 'likely' | 'weak';

/** A number that the finding rests on. */
export interface FindingFigure {
  readonly id: string;
  readonly name: Text;
  readonly value: number;
  readonly unit: Unit;
}

/** Whom it is about. Null where it is about many. */
export interface Actors {
  readonly source: string | null;
  readonly target: string | null;
  readonly port: number | null;
}

/** Something in the records that deserves a look, with the numbers that it rests on and the flows behind it. */
export interface Finding {
  readonly kind: FindingKind;
  /** The same for the same kind and actors, whatever the range: what a reader silences. */
  readonly key: string;
  readonly confidence: Confidence;
  readonly who: Actors;
  /** Start of the first and of the last record behind it, Unix seconds. */
  readonly from: number;
  readonly to: number;
  readonly figures: readonly FindingFigure[];
  /** One sentence; `{id}` is the figure of that name. */
  readonly says: Text;
  /** The flows behind it, as the reader would filter them. */
  readonly conditions: readonly Condition[];
  /** What leaves of these flows, from `from` on to `to`, the records that were counted, and no other. */
  readonly counted: readonly Condition[];
  /** How many these are. */
  readonly records: number;
  /** Other kinds that were found of the same actors and are told here. */
  readonly also: readonly FindingKind[];
}

export function findingKey(kind: FindingKind, who: Actors): string {
  return [kind, who.source ?? '*', who.target ?? '*', who.port ?? '*'].join(' ');
}
