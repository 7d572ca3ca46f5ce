import { failed, type Result } from '../../src/base/result.ts';
import { lateFrom, type DetectorQuestion } from '../../src/catalog/findings/detector.ts';
import { detectors } from '../../src/catalog/findings/detectors.ts';
import { findAll, type Found } from '../../src/catalog/findings/find.ts';
import { findingKinds, type FindingKind } from '../../src/catalog/findings/finding.ts';
import type { Frame } from '../../src/model/frame.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Problem } from '../../src/model/problem.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';
import { heldTraffic } from './held.ts';
import { Slices } from './slices.ts';

/**
 * A search for findings over a day, asked of the kernel as the Findings screen asks it: `node bench/node/run.mjs findings [rows]`, with two
 * threads over shared memory where BENCH_THREADS is 2. First all detectors together, with nothing stored and again; then each statement by
 * itself, with nothing stored, by kind, with the way it is answered where it takes long.
 */
const rows = Number(process.argv[2] ?? 1_000_000);
/** Milliseconds from which on it is told how a statement is answered. */
const long = Number(process.argv[3] ?? 100);
const rounds = 3;
const capture = 60;
const { table, kernel, lookups, shared } = heldTraffic({ rows, asking: true });
const { present } = table;
const extent = table.summary().extent;
if (extent === null) throw new Error('No records.');
const range = extent;
console.log(`${rows} rows, ${table.addresses.size} addresses, ${table.segments.length} segments, ${shared ? 'two threads' : 'one thread'}`);

interface Asked {
  readonly statement: string;
  readonly planned: Plan;
}
const slices = new Slices();

async function answer(plans: readonly Plan[]): Promise<readonly Result<Frame, Problem>[]> {
  const answers: Result<Frame, Problem>[] = [];
  slices.begin();
  await kernel.answer(plans, {
    signal: { aborted: false },
    pause: slices.pause,
    lookup: lookups.byText,
    onFrame: (index, result) => { answers[index] = result; },
  });
  return plans.map((_, index) => answers[index] ?? failed({ kind: 'cancelled' }));
}

function planOf({ statement, counts }: DetectorQuestion): Asked {
  const variables = { capture: String(capture), late: String(lateFrom(range)) };
  const question = ask(statement, { range, filters: [], variables, projectZone: 28_800 }, { counts, present });
  if (!question.ok) throw new Error(`${statement}: ${JSON.stringify(question.problem)}`);
  const planned = plan(question.value, { fields: present, extent: range });
  if (!planned.ok) throw new Error(`${statement}: ${JSON.stringify(planned.problem)}`);
  return { statement, planned: planned.value };
}

/** One search. Questions of one turn go to the kernel together, as the page's post sends them. */
function search(asked: Asked[]): Promise<Found> {
  return findAll({
    range, capture, present,
    ask: (questions) => {
      const mine = questions.map(planOf);
      asked.push(...mine);
      return posted(mine.map(({ planned }) => planned));
    },
  });
}

/** What one detector asks, with its answers. */
async function look(kind: FindingKind): Promise<readonly Asked[]> {
  const way = detectors[kind].ways.find(({ needs }) => needs.every((field) => present.includes(field)));
  if (way === undefined) return [];
  const first = way.first.map(planOf);
  const frames = (await answer(first.map(({ planned }) => planned))).map(frameOf);
  const then = (way.then?.(frames, { range, capture, late: lateFrom(range) }) ?? []).map(planOf);
  if (then.length > 0) (await answer(then.map(({ planned }) => planned))).map(frameOf);
  return [...first, ...then];
}

function frameOf(result: Result<Frame, Problem>): Frame {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

type Waiting = { readonly plans: readonly Plan[]; readonly answered: (results: readonly Result<Frame, Problem>[]) => void };
let waiting: Waiting[] = [];

function posted(plans: readonly Plan[]): Promise<readonly Result<Frame, Problem>[]> {
  return new Promise((answered) => {
    if (waiting.length === 0) setImmediate(() => void send());
    waiting.push({ plans, answered });
  });
}

let before: Promise<void> = Promise.resolve();
function send(): Promise<void> {
  const sent = waiting;
  waiting = [];
  before = before.then(async () => {
    const results = await answer(sent.flatMap(({ plans }) => plans));
    let at = 0;
    for (const { plans, answered } of sent) answered(results.slice(at, (at += plans.length)));
  });
  return before;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const told = (milliseconds: readonly number[]): string => `${median(milliseconds).toFixed(0)} ms (${milliseconds.map((each) => each.toFixed(0)).join(' ')})`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const cold: number[] = [];
const warm: number[] = [];
let asked: Asked[] = [];
let found: Found | null = null;
for (let round = 0; round < rounds; round++) {
  kernel.forget();
  asked = [];
  cold.push(await timed(async () => (found = await search(asked))));
  warm.push(await timed(() => search([])));
}
const { findings, verdicts } = found ?? (await search([]));
const failures = verdicts.filter(({ state }) => state !== 'looked');
console.log(`all kinds, nothing stored ${told(cold)}, again ${told(warm)}; ${asked.length} statements, ${findings.length} findings, longest slice ${slices.longest.toFixed(1)} ms, kept ${(kernel.memory() / 1e6).toFixed(0)} MB`);
if (failures.length > 0) console.log('not looked for:', JSON.stringify(failures));

// Each detector by itself, and each of its statements.
for (const kind of findingKinds.filter((one) => process.argv[4] === undefined || one === process.argv[4])) {
  const times: number[] = [];
  let own: readonly Asked[] = [];
  for (let round = 0; round < rounds; round++) {
    kernel.forget();
    times.push(await timed(async () => (own = await look(kind))));
  }
  console.log(`${kind}: ${told(times)}`);
  for (const { statement, planned } of own) {
    const each: number[] = [];
    let given = 0;
    for (let round = 0; round < rounds; round++) {
      kernel.forget();
      each.push(await timed(async () => (given = (await answer([planned])).map(frameOf)[0]?.rows ?? 0)));
    }
    console.log(`   ${median(each).toFixed(0).padStart(6)} ms, ${given} rows: ${statement.slice(0, 140)}`);
    if (median(each) >= long) for (const line of kernel.explain(planned)) console.log(`             ${line.slice(0, 200)}`);
  }
}
