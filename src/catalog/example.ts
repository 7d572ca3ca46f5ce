import type { Text } from '../model/panel.ts';

/** What examples are listed under. */
export const exampleGroups = ['documented', 'volume', 'security', 'time', 'paths', 'inventory'] as const;
export type ExampleGroup = (typeof exampleGroups)[number];

/** A statement to begin with: what it answers, in words that say for which question one would take it. */
export interface Example {
  readonly id: string;
  readonly group: ExampleGroup;
  readonly title: Text;
  readonly answers: Text;
  readonly statement: string;
  /** Settings of the chart, as a link carries them; absent where the table says it. */
  readonly tab?: 'chart' | 'table' | 'raw';
}
