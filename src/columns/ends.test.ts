import { describe, expect, it } from 'vitest';
import { rows } from './rows.ts';
import { tableOf, type TestRecord } from './testing/build.ts';
import { resolvePlainly } from './testing/resolve-plainly.ts';
import { randomOf } from './testing/random-records.ts';

const noon = 1_700_000_000;
const hosts: Record<string, { vpc: string; vm: string | null; address: string }> = {
  a: { vpc: 'vpc-1', vm: 'i-a', address: '10.0.0.1' },
  b: { vpc: 'vpc-1', vm: 'i-b', address: '10.0.0.2' },
  c: { vpc: 'vpc-2', vm: 'i-c', address: '10.1.0.3' },
  // Another VPC that uses the block of the first.
  d: { vpc: 'vpc-3', vm: 'i-d', address: '10.0.0.2' },
  e: { vpc: 'vpc-3', vm: 'i-e', address: '10.0.0.5' },
  nat: { vpc: 'vpc-1', vm: null, address: '10.0.9.9' },
  router: { vpc: 'vpc-1', vm: 'i-router', address: '10.0.7.7' },
};
const fields = ['srcinstance', 'dstinstance', 'srcvpc', 'dstvpc'] as const;

/** A record at a host's interface: `a out a>b`. */
function at(text: string, more: TestRecord = {}): TestRecord {
  const [name = '', direction = '', flow = ''] = text.split(' ');
  const host = hosts[name];
  const [src = '', dst = ''] = flow.split('>').map((end) => hosts[end]?.address ?? end);
  return {
    __time__: noon, start: noon, end: noon + 60, 'eni-id': `eni-${name}`, 'vpc-id': host?.vpc, 'vm-id': host?.vm ?? null, direction,
    srcaddr: src, dstaddr: dst, 'log-status': 'OK', bytes: 100, ...more,
  };
}

/** Ends as `instance@vpc>instance@vpc`, `-` for null; equal to what the plain program says. */
function resolved(records: readonly TestRecord[]): string[] {
  const table = tableOf(records);
  const found = [...rows(table, fields)];
  expect(found).toEqual(resolvePlainly(records, table.captureInterval()));
  return found.map((row) => `${row['srcinstance'] ?? '-'}@${row['srcvpc'] ?? '-'}>${row['dstinstance'] ?? '-'}@${row['dstvpc'] ?? '-'}`);
}

