import type { Clusters } from '../../model/clusters.ts';
import type { Selection } from '../kernel/selection.ts';
import type { Assigned } from './assign.ts';
import { atSource } from './service-port.ts';
import { Columns, walk, wideColumns, type WalkTools } from './stretches.ts';

/** When the records of each pattern were seen, and at how many ports where the pattern leaves the port free: one more pass. */
export interface Sighting {
  /** Unix seconds. */
  readonly first: number;
  readonly last: number;
  readonly trend: readonly number[];
  /** Different ports of the service; null for a pattern that names them, or has none. */
  readonly ports: number | null;
}

const portNumbers = 65_536;

export async function sightings(
  selection: Selection, numbers: Uint16Array, { patterns, owners }: Assigned, { from, seconds, buckets }: Clusters['trend'], tools: WalkTools,
): Promise<readonly Sighting[]> {
  const firsts = new Float64Array(patterns.length).fill(Infinity);
  const lasts = new Float64Array(patterns.length).fill(-Infinity);
  const counts = new Uint32Array(patterns.length * buckets);
  /** Per pattern with a free port, a byte per port. */
  const ports = patterns.map(({ parts, ports: named }) => (parts.side > 0 && named === null ? { side: parts.side, seen: new Uint8Array(portNumbers) } : null));
  const free = ports.some((each) => each !== null);
  const columns = new Columns(free ? (['time', 'srcport', 'dstport'] as const) : (['time'] as const), wideColumns);
  await walk(selection, columns, tools, ({ count, first }) => {
    const times = columns.doubles('time');
    const source = free ? columns.ints('srcport') : null;
    const destination = free ? columns.ints('dstport') : null;
    for (let i = 0; i < count; i++) {
      const rank = owners[numbers[first + i] ?? 0] ?? -1;
      if (rank < 0) continue;
      const time = times[i] ?? 0;
      if (time < (firsts[rank] ?? 0)) firsts[rank] = time;
      if (time > (lasts[rank] ?? 0)) lasts[rank] = time;
      const at = rank * buckets + Math.floor((time - from) / seconds);
      counts[at] = (counts[at] ?? 0) + 1;
      const open = ports[rank];
      if (!open) continue;
      const port = (open.side === atSource ? source : destination)?.[i] ?? -1;
      if (port >= 0) open.seen[port] = 1;
    }
  });
  return patterns.map((_, rank) => ({
    first: firsts[rank] ?? 0, last: lasts[rank] ?? 0, trend: [...counts.subarray(rank * buckets, (rank + 1) * buckets)],
    ports: ports[rank]?.seen.reduce((sum, seen) => sum + seen, 0) ?? null,
  }));
}
