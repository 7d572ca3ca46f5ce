import { filterIs, type Filter } from '../../src/model/filter.ts';
import type { Frame } from '../../src/model/frame.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { TimeRange } from '../../src/model/time.ts';
import { parseFilter } from '../../src/state/filter-codec.ts';
import { filters as interactive } from '../data/filters.mjs';
import { otherQuestions, overviewQuestions, plansOf } from '../data/questions.ts';
import { dayStart, vpcNames } from '../data/traffic.ts';
import { heldTraffic } from './held.ts';
import { Slices } from './slices.ts';

/**
 * The kernel alone in Node, for finding out where time goes: `node bench/node/run.mjs kernel [rows]`, with two threads over shared
 * memory where BENCH_THREADS is 2. The figures that count are those of `npm run bench`, in a browser.
 */
const rows = Number(process.argv[2] ?? 1_000_000);
const { memory, table, kernel, lookups, built } = heldTraffic({ rows });
console.log(`${rows} rows built in ${Math.round(built)} ms, ${Math.round(memory.totalBytes / 1e6)} MB, ${table.segments.length} segments`);

const slices = new Slices();
async function ask(plans: readonly Plan[], each?: (index: number, milliseconds: number, frame: Frame | string) => void): Promise<number> {
  const begun = performance.now();
  let before = begun;
  slices.begin();
  await kernel.answer(plans, {
    signal: { aborted: false },
    pause: slices.pause,
    lookup: lookups.byText,
    onFrame: (index, result) => {
      const now = performance.now();
      each?.(index, now - before, result.ok ? result.value : JSON.stringify(result.problem));
      before = now;
    },
  });
  return performance.now() - begun;
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const quantile = (values: number[], q: number): number => [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))] ?? 0;

async function measure(name: string, plans: readonly Plan[], cold: boolean, detail: boolean): Promise<void> {
  const totals: number[] = [];
  const times = plans.map((): number[] => []);
  const before = process.cpuUsage();
  for (let round = 0; round < 5; round++) {
    if (cold) kernel.forget();
    totals.push(await ask(plans, (index, milliseconds, frame) => {
      times[index]?.push(milliseconds);
      if (typeof frame === 'string' && round === 0) console.log('PROBLEM', plans[index]?.statement, frame);
    }));
  }
  const { user, system } = process.cpuUsage(before);
  console.log(`${name}: ${median(totals).toFixed(0)} ms, processor ${((user + system) / 5000).toFixed(0)} (${totals.map((t) => t.toFixed(0)).join(' ')}), longest slice ${slices.longest.toFixed(1)} ms, kept ${(kernel.memory() / 1e6).toFixed(0)} MB`);
  slices.longest = 0;
  if (detail) plans.forEach((plan, i) => console.log(`   ${median(times[i] ?? []).toFixed(1).padStart(7)}  ${plan.statement.slice(0, 110).replaceAll('\n', ' ')} :: ${kernel.explain(plan).at(-1) ?? ''}`));
}

const hour = 3600;
const present = table.present;
const of = (range: TimeRange | null, filters: readonly Filter[] = [], asked = overviewQuestions, interval = 600): Plan[] => plansOf(asked, present, { range, filters, interval });
const oneVpc = [filterIs('vpc-id', vpcNames[2] ?? '')];
const only = process.argv[3];
const brushOnly = only === 'brush';
if (!brushOnly && only !== 'filters') await measure('unfiltered, nothing stored', of(null), true, true);
if (only === 'unfiltered') process.exit();
if (only === 'filters') {
  // As a reader goes through them: each from no filter, with what the ones before left.
  await ask(of(null));
  const wanted = process.argv[4];
  const all: number[] = [];
  let processor = 0;
  for (const [name, ...chips] of interactive) {
    const plans = of(null, chips.flatMap((chip) => parseFilter(chip) ?? []));
    const times = plans.map(() => 0);
    const before = process.cpuUsage();
    const milliseconds = await ask(plans, (index, each) => (times[index] = each));
    const { user, system } = process.cpuUsage(before);
    processor += (user + system) / 1000;
    const back = await ask(of(null));
    all.push(milliseconds);
    console.log(`${milliseconds.toFixed(0).padStart(7)}  ${name}; back ${back.toFixed(1)}; longest slice ${slices.longest.toFixed(1)}`);
    slices.longest = 0;
    if (wanted !== undefined && name.includes(wanted)) plans.forEach((plan, i) => console.log(`   ${times[i]?.toFixed(1).padStart(7)}  ${plan.statement.slice(0, 90).replaceAll('\n', ' ')} :: ${kernel.explain(plan).at(-2) ?? ''}`));
  }
  console.log(`${all.length} filters: median ${median(all).toFixed(0)} p95 ${quantile(all, 0.95).toFixed(0)} worst ${Math.max(...all).toFixed(0)} ms, processor ${(processor / all.length).toFixed(0)} each`);
  process.exit();
}
if (!brushOnly) await measure('one VPC, nothing stored', of(null, oneVpc), true, true);
if (!brushOnly) await measure('two hours, nothing stored', of({ from: dayStart + 10 * hour, to: dayStart + 12 * hour }, [], overviewQuestions, 60), true, false);
if (!brushOnly) for (const asked of otherQuestions) await measure(asked.name, of(null, [], [asked]), true, true);

for (const [name, filters] of [['no filter', []], ['one VPC', oneVpc]] as const) {
  let at = 0;
  let step = 20 * 60;
  const span = 22 * hour;
  const milliseconds: number[] = [];
  const before = process.cpuUsage();
  kernel.forget();
  let last: Plan[] = [];
  for (let i = 0; i < 200; i++) {
    if (at + step > span || at + step < 0) step = -step;
    at += Math.round((step * (1 + (i % 4))) / 4);
    last = of({ from: dayStart + at, to: dayStart + at + 2 * hour }, [...filters], overviewQuestions, 60);
    milliseconds.push(await ask(last));
  }
  const { user, system } = process.cpuUsage(before);
  const times = last.map(() => 0);
  await ask(of({ from: dayStart + at + 600, to: dayStart + at + 2 * hour + 600 }, [...filters], overviewQuestions, 60), (i, t) => (times[i] = t));
  const warm = milliseconds.slice(1);
  console.log(`brush, ${name}: first ${milliseconds[0]?.toFixed(0)} median ${median(warm).toFixed(1)} p95 ${quantile(warm, 0.95).toFixed(1)} worst ${Math.max(...warm).toFixed(1)} ms, processor ${((user + system) / 1000 / milliseconds.length).toFixed(1)} a move`);
  last.forEach((plan, i) => console.log(`   ${times[i]?.toFixed(1).padStart(7)}  ${plan.statement.slice(0, 90).replaceAll('\n', ' ')} :: ${kernel.explain(plan).at(-1) ?? ''}`));
}
