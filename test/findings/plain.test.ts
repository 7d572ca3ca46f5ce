import { beforeAll, describe, expect, test } from 'vitest';
import { readRecords, type PlainRecord } from '../../mocks/testing.ts';
import { variedWorld } from '../../mocks/traffic/varied.ts';
import type { Finding, FindingKind } from '../../src/catalog/findings/finding.ts';
import type { Table } from '../../src/columns/table.ts';
import { foundIn, recordsBehind } from '../../src/catalog/findings/testing/found-in.ts';
import { dayOf } from './day.ts';

/** Every number of every finding of one world against a plain program over its records, that knows nothing of statements. */
const seed = 3;
const options = { seed, records: 100_000, hours: 12, sources: variedWorld(seed, true, 12).sources };

let records: readonly PlainRecord[];
let table: Table;
let findings: readonly Finding[];
beforeAll(async () => {
  records = readRecords(options).filter(({ status }) => status === 'OK');
  table = await dayOf(options.sources, seed, options.records, options.hours);
  findings = (await foundIn(table)).findings;
});

const of = (kind: FindingKind): readonly Finding[] => findings.filter((finding) => finding.kind === kind);
const figures = (finding: Finding) => Object.fromEntries(finding.figures.map(({ id, value }) => [id, value]));
const distinct = <T>(values: Iterable<T>): number => new Set(values).size;
const extent = (some: readonly PlainRecord[]) => ({ from: Math.min(...some.map(({ start }) => start)), to: Math.max(...some.map(({ start }) => start)) });
const sum = (some: readonly PlainRecord[]): number => some.reduce((all, { bytes }) => all + (bytes ?? 0), 0);
const window = ({ start }: PlainRecord): number => Math.floor(start / 60);
/** The gateway passes on what an interface of an instance saw. */
const own = ({ eni }: PlainRecord): boolean => eni !== gateway;
let gateway = '';
beforeAll(() => {
  gateway = records.find(({ src }) => src === '10.0.1.10')?.eni ?? '';
});

