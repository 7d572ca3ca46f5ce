/**
 * A chart over any result: its kind, and which columns play which part. Unlike the pictures of the built-in panels it can be put
 * together by a reader, so every part may be anything, and what a kind needs of a frame is looked at when it is drawn
 * (`charts/chart`). One flat shape for all kinds: changing the kind keeps what was chosen.
 */
export const chartKinds = ['line', 'area', 'stacked', 'stacked100', 'bar', 'pie', 'number', 'heat', 'map', 'sankey', 'matrix', 'graph', 'lanes', 'shares', 'scatter'] as const;
export type ChartKind = (typeof chartKinds)[number];

/**
 * What the numbers count, as the reader says. `auto` is what the engine knows; `percent` counts to 100, `share` to 1; own words
 * begin with `text:`. `bits-per-second` and its like take numbers of the unit's first name: 1400000 reads 1.40 Mbps.
 */
export const chartUnits = [
  'auto', 'none', 'bytes', 'bits', 'bits-per-second', 'bytes-per-second', 'packets-per-second', 'records', 'percent', 'share', 'seconds', 'port',
] as const;
export type NamedChartUnit = (typeof chartUnits)[number];
export type ChartUnit = NamedChartUnit | `text:${string}`;

export interface Chart {
  readonly kind: ChartKind;
  /** Line, area, stacked (by amount, or each step as a whole of 100 %), bar, heat, lanes: along the foot. Pie: the slices. Map: the country. Sankey, matrix, graph: the source. Shares: the bars. Scatter: a number. */
  readonly x: string | null;
  /** Amounts. Those over x may be several; the other kinds take the first, and `number` shows each. */
  readonly y: readonly string[];
  /** The aggregation column: one line or lane each. Heat: the rows. Sankey, matrix, graph: the destination. Shares: the parts. Scatter: whose point it is. */
  readonly series: string | null;
  /** Lanes: the other end, where a lane is a pair of `series` and it. */
  readonly target: string | null;
  /** Matrix, graph: the networks that source and destination lie in; what crosses from one to another is told apart. */
  readonly groups: readonly string[];
  /** Matrix, graph: how many of a cell were refused, and how many of that was decided; in this order. */
  readonly refused: readonly string[];
  /** Scatter: how large a point is. */
  readonly size: string | null;
  /** Amounts of `y` that have an axis of their own, at the right. */
  readonly second: readonly string[];
  readonly unit: ChartUnit;
  /** Seconds of a step where x is a time; null takes the statement's own steps. */
  readonly bin: number | null;
  /** Series, slices, rows or ends that are told apart; the rest is one, counted. */
  readonly top: number;
  readonly from: 'zero' | 'lowest';
  /** A step without a row: not drawn, zero, or passed over by the line. */
  readonly missing: 'gap' | 'zero' | 'join';
  readonly legend: 'header' | 'table' | 'none';
  /** A level to compare with, in the unit of the first amount. */
  readonly lineAt: number | null;
  /** Scatter only: both axes by powers of ten. */
  readonly log: boolean;
}

/** What a reader chose, the rest being found in the result. */
export type ChartSettings = { readonly [K in keyof Chart]?: Chart[K] };

export const usualChart = {
  target: null, groups: [], refused: [], size: null, second: [], unit: 'auto', bin: null, top: 8, from: 'zero', missing: 'gap', legend: 'table', lineAt: null, log: false,
} as const satisfies ChartSettings;
