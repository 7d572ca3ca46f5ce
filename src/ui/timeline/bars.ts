/** One bucket of the timeline. */
export interface Bar {
  /** Unix seconds at which the bucket begins. */
  readonly from: number;
  readonly records: number;
  readonly rejects: number;
}

/** Path of bars in a box that is 1 wide per bucket and 1 high, the highest bar touching the top: what passed, and the rejects on top of it. */
export function barPaths(bars: readonly Bar[], from: number, bucket: number): { readonly passed: string; readonly rejected: string } {
  const highest = bars.reduce((most, bar) => Math.max(most, bar.records), 0);
  let passed = '';
  let rejected = '';
  for (const bar of bars) {
    if (bar.records <= 0 || highest === 0) continue;
    const x = (bar.from - from) / bucket;
    const height = bar.records / highest;
    const rejects = Math.min(bar.rejects, bar.records) / highest;
    if (height > rejects) passed += rectangle(x, height - rejects, 0);
    if (rejects > 0) rejected += rectangle(x, rejects, height - rejects);
  }
  return { passed, rejected };
}

function rectangle(x: number, height: number, above: number): string {
  return `M${round(x + 0.1)} ${round(1 - above)}v${round(-height)}h.8v${round(height)}z`;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