describe('ends of a record', () => {
  it('are the record’s own instance and the one that owns the other address, at both interfaces', () => {
    expect(resolved([at('a out a>b'), at('b in a>b'), at('b out b>a'), at('a in b>a')])).toEqual([
      'i-a@vpc-1>i-b@vpc-1', 'i-a@vpc-1>i-b@vpc-1', 'i-b@vpc-1>i-a@vpc-1', 'i-b@vpc-1>i-a@vpc-1',
    ]);
  });

  it('are none where nobody owns the address', () => {
    expect(resolved([at('a out a>8.8.8.8'), at('a in 8.8.8.8>a')])).toEqual(['i-a@vpc-1>-@-', '-@->i-a@vpc-1']);
  });

  it('cross VPCs where one other VPC owns the address', () => {
    expect(resolved([at('a out a>c'), at('c in a>c')])).toEqual(['i-a@vpc-1>i-c@vpc-2', 'i-a@vpc-1>i-c@vpc-2']);
  });

  it('are looked for in the record’s own VPC first, where two use one block', () => {
    expect(resolved([at('a out a>b'), at('b in a>b'), at('e out e>d'), at('d in e>d')])).toEqual([
      'i-a@vpc-1>i-b@vpc-1', 'i-a@vpc-1>i-b@vpc-1', 'i-e@vpc-3>i-d@vpc-3', 'i-e@vpc-3>i-d@vpc-3',
    ]);
  });

  it('are ambiguous where two other VPCs own the address, and where the own VPC has neighbours of it', () => {
    expect(resolved([at('c out c>10.0.0.2'), at('b out b>8.8.8.8'), at('d out d>8.8.8.8')])[0]).toBe('i-c@vpc-2>ambiguous@ambiguous');
    expect(resolved([at('a out a>10.0.0.5'), at('e out e>8.8.8.8')])[0]).toBe('i-a@vpc-1>ambiguous@ambiguous');
  });

  it('are ambiguous where two instances of a VPC own the address at one time, and told apart by the time else', () => {
    const second: TestRecord = { 'eni-id': 'eni-2', 'vm-id': 'i-2' };
    expect(resolved([at('a out a>b'), at('b out b>8.8.8.8'), at('b out b>8.8.8.8', second)])[0]).toBe('i-a@vpc-1>ambiguous@ambiguous');
    const later = { __time__: noon + 7200, start: noon + 7200, end: noon + 7260 };
    const moved = resolved([at('a out a>b'), at('b out b>8.8.8.8'), at('a out a>b', later), at('b out b>8.8.8.8', { ...second, ...later })]);
    expect([moved[0], moved[2]]).toEqual(['i-a@vpc-1>i-b@vpc-1', 'i-a@vpc-1>i-2@vpc-1']);
  });

  it('at a NAT gateway are those of the traffic, and the gateway is no instance', () => {
    expect(resolved([at('a out a>8.8.8.8'), at('nat in a>8.8.8.8'), at('nat out nat>8.8.8.8'), at('nat in 8.8.8.8>nat'), at('nat out 8.8.8.8>a')])).toEqual([
      'i-a@vpc-1>-@-', 'i-a@vpc-1>-@-', '-@->-@-', '-@->-@-', '-@->i-a@vpc-1',
    ]);
  });

  it('at an instance that routes are those of the traffic, but for its own', () => {
    expect(resolved([at('router in a>c'), at('router out a>c'), at('router in c>a'), at('router out c>a'), at('a out a>c'), at('c in a>c'), at('router out router>b'), at('b in router>b')])).toEqual([
      'i-a@vpc-1>i-c@vpc-2', 'i-a@vpc-1>i-c@vpc-2', 'i-c@vpc-2>i-a@vpc-1', 'i-c@vpc-2>i-a@vpc-1', 'i-a@vpc-1>i-c@vpc-2', 'i-a@vpc-1>i-c@vpc-2', 'i-router@vpc-1>i-b@vpc-1', 'i-router@vpc-1>i-b@vpc-1',
    ]);
  });

  it('are those of the instance that an interface belongs to, of several the ambiguous one', () => {
    expect(resolved([at('b out b>8.8.8.8', { 'vm-id': null }), at('b out b>8.8.8.8'), at('a out a>b')])).toEqual(['-@->-@-', 'i-b@vpc-1>-@-', 'i-a@vpc-1>i-b@vpc-1']);
    expect(resolved([at('b out b>8.8.8.8', { 'vm-id': 'i-other' }), at('b out b>8.8.8.8'), at('a out a>b')])[2]).toBe('i-a@vpc-1>ambiguous@ambiguous');
  });

  it('are none without a direction, a VPC or traffic', () => {
    for (const lack of [{ direction: null }, { 'vpc-id': null }, { 'log-status': 'NODATA' }]) expect(resolved([at('a out a>b', lack), at('b in a>b')])[0]).toBe('-@->-@-');
  });

  it('are labelled again as more is known, in one table and after batches', () => {
    const first = [at('a out a>b')];
    const table = tableOf(first, { sealed: false });
    expect([...rows(table, ['dstinstance'])]).toEqual([{ dstinstance: null }]);
    const before = table.revision;
    tableOf([at('b out b>8.8.8.8')], { table });
    expect([...rows(table, ['dstinstance'])]).toEqual([{ dstinstance: 'i-b' }, { dstinstance: null }]);
    expect(table.revision).toBeGreaterThan(before);
    expect(table.present).toEqual(expect.arrayContaining(['srcinstance', 'dstinstance', 'srcvpc', 'dstvpc']));
  });

  it('are not there where the log names no instance', () => {
    const table = tableOf([at('a out a>b', { 'vm-id': null }), at('b in a>b', { 'vm-id': null })]);
    expect(table.present.filter((name) => fields.some((each) => each === name))).toEqual([]);
  });

  it('are what the plain program says of random records, over several segments', () => {
    const random = randomOf(7);
    const names = Object.keys(hosts);
    const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? 'a';
    const few = Array.from({ length: 1500 }, () => {
      const name = pick(names);
      const isIn = random() < 0.5;
      const passes = name === 'router' && random() < 0.4;
      const local = passes ? pick(names) : name;
      const remote = random() < 0.2 ? '8.8.4.4' : random() < 0.1 ? '10.0.0.77' : pick(names);
      const time = noon + Math.floor(random() * 6) * 1800;
      return at(`${name} ${isIn ? 'in' : 'out'} ${isIn ? `${remote}>${local}` : `${local}>${remote}`}`, { __time__: time, start: time, end: time + 60, ...(random() < 0.02 ? { 'vm-id': null } : {}) });
    }).sort((x, y) => Number(x['__time__']) - Number(y['__time__']));
    expect(new Set(resolved(few)).size).toBeGreaterThan(15);
  });
});
