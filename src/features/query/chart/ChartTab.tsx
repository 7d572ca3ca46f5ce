import type { TabProps } from '../tab.ts';

/** Holds the place of the tab until it is there. */
export function ChartTab({ matched }: TabProps) {
  return <p className="query-tab-empty secondary">{matched}</p>;
}
