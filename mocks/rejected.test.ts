import { describe, expect, it } from 'vitest';
import { smallDemo } from './demo-choice.ts';
import { firstDay } from './demo-choice.ts';
import { Random, hashOfText } from './random.ts';
import { readRecords, type PlainRecord } from './testing.ts';
import type { Flow } from './traffic/flows.ts';
import { densityFor, trafficSources, windowsOf } from './traffic/traffic.ts';
import { instances } from './world/instances.ts';
import type { Eni } from './world/instances.ts';
import { rows } from '../src/columns/rows.ts';
import { tableOf, type TestRecord } from '../src/columns/testing/build.ts';
import { explainPlainly } from '../src/columns/testing/explain-plainly.ts';
import type { Rejection } from '../src/model/rejection.ts';

/** The hour and a half with the port scan in it. */
const night = { seed: 1, records: 30_000, startSeconds: firstDay + 2.75 * 3600, hours: 1.5, intervalSeconds: 60 } as const;
const batch: ReadonlySet<Eni> = new Set([instances.batch1.primary, instances.batch2.primary]);

function record(plain: PlainRecord): TestRecord {
  const text = (value: string): string | null => (value === '-' ? null : value);
  return {
    __time__: plain.time, start: plain.start, end: plain.end, 'eni-id': text(plain.eni), 'vpc-id': text(plain.vpc), srcaddr: text(plain.src), dstaddr: text(plain.dst),
    srcport: plain.srcPort, dstport: plain.dstPort, protocol: plain.protocol, 'tcp-flags': plain.flags, direction: text(plain.direction), action: text(plain.action), 'log-status': plain.status,
  };
}

/** Flows of the span by the part of the traffic that sends them. */
function flowsOf(span: typeof night): { readonly scene: string; readonly flow: Flow }[] {
  const density = densityFor(span.records, span);
  const flows: { scene: string; flow: Flow }[] = [];
  for (const window of windowsOf(span)) {
    for (const source of trafficSources) source.send(window, new Random(window.seed, hashOfText(source.name), window.start), density, (flow) => flows.push({ scene: source.name, flow }));
  }
  return flows;
}

function counted(keys: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** What was refused, by where from and where to, with why: as the flows themselves say it, who know their scene and who serves what. */
function truth(logged: (eni: Eni) => boolean): Record<string, number> {
  const flows = flowsOf(night);
  const end = (flow: Flow): string => `${flow.route.forward.at(-1)?.dst ?? ''}:${flow.dstPort}/${flow.protocol}`;
  const served = new Set(flows.flatMap(({ flow }) => (flow.refused ? [] : [end(flow)])));
  return counted(flows.flatMap(({ scene, flow }) => {
    const { forward } = flow.route;
    const last = forward.at(-1);
    if (!flow.refused || last === undefined || !logged(last.eni)) return [];
    const why = (): Rejection => {
      if (scene === 'wrong rule') return forward.every(({ eni }) => logged(eni)) ? 'one-sided' : 'syn-only-sender-unlogged';
      if (!served.has(end(flow))) return 'internet-noise';
      return flow.protocol === 6 ? 'syn-only' : 'other';
    };
    return [`${last.src} > ${end(flow)} ${why()}`];
  }));
}

describe('why the demo’s flows were refused equals what the generator meant', () => {
  it.each([
    ['everything is logged', () => true],
    ['all but the senders of the wrong rule are logged', (eni: Eni) => !batch.has(eni)],
  ] as const)('where %s', (_, logged) => {
    const records = readRecords({ ...night, logged }).map(record);
    const found = [...rows(tableOf(records), ['srcaddr', 'dstaddr', 'dstport', 'protocol', 'action', 'rejection'])];
    const refused = found.filter((row) => row['action'] === 'REJECT');
    expect(counted(refused.map((row) => `${String(row['srcaddr'])} > ${String(row['dstaddr'])}:${String(row['dstport'])}/${String(row['protocol'])} ${String(row['rejection'])}`))).toEqual(truth(logged));
    expect(found.map((row) => row['rejection'])).toEqual(explainPlainly(records));
    const classes = counted(refused.map((row) => String(row['rejection'])));
    expect(Object.keys(classes).sort()).toEqual(['internet-noise', ...(logged(instances.batch1.primary) ? ['one-sided'] : []), 'syn-only', ...(logged(instances.batch1.primary) ? [] : ['syn-only-sender-unlogged'])].sort());
    // The scan alone: forty ports a minute for half an hour, none of which serves anybody.
    expect(classes['internet-noise']).toBeGreaterThan(1200);
  });
});

it('the small demo has what a page can show', () => {
  const table = tableOf(readRecords(smallDemo).map(record));
  const classes = counted([...rows(table, ['rejection'])].map((row) => String(row['rejection'])));
  expect(Object.keys(classes).sort()).toEqual(['internet-noise', 'null', 'one-sided', 'syn-only']);
});
