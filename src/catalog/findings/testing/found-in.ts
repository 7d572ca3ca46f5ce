import { failed, type Result } from '../../../base/result.ts';
import { Kernel } from '../../../columns/kernel/kernel.ts';
import { tableOf, type TestRecord } from '../../../columns/testing/build.ts';
import { generatedModule } from '../../../columns/testing/wasm.ts';
import type { Table } from '../../../columns/table.ts';
import type { Frame } from '../../../model/frame.ts';
import type { Problem } from '../../../model/problem.ts';
import type { TimeRange } from '../../../model/time.ts';
import { ask } from '../../../statement/ask.ts';
import { plan } from '../../../statement/plan.ts';
import type { DetectorQuestion } from '../detector.ts';
import { findAll, type Found } from '../find.ts';
import type { Finding } from '../finding.ts';

interface Options {
  readonly capture?: number;
  readonly range?: TimeRange | null;
  /** Hears every question that is asked. */
  readonly onAsked?: (questions: readonly DetectorQuestion[]) => void;
}

/** All that the detectors find in a table, asked of the kernel as the page asks it. @throws for a statement that cannot be planned */
export async function foundIn(table: Table, { capture = 60, range = null, onAsked }: Options = {}): Promise<Found> {
  const over = range ?? table.summary().extent;
  if (over === null) throw new Error('No records.');
  return findAll({
    range: over, capture, present: table.present,
    ask: (questions, variables) => {
      onAsked?.(questions);
      return answersOf(table, questions, { range: over, filters: [], variables, projectZone: 28_800 });
    },
  });
}

/** How many records of a table the link of a finding opens. */
export async function recordsBehind(table: Table, { from, to, conditions, counted }: Finding, capture = 60): Promise<number> {
  const [answer] = await answersOf(table, [{ statement: '* | select count(*) as records', counts: 'records' }], { range: { from, to: to + capture }, filters: [...conditions, ...counted], variables: {}, projectZone: 28_800 });
  if (answer?.ok !== true) throw new Error(JSON.stringify(answer));
  return Number(answer.value.columns[0]?.values[0]);
}

async function answersOf(table: Table, questions: readonly DetectorQuestion[], scope: Parameters<typeof ask>[1]): Promise<readonly Result<Frame, Problem>[]> {
  const kernel = new Kernel(table, { kernel: generatedModule('kernel') });
  const answers: Result<Frame, Problem>[] = [];
  const plans = questions.map(({ statement, counts }) => {
    const asked = ask(statement, scope, { counts, present: table.present });
    if (!asked.ok) throw new Error(`${statement}: ${JSON.stringify(asked.problem)}`);
    const made = plan(asked.value, { fields: table.present, extent: scope.range });
    if (!made.ok) throw new Error(`${statement}: ${JSON.stringify(made.problem)}`);
    return made.value;
  });
  await kernel.answer(plans, { signal: { aborted: false }, pause: () => Promise.resolve(), onFrame: (index, result) => { answers[index] = result; } });
  return questions.map((_, index) => answers[index] ?? failed({ kind: 'cancelled' }));
}

/** Midnight at the company, a multiple of every capture interval. */
export const midnight = 1_770_220_800;
export const minute = 60;
export const hour = 3600;
export const day: TimeRange = { from: midnight, to: midnight + 24 * hour };

export interface TestFlow {
  /** Seconds after midnight. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly port: number;
  /** The client's; one of its own for each time by default. */
  readonly srcport?: number;
  readonly bytes?: number;
  readonly back?: number;
  readonly protocol?: number;
  /** `refused` at the receiver, which is then where it is recorded; `lost`: nothing comes back. */
  readonly fate?: 'answered' | 'refused' | 'lost';
  /** Whose interface records it: the one that asks, by default where that is inside, or the one that is asked. */
  readonly seenBy?: 'client' | 'server';
}

/** The records that one interface makes of a flow: what was asked and what came back. */
export function recordsOf({ at, from, to, port, srcport, bytes = 800, back = 1200, protocol = 6, fate = 'answered', seenBy }: TestFlow): readonly TestRecord[] {
  const isClient = (seenBy ?? (fate === 'refused' || !from.startsWith('10.') ? 'server' : 'client')) === 'client';
  const own = isClient ? from : to;
  const client = srcport ?? 32_768 + (at % 28_000);
  const common = { __time__: midnight + at, start: midnight + at, end: midnight + at + 5, 'eni-id': `eni-${own}`, 'vpc-id': 'vpc-1', 'vm-id': `i-${own}`, 'log-status': 'OK', protocol, packets: 4 };
  const flags = protocol === 6 ? { 'tcp-flags': fate === 'answered' ? 27 : 2 } : {};
  const asked = { ...common, ...flags, srcaddr: from, srcport: client, dstaddr: to, dstport: port, bytes, direction: isClient ? 'out' : 'in', action: fate === 'refused' ? 'REJECT' : 'ACCEPT' };
  if (fate !== 'answered') return [asked];
  return [asked, { ...common, ...flags, srcaddr: to, srcport: port, dstaddr: from, dstport: client, bytes: back, direction: isClient ? 'in' : 'out', action: 'ACCEPT' }];
}

/** The records of a day's flows. `without`: fields that the log does not have. */
export function flowTable(flows: readonly TestFlow[], without: readonly string[] = []): Table {
  return tableOf([...flows].sort((a, b) => a.at - b.at).flatMap(recordsOf).map((record) => Object.fromEntries(Object.entries(record).filter(([name]) => !without.includes(name)))));
}

/** What is found among flows of a day. */
export function foundAmong(flows: readonly TestFlow[], { without = [], ...rest }: Options & { readonly without?: readonly string[] } = {}): Promise<Found> {
  return foundIn(flowTable(flows, without), { range: day, ...rest });
}

/** Every so many seconds from one time to another. */
export function every(seconds: number, from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, Math.ceil((to - from) / seconds)) }, (_, i) => from + i * seconds);
}
