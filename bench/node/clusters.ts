import { readFileSync } from 'node:fs';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import { Memory } from '../../src/columns/memory.ts';
import { Table } from '../../src/columns/table.ts';
import type { ClusterOptions, Clusters } from '../../src/model/clusters.ts';
import type { Plan, Predicate } from '../../src/model/plan.ts';
import type { TimeRange } from '../../src/model/time.ts';
import { dayStart, fillTraffic } from '../data/traffic.ts';
import { Slices } from './slices.ts';

/** Log clustering alone in Node: `node bench/node/run.mjs clusters [rows]`. First answers, other numbers of patterns, one pattern's detail. */
const rows = Number(process.argv[2] ?? 1_000_000);
const generated = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(`src/generated/${name}`));

const memory = new Memory({ reservedBytes: 1024 * 1024 });
const table = new Table(memory, new WebAssembly.Module(generated('table.wasm')));
const kernel = new Kernel(table, { kernel: new WebAssembly.Module(generated('kernel.wasm')) });
for (const _ of fillTraffic(table.sink(), { rows })) if (table.workDue) for (const _step of table.work()) continue;
table.finishNow();
console.log(`${rows} rows, ${table.segments.length} segments, ${table.addresses.size} addresses`);

const slices = new Slices();
const options = {
  signal: { aborted: false },
  pause: slices.pause,
};

function planOf(predicate: Predicate, range: TimeRange | null): Plan {
  return { predicate, range, keys: [], aggregates: [], rowwise: true, distinct: false, outputs: [], having: null, order: [], limit: 100, limitWritten: false, offset: 0, zone: 28_800, statement: '', needs: [] };
}

async function ask(plan: Plan, asked: ClusterOptions): Promise<{ milliseconds: number; clusters: Clusters }> {
  const begun = performance.now();
  slices.begin();
  const result = await kernel.clusters(plan, asked, 60, options);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return { milliseconds: performance.now() - begun, clusters: result.value };
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const equals = (field: string, value: string): Predicate => ({ kind: 'text', field, test: { kind: 'equals', values: [value] } });
const mayVary = { address: true, port: true, interface: true, verdict: false };
const hour = 3600;

for (const [name, predicate, range] of [
  ['all', { kind: 'all' }, null], ['rejects', equals('action', 'REJECT'), null], ['six hours, and the six before', { kind: 'all' }, { from: dayStart + 12 * hour, to: dayStart + 18 * hour }],
] as const) {
  const plan = planOf(predicate, range);
  const firsts: number[] = [];
  const before = process.cpuUsage();
  for (let round = 0; round < 5; round++) {
    kernel.forget();
    firsts.push((await ask(plan, { wanted: 15, mayVary })).milliseconds);
  }
  const { user, system } = process.cpuUsage(before);
  const firstLongest = slices.longest;
  slices.longest = 0;
  const moves: number[] = [];
  for (const wanted of [5, 20, 40, 80, 120, 200, 60, 10]) moves.push((await ask(plan, { wanted, mayVary })).milliseconds);
  const { clusters } = await ask(plan, { wanted: 15, mayVary });
  const begun = performance.now();
  await kernel.pattern(plan, { options: { wanted: 15, mayVary }, rank: clusters.patterns[0]?.rank ?? 0, busiest: { from: dayStart, to: dayStart + hour } }, options);
  const detail = performance.now() - begun;
  const covered = clusters.patterns.reduce((sum, pattern) => sum + pattern.records, 0) / Math.max(1, clusters.coverage.matched);
  console.log(`${name}: first ${median(firsts).toFixed(0)} ms, processor ${((user + system) / 5000).toFixed(0)} (longest slice ${firstLongest.toFixed(1)}), another number ${median(moves).toFixed(0)} ms (longest slice ${slices.longest.toFixed(1)}), detail ${detail.toFixed(0)} ms; ${clusters.patterns.length} patterns cover ${(covered * 100).toFixed(1)} % of ${clusters.coverage.matched}, ${clusters.other.shapes} shapes beside; kept ${(kernel.memory() / 1e6).toFixed(0)} MB`);
  slices.longest = 0;
}
