import { describe, expect, it } from 'vitest';
import type { ClusterOptions, Clusters, Pattern, PatternDetail } from '../../model/clusters.ts';
import type { Value } from '../../model/frame.ts';
import type { Plan, Predicate } from '../../model/plan.ts';
import type { TimeRange } from '../../model/time.ts';
import { readRecords } from '../../../mocks/testing.ts';
import { Kernel } from '../kernel/kernel.ts';
import { rows } from '../rows.ts';
import type { Table } from '../table.ts';
import { tableOf, type TestRecord } from '../testing/build.ts';
import { randomRecords } from '../testing/random-records.ts';
import { generatedModule } from '../testing/wasm.ts';
import { passes, type PredicateContext } from '../twin/predicate.ts';
import { matchesPlainly } from './testing/match-plainly.ts';

const work = { signal: { aborted: false }, pause: () => Promise.resolve() };
const none: PredicateContext = { evaluate: () => null, valuesOf: () => new Set() };
const everything = { address: true, port: true, interface: true, verdict: true };
const usual: ClusterOptions = { wanted: 15, mayVary: { ...everything, verdict: false } };

function planOf(predicate: Predicate = { kind: 'all' }, range: TimeRange | null = null): Plan {
  return { predicate, range, keys: [], aggregates: [], rowwise: true, distinct: false, outputs: [], having: null, order: [], limit: 100, limitWritten: false, offset: 0, zone: 0, statement: '', needs: [] };
}

const kernelOf = (table: Table): Kernel => new Kernel(table, { kernel: generatedModule('kernel') });

