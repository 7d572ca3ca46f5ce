import { readFileSync } from 'node:fs';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import { Memory } from '../../src/columns/memory.ts';
import { Table } from '../../src/columns/table.ts';
import type { Plan, Predicate } from '../../src/model/plan.ts';
import { fillTraffic } from '../data/traffic.ts';
import { Slices } from './slices.ts';

/** Pages of records alone in Node: `node bench/node/run.mjs records [rows]`. The first page of a selection, and pages after it. */
const rows = Number(process.argv[2] ?? 1_000_000);
const generated = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(`src/generated/${name}`));

const memory = new Memory({ reservedBytes: 1024 * 1024 });
const table = new Table(memory, new WebAssembly.Module(generated('table.wasm')));
const kernel = new Kernel(table, { kernel: new WebAssembly.Module(generated('kernel.wasm')) });
for (const _ of fillTraffic(table.sink(), { rows })) if (table.workDue) for (const _step of table.work()) continue;
table.finishNow();
console.log(`${rows} rows, ${table.segments.length} segments, ${table.present.length} fields`);

const slices = new Slices();
function planOf(predicate: Predicate): Plan {
  const outputs = table.present.map((name) => ({ name, unit: 'none' as const, field: name, expr: { op: 'field' as const, field: name, type: 'varchar' as const } }));
  return { predicate, range: null, keys: [], aggregates: [], rowwise: true, distinct: false, outputs, having: null, order: [], limit: 100, limitWritten: false, offset: 0, zone: 28_800, statement: '', needs: [] };
}

async function ask(plan: Plan, offset: number, count = 200): Promise<number> {
  const begun = performance.now();
  slices.begin();
  const result = await kernel.records(plan, { start: { offset }, count, newestFirst: false }, {
    signal: { aborted: false },
    pause: slices.pause,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return performance.now() - begun;
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const equals = (field: string, value: string): Predicate => ({ kind: 'text', field, test: { kind: 'equals', values: [value] } });

for (const [name, predicate] of [['all', { kind: 'all' }], ['rejects', equals('action', 'REJECT')], ['in', equals('direction', 'in')]] as const) {
  const firsts: number[] = [];
  for (let round = 0; round < 5; round++) {
    kernel.forget();
    firsts.push(await ask(planOf(predicate), 0));
  }
  const firstLongest = slices.longest;
  slices.longest = 0;
  const pages: number[] = [];
  for (let i = 0; i < 100; i++) pages.push(await ask(planOf(predicate), Math.floor((i / 100) * rows)));
  const large: number[] = [];
  for (let i = 0; i < 5; i++) large.push(await ask(planOf(predicate), i * 10_000, 10_000));
  console.log(`${name}: first page ${median(firsts).toFixed(0)} ms (longest slice ${firstLongest.toFixed(1)}), page of 200 anywhere ${median(pages).toFixed(1)} ms, worst ${Math.max(...pages).toFixed(1)}; of 10,000 ${median(large).toFixed(0)} ms (longest slice ${slices.longest.toFixed(1)}); kept ${(kernel.memory() / 1e6).toFixed(0)} MB`);
  slices.longest = 0;
}
