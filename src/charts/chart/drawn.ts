import type { Text } from '../../model/panel.ts';
import type { ChartOption } from '../axes.ts';
import type { Buckets } from '../buckets.ts';
import type { Change } from '../compare/change.ts';
import type { Countries } from '../map/countries.ts';
import type { Size } from '../look.ts';
import type { Plot } from '../plot.ts';
import type { AmountScale } from '../scale.ts';
import type { TimeSeries } from '../series.ts';
import type { Shape } from '../shapes/shape.ts';
import type { Amount } from './amount.ts';

/** The values that a mark stands for, by column: what a click on it can filter. Empty where it stands for several. */
export type Marked = Readonly<Record<string, string>>;

/** A row of what a place in a picture shows. */
export interface Shown {
  readonly key: string;
  readonly name: Text;
  readonly colour: string;
  readonly mark: TimeSeries['mark'];
  readonly value: number | null;
  /** 0…1 of what stands beside it, null where that says nothing. */
  readonly share: number | null;
}

/** One mark of a pie, a Sankey or a scatter plot, in the order in which keys go through them. */
export interface Mark {
  /** Name under which the library knows it. */
  readonly id: string;
  readonly title: Text;
  readonly rows: readonly { readonly name: Text; readonly text: string; readonly share: number | null; readonly colour: string }[];
  readonly marked: Marked;
}

/** A mark of a picture of the page's own: where it stands, and its row and column for arrow keys. */
export interface ShapeMark extends Mark {
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly at: { readonly row: number; readonly column: number };
}

/** Min, average, p95, max and share of a series, for the legend that is a table. */
export interface SeriesFigures {
  readonly key: string;
  readonly name: Text;
  readonly colour: string;
  readonly mono: boolean;
  readonly amount: Amount;
  readonly min: number | null;
  readonly average: number | null;
  readonly p95: number | null;
  readonly max: number | null;
  readonly share: number | null;
  readonly marked: Marked;
}

/** A chart ready to be shown, by the part that shows it. */
export type ChartBody =
  | {
      readonly kind: 'time';
      readonly option: ChartOption;
      readonly buckets: Buckets;
      readonly plot: Plot;
      readonly series: readonly TimeSeries[];
      readonly seriesAt: (bucket: number, y: number) => TimeSeries | null;
      /** Where on the axis of values a value of a series stands, where that is not the value itself; null where the series is not drawn. */
      readonly placed?: (key: string, value: number) => number | null;
    }
  /** Categories along the foot; `rows` above one where each slot is a column of cells. */
  | {
      readonly kind: 'slots';
      readonly option: ChartOption;
      readonly plot: Plot;
      readonly count: number;
      readonly rows: number;
      readonly titleAt: (slot: number, row: number) => Text;
      readonly shownAt: (slot: number, row: number) => readonly Shown[];
      /** What a place means; `y` in pixels. */
      readonly markedAt: (slot: number, row: number, y: number) => Marked | null;
      readonly scale: AmountScale | null;
      /** The steps of time that the slots are; null for names. */
      readonly buckets: Buckets | null;
    }
  | { readonly kind: 'marks'; readonly option: ChartOption; readonly optionWith: (chosen: string | null) => ChartOption; readonly marks: readonly Mark[] }
  /** Drawn by the page itself; `rings` are the marks that are chosen. */
  | { readonly kind: 'shapes'; readonly size: Size; readonly shapes: readonly Shape[]; readonly marks: readonly ShapeMark[]; readonly rings: readonly string[] }
  | { readonly kind: 'map'; readonly countries: Countries; readonly column: string; readonly valueOf: (code: string) => string }
  | { readonly kind: 'figures'; readonly figures: readonly { readonly name: string; readonly value: number | bigint | null; readonly change?: Change | null }[] };

/** A chart with what stands around it. */
export interface ChartDrawn {
  readonly body: ChartBody;
  readonly amount: Amount;
  /** What the numbers count and, over time, the length of a step: "bits/s, bins of 1 min". */
  readonly unit: Text;
  readonly series: readonly SeriesFigures[];
  /** One computed sentence. */
  readonly finding: Text;
  /** What was folded or left out, in numbers; null for nothing. */
  readonly note: Text | null;
  /** Finding and note are a warning: numbers are in doubt. */
  readonly warns?: boolean;
}