async function clustersOf(kernel: Kernel, plan: Plan, options: ClusterOptions = usual): Promise<Clusters> {
  const result = await kernel.clusters(plan, options, 60, work);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

async function detailOf(kernel: Kernel, plan: Plan, pattern: Pattern, options: ClusterOptions = usual): Promise<PatternDetail> {
  const result = await kernel.pattern(plan, { options, rank: pattern.rank, busiest: { from: 0, to: 2 ** 40 } }, work);
  if (!result.ok || !result.value) throw new Error('No detail');
  return result.value;
}

/** Places of the patterns that the rule gives to each record: the first that matches, in order of rank; -1 for none. */
function ruled(clusters: Clusters, records: readonly Record<string, Value>[]): number[] {
  const inOrder = [...clusters.patterns].sort((a, b) => a.rank - b.rank);
  return records.map((record) => inOrder.findIndex(({ shape }) => matchesPlainly(shape, record)));
}

/** That counts, times, trends and the rest are what the plain rule makes of the records. */
function holdsToTheRule(clusters: Clusters, records: readonly Record<string, Value>[], earlier: readonly Record<string, Value>[] | null): void {
  const owners = ruled(clusters, records);
  expect(clusters.coverage.matched).toBe(records.length);
  expect(clusters.other.records).toBe(owners.filter((rank) => rank < 0).length);
  const before = earlier && ruled(clusters, earlier);
  for (const pattern of clusters.patterns) {
    const times = records.flatMap((record, i) => (owners[i] === pattern.rank ? [Number(record['__time__'])] : []));
    expect(pattern.records).toBe(times.length);
    expect(pattern.first).toBe(Math.min(...times));
    expect(pattern.last).toBe(Math.max(...times));
    const { from, seconds, buckets } = clusters.trend;
    expect(pattern.trend).toEqual(Array.from({ length: buckets }, (_, k) => times.filter((time) => Math.floor((time - from) / seconds) === k).length));
    expect(pattern.before).toBe(before && before.filter((rank) => rank === pattern.rank).length);
    const { service } = pattern.shape;
    if (service?.port.kind !== 'any') continue;
    const ports = records.flatMap((record, i) => (owners[i] === pattern.rank ? [record[service.side === 'source' ? 'srcport' : 'dstport']] : []));
    expect(service.port.distinct).toBe(new Set(ports.filter((port) => port !== null)).size);
  }
  const counted = clusters.patterns.map(({ records: n }) => n);
  expect(counted).toEqual([...counted].sort((a, b) => b - a));
}

function demoRecords(): TestRecord[] {
  const or = (text: string): string | null => (text === '-' ? null : text);
  return readRecords({ records: 20_000, startSeconds: 1_770_220_800 + 9 * 3600, hours: 3 }).map((r) => ({
    __time__: r.time, start: r.start, end: r.end, srcaddr: or(r.src), dstaddr: or(r.dst), srcport: r.srcPort, dstport: r.dstPort, protocol: r.protocol,
    'tcp-flags': r.flags, packets: r.packets, bytes: r.bytes, action: or(r.action), 'eni-id': or(r.eni), direction: or(r.direction),
  }));
}

const tcp = (source: string, sourcePort: number, destination: string, destinationPort: number, over: TestRecord = {}): TestRecord => ({
  __time__: 1000, srcaddr: source, srcport: sourcePort, dstaddr: destination, dstport: destinationPort, protocol: 6, 'tcp-flags': 24, action: 'ACCEPT', 'eni-id': 'eni-1', ...over,
});

describe('log clustering', () => {
  it('counts by the plain rule over random records, whatever may vary and however many are wanted', async () => {
    for (const seed of [1, 2]) {
      const table = tableOf(randomRecords(seed, 900));
      tableOf(randomRecords(seed + 10, 700), { table, sealed: false });
      const kernel = kernelOf(table);
      const records = [...rows(table)];
      for (const mayVary of [everything, usual.mayVary, { ...everything, interface: false }, { ...everything, address: false }, { ...everything, port: false }, { address: false, port: false, interface: false, verdict: false }]) {
        for (const wanted of [5, 30, 200]) {
          const clusters = await clustersOf(kernel, planOf(), { wanted, mayVary });
          expect(clusters.patterns.length).toBeLessThanOrEqual(wanted);
          holdsToTheRule(clusters, records, null);
        }
      }
    }
  });

  it('counts by the plain rule what a search and a range keep, and the period before', async () => {
    const table = tableOf(demoRecords());
    const kernel = kernelOf(table);
    const records = [...rows(table)];
    const start = 1_770_220_800 + 10 * 3600 + 1800;
    const range = { from: start, to: start + 3600 };
    const within = (record: Record<string, Value>, by: number): boolean => Number(record['__time__']) >= range.from - by && Number(record['__time__']) < range.to - by;
    for (const predicate of [{ kind: 'all' }, { kind: 'text', field: 'action', test: { kind: 'equals', values: ['REJECT'] } }, { kind: 'number', field: 'dstport', min: 0, max: 1023, openMin: false, openMax: false }] satisfies Predicate[]) {
      const kept = records.filter((record) => passes(predicate, record, none));
      const clusters = await clustersOf(kernel, planOf(predicate, range));
      expect(clusters.patterns.length).toBeGreaterThan(5);
      holdsToTheRule(clusters, kept.filter((record) => within(record, 0)), kept.filter((record) => within(record, 3600)));
    }
  });

  it('covers most of real traffic with few patterns, and more with more', async () => {
    const kernel = kernelOf(tableOf(demoRecords()));
    const covers: number[] = [];
    for (const wanted of [5, 15, 40, 100]) {
      const { other, coverage } = await clustersOf(kernel, planOf(), { ...usual, wanted });
      covers.push(1 - other.records / coverage.matched);
    }
    expect(covers).toEqual([...covers].sort((a, b) => a - b));
    expect(covers[1]).toBeGreaterThan(0.8);
    expect(covers[3]).toBeGreaterThan(0.97);
  });

  it('gives the same answer for the same records, from what is kept as from the beginning', async () => {
    const table = tableOf(demoRecords());
    const kernel = kernelOf(table);
    const first = await clustersOf(kernel, planOf());
    await clustersOf(kernel, planOf(), { ...usual, wanted: 60 });
    expect(await clustersOf(kernel, planOf())).toEqual(first);
    expect(await clustersOf(kernelOf(table), planOf())).toEqual(first);
    kernel.forget();
    expect(await clustersOf(kernel, planOf())).toEqual(first);
  });

  it('folds a scan of hosts into one pattern, with the port that stays and the block of those who scan', async () => {
    const scan = Array.from({ length: 500 }, (_, i) => tcp(i % 2 ? '45.134.26.18' : '45.134.26.22', 40_000 + i, `10.0.${i % 7}.${i % 250}`, 22, { 'tcp-flags': 2, action: 'REJECT', __time__: 1000 + i }));
    const kernel = kernelOf(tableOf([...scan, ...Array.from({ length: 300 }, (_, i) => tcp(`10.0.1.${i % 3}`, 50_000 + i, '10.0.9.9', 443))]));
    const { patterns } = await clustersOf(kernel, planOf(), { ...usual, wanted: 5 });
    const found = patterns.find(({ shape }) => shape.service?.port.kind === 'one' && shape.service.port.value === 22);
    expect(found?.shape.source.kind).not.toBe('any');
    expect(found?.shape).toMatchObject({ protocol: 6, service: { side: 'destination', port: { kind: 'one', value: 22 } }, flags: { kind: 'one', value: 2 }, action: { kind: 'one', value: 'REJECT' } });
  });

  it('does not pick single hosts off a service that all of them use alike, unless very many patterns are wanted', async () => {
    const kernel = kernelOf(tableOf(Array.from({ length: 400 }, (_, i) => tcp(`10.0.1.${i % 40}`, 40_000 + i, i % 2 ? '10.0.2.11' : '10.0.2.12', i % 2 ? 3306 : 443))));
    const counts = async (wanted: number): Promise<readonly number[]> => (await clustersOf(kernel, planOf(), { ...usual, wanted })).patterns.map(({ records }) => records);
    expect(await counts(15)).toEqual([200, 200]);
    expect((await counts(100)).length).toBeGreaterThan(30);
  });

  it('keeps requests and answers apart, the port standing at the side of the service', async () => {
    const requests = Array.from({ length: 50 }, (_, i) => tcp(`10.1.0.${i}`, 40_000 + i, '10.0.0.1', 3306));
    const answers = Array.from({ length: 50 }, (_, i) => tcp('10.0.0.1', 3306, `10.1.0.${i}`, 40_000 + i));
    const { patterns, other } = await clustersOf(kernelOf(tableOf([...requests, ...answers])), planOf(), { ...usual, wanted: 5 });
    expect(other.records).toBe(0);
    expect(patterns.filter(({ shape }) => shape.service?.side === 'destination').every(({ shape }) => shape.destination.kind === 'address')).toBe(true);
    expect(patterns.filter(({ shape }) => shape.service?.side === 'source').every(({ shape }) => shape.source.kind === 'address')).toBe(true);
    expect(new Set(patterns.map(({ shape }) => shape.service?.side))).toEqual(new Set(['source', 'destination']));
  });

  it('names a part that may not vary in every pattern, and folds what has too many values under the rest', async () => {
    const kernel = kernelOf(tableOf(demoRecords()));
    const { patterns } = await clustersOf(kernel, planOf(), { wanted: 30, mayVary: { address: false, port: false, interface: false, verdict: false } });
    expect(patterns.length).toBeGreaterThan(10);
    for (const { shape } of patterns) {
      expect(['address', 'none']).toContain(shape.source.kind);
      expect(['address', 'none']).toContain(shape.destination.kind);
      expect(shape.interface.kind).toBe('one');
      expect(shape.action.kind).toBe('one');
      expect(shape.service?.port.kind ?? 'one').toBe('one');
    }
  });

  it('lists up to three ports, and counts more', async () => {
    const to = (ports: readonly number[]): TestRecord[] => Array.from({ length: 120 }, (_, i) => tcp('10.1.0.9', 40_000 + i, '10.0.0.1', ports[i % ports.length] ?? 0));
    const portsOf = async (ports: readonly number[]): Promise<unknown> => {
      const others = Array.from({ length: 900 }, (_, i) => tcp(`10.2.${i % 5}.1`, 40_000, '10.3.0.1', 443, { action: i % 2 ? 'REJECT' : 'ACCEPT', 'tcp-flags': i % 3 }));
      const { patterns } = await clustersOf(kernelOf(tableOf([...to(ports), ...others])), planOf(), { ...usual, wanted: 5 });
      return patterns.flatMap(({ shape }) => (shape.source.kind === 'address' && shape.source.text === '10.1.0.9' ? [shape.service?.port] : []));
    };
    expect(await portsOf([23])).toEqual([{ kind: 'one', value: 23 }]);
    expect(await portsOf([6379, 2375, 23])).toEqual([{ kind: 'few', values: [23, 2375, 6379] }]);
    expect(await portsOf(Array.from({ length: 120 }, (_, i) => 2000 + i))).toEqual([{ kind: 'any', distinct: 120 }]);
  });

  it('takes records without addresses, ports or a protocol', async () => {
    const nothing = Array.from({ length: 30 }, (_, i): TestRecord => ({ __time__: i, 'eni-id': 'eni-1', 'log-status': 'NODATA' }));
    const pings = Array.from({ length: 20 }, (_, i): TestRecord => ({ __time__: i, srcaddr: '10.0.0.1', dstaddr: '10.0.0.2', protocol: 1, srcport: 0, dstport: 0, action: 'ACCEPT' }));
    const six = Array.from({ length: 20 }, (_, i) => tcp(`2001:db8:0:1::${i}`, 40_000, '2001:db8:0:2::1', 443));
    const { patterns } = await clustersOf(kernelOf(tableOf([...nothing, ...pings, ...six])), planOf(), { ...usual, wanted: 5 });
    expect(patterns.map(({ shape, records }) => [shape.source, shape.destination, shape.protocol, shape.service?.side ?? null, records])).toEqual(expect.arrayContaining([
      [{ kind: 'none' }, { kind: 'none' }, null, null, 30],
      [{ kind: 'address', text: '10.0.0.1' }, { kind: 'address', text: '10.0.0.2' }, 1, null, 20],
      [{ kind: 'block', text: '2001:db8:0:1::/64' }, { kind: 'address', text: '2001:db8:0:2::1' }, 6, 'destination', 20],
    ]));
  });

  it('answers an empty table, and a selection of nothing', async () => {
    const nothing = await clustersOf(kernelOf(tableOf([])), planOf());
    expect(nothing).toMatchObject({ patterns: [], other: { records: 0, shapes: 0 } });
    expect(await clustersOf(kernelOf(tableOf(demoRecords().slice(0, 50))), planOf({ kind: 'none' }))).toMatchObject({ patterns: [], other: { records: 0, shapes: 0 } });
  });

  it('is cancelled between slices', async () => {
    const signal = { aborted: false };
    const kernel = kernelOf(tableOf(randomRecords(5, 20_000)));
    const result = await kernel.clusters(planOf(), usual, 60, { signal, pause: () => Promise.resolve(void (signal.aborted = true)) });
    expect(result).toEqual({ ok: false, problem: { kind: 'cancelled' } });
    expect((await clustersOf(kernel, planOf())).coverage.matched).toBe(20_000);
  });

  it('tells what varies in a pattern and what stays, as its records have it', async () => {
    const table = tableOf(demoRecords());
    const kernel = kernelOf(table);
    const records = [...rows(table)];
    const clusters = await clustersOf(kernel, planOf());
    const owners = ruled(clusters, records);
    for (const pattern of clusters.patterns.slice(0, 6)) {
      const own = records.filter((_, i) => owners[i] === pattern.rank);
      const detail = await detailOf(kernel, planOf(), pattern);
      expect(detail.records).toBe(own.length);
      for (const { field, distinct, top, each, present, extent } of detail.fields) {
        const counts = new Map<Value, number>();
        for (const record of own) counts.set(record[field] ?? null, (counts.get(record[field] ?? null) ?? 0) + 1);
        expect(present).toBe(own.length - (counts.get(null) ?? 0));
        if (field !== 'bytes') {
          expect([field, distinct]).toEqual([field, counts.size]);
          expect(top.map((entry) => entry.records)).toEqual([...counts.values()].sort((a, b) => b - a).slice(0, 5));
          for (const { value, records: n } of top) expect(counts.get(value)).toBe(n);
          expect(each).toEqual({ least: Math.min(...counts.values()), most: Math.max(...counts.values()) });
        }
        const numbers = [...counts.keys()].filter((value) => typeof value === 'number');
        if (extent) expect(extent).toEqual({ min: Math.min(...numbers), max: Math.max(...numbers) });
      }
      expect(detail.examples.length).toBe(Math.min(3, own.length));
      expect(own.map((record) => record['__time__'])).toContain(detail.examples[0]?.time);
    }
  });

  it('has no detail for a rank that no pattern has', async () => {
    const kernel = kernelOf(tableOf(demoRecords().slice(0, 500)));
    expect(await kernel.pattern(planOf(), { options: usual, rank: 199, busiest: { from: 0, to: 1 } }, work)).toEqual({ ok: true, value: null });
  });

  it('names the block around the addresses of a pattern', async () => {
    const near = Array.from({ length: 40 }, (_, i) => tcp(`45.134.26.${i % 20}`, 40_000 + i, `10.0.${i % 4}.1`, 22));
    const kernel = kernelOf(tableOf(near));
    const { patterns } = await clustersOf(kernel, planOf(), { ...usual, wanted: 5 });
    const [pattern] = patterns;
    if (!pattern) throw new Error('No pattern');
    const { fields } = await detailOf(kernel, planOf(), pattern, { ...usual, wanted: 5 });
    expect(fields.find(({ field }) => field === 'srcaddr')?.block).toBe('45.134.26.0/24');
  });
});
