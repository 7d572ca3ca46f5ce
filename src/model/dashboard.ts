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
  readonly cells: readonly { readonly span: number; readonly panels: readonly string[] }[];
}
