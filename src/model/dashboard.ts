import type { Panel, Text } from './panel.ts';

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
