import type { Panel, Text, Title } from './panel.ts';

export const dashboardVersion = 1;

/** Panels and their layout, kept apart. Twelve columns; a cell holds panels one above the other. */
export interface Dashboard {
  readonly version: typeof dashboardVersion;
  readonly id: string;
  readonly title: Text;
  readonly panels: readonly Panel[];
  readonly rows: readonly LayoutRow[];
}

export interface LayoutRow {
  /** Pixels. Fixed before data arrives, so that nothing jumps. */
  readonly height: number;
  readonly cells: readonly LayoutCell[];
}

export interface LayoutCell {
  /** Of twelve columns. A row of single values shares them evenly and need not name whole ones. */
  readonly span: number;
  readonly panels: readonly string[];
  /** Panels that are sections of one frame with this title: the shares of one whole. */
  readonly title?: Text;
  /** Pixels of each panel but the last, where a cell holds several; evenly parted when absent. */
  readonly heights?: readonly number[];
}

export const savedDashboardVersion = 1;

/** A dashboard that the reader put together. Its panels are what built-in ones are; their places are kept apart. */
export interface SavedDashboard {
  readonly version: typeof savedDashboardVersion;
  readonly id: string;
  readonly title: Title;
  /** Unix seconds. */
  readonly changedAt: number;
  readonly panels: readonly Panel[];
  readonly places: readonly Place[];
}

/** Where a panel stands: columns of twelve, rows of `gridRow` pixels. */
export interface Place {
  readonly panel: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export const gridColumns = 12;
/** Pixels. */
export const gridRow = 40;