describe('the numbers of a finding are those of a plain program', () => {
  test('scans: ports, records and refusals of a source at a host', () => {
    expect(of('scan').length).toBeGreaterThan(0);
    for (const finding of of('scan')) {
      const tried = records.filter(({ src, dst, dstPort, action, flags }) => src === finding.who.source && dst === finding.who.target && (dstPort ?? 0) < 32_768 && (action === 'REJECT' || flags === 2));
      expect(figures(finding)).toEqual({ ports: distinct(tried.map(({ dstPort }) => dstPort)), records: tried.length, refused: tried.filter(({ action }) => action === 'REJECT').length });
      expect({ from: finding.from, to: finding.to }).toEqual(extent(tried));
    }
  });

  test('beacons: windows with calls, the middle gap, and the mean size', () => {
    expect(of('beacon').length).toBeGreaterThan(0);
    for (const finding of of('beacon')) {
      const called = records.filter((record) => own(record) && record.direction === 'out' && record.src === finding.who.source && record.dst === finding.who.target && record.dstPort === finding.who.port);
      const windows = [...new Set(called.map(window))].sort((a, b) => a - b);
      const gaps = windows.slice(1).map((at, i) => at - (windows[i] ?? 0)).sort((a, b) => a - b);
      const said = figures(finding);
      expect([said['calls'], said['size']]).toEqual([windows.length, Math.round(sum(called) / called.length)]);
      expect(Math.abs((said['period'] ?? 0) - (gaps[gaps.length >> 1] ?? 0) * 60)).toBeLessThan(30);
      expect({ from: finding.from, to: finding.to }).toEqual(extent(called));
    }
  });

  test('bulk going out: bytes both ways', () => {
    expect(of('bulk-out').length).toBeGreaterThan(0);
    for (const finding of of('bulk-out')) {
      const { source, target, port } = finding.who;
      const sent = records.filter((record) => own(record) && record.direction === 'out' && record.src === source && record.dst === target && record.dstPort === port);
      const back = records.filter((record) => own(record) && record.direction === 'in' && record.dst === source && record.src === target && record.srcPort === port);
      expect(figures(finding)).toEqual({ sent: sum(sent), back: sum(back), records: sent.length });
    }
  });

  test('refused inside: refusals of the client, and the others that the service let in', () => {
    expect(of('refused-inside').length).toBeGreaterThan(0);
    for (const finding of of('refused-inside')) {
      const { source, target, port } = finding.who;
      const at = records.filter((record) => record.direction === 'in' && record.dst === target && record.dstPort === port);
      expect(figures(finding)).toEqual({
        refused: at.filter(({ src, action }) => src === source && action === 'REJECT').length,
        clients: distinct(at.filter(({ action }) => action === 'ACCEPT').map(({ src }) => src)),
      });
      expect(finding.also).toContain('one-way');
    }
  });

  test('sweeps: hosts and records of a source at one port', () => {
    expect(of('sweep').length).toBeGreaterThan(0);
    for (const finding of of('sweep')) {
      const tried = records.filter(({ src, dstPort, action, flags }) => src === finding.who.source && dstPort === finding.who.port && (action === 'REJECT' || flags === 2));
      expect(figures(finding)).toEqual({ hosts: distinct(tried.map(({ dst }) => dst)), records: tried.length });
      expect({ from: finding.from, to: finding.to }).toEqual(extent(tried));
    }
  });

  test('exposures: addresses that were let in, and their records', () => {
    expect(of('exposure').length).toBeGreaterThan(0);
    for (const finding of of('exposure')) {
      const { target, port } = finding.who;
      const accepted = records.filter((record) => own(record) && record.direction === 'in' && record.dst === target && record.dstPort === port && record.action === 'ACCEPT' && !/^(10|172|192)\./.test(record.src));
      expect(figures(finding)).toEqual({ sources: distinct(accepted.map(({ src }) => src)), records: accepted.length });
      expect({ from: finding.from, to: finding.to }).toEqual(extent(accepted));
    }
  });

  test('one-way flows: packets and windows of a client to which nothing came back', () => {
    const silent = of('one-way');
    expect(silent.length).toBeGreaterThan(0);
    for (const finding of silent) {
      const { source, target, port } = finding.who;
      const sent = records.filter((record) => record.direction === 'out' && record.src === source && record.dst === target && record.dstPort === port);
      expect(figures(finding)).toEqual({ packets: sent.reduce((all, { packets }) => all + (packets ?? 0), 0), windows: distinct(sent.map(window)) });
      expect(records.some((record) => record.direction === 'in' && record.dst === source && record.src === target && record.srcPort === port)).toBe(false);
    }
  });

  test('first-seen peers: windows and bytes, and the peers that the host has beside', () => {
    expect(of('first-seen').length).toBeGreaterThan(0);
    for (const finding of of('first-seen')) {
      const asked = records.filter((record) => own(record) && record.direction === 'out' && record.src === finding.who.source && (record.dstPort ?? 0) < (record.srcPort ?? 0));
      const met = asked.filter(({ dst, dstPort }) => dst === finding.who.target && dstPort === finding.who.port);
      expect(figures(finding)).toEqual({ windows: distinct(met.map(window)), bytes: sum(met), peers: distinct(asked.map(({ dst }) => dst)) - 1 });
      expect({ from: finding.from, to: finding.to }).toEqual(extent(met));
    }
  });
});

test('the filters of a finding name its actors, and beside what it counts by leave exactly the records that it tells of', async () => {
  for (const finding of findings) {
    const fields = finding.conditions.map((one) => ('field' in one ? one.field : ''));
    const { source, target, port } = finding.who;
    expect(fields).toEqual([...(source === null ? [] : ['srcaddr']), ...(target === null ? [] : ['dstaddr']), ...(port === null && finding.kind !== 'sweep' ? [] : ['dstport']), ...(finding.kind === 'exposure' ? ['action'] : [])]);
    const told = figures(finding)['records'] ?? figures(finding)['refused'] ?? finding.records;
    expect([finding.key, finding.records, await recordsBehind(table, finding)]).toEqual([finding.key, told, told]);
  }
});
