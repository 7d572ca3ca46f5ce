import { describe, expect, it } from 'vitest';
import { demo, type DemoOptions } from './demo.ts';
import { firstDay } from './demo-choice.ts';
import { readRecords, type PlainRecord } from './testing.ts';
import { natGateway, vpnGateway } from './world/gateways.ts';
import { rows } from '../src/columns/rows.ts';
import { tableOf, type TestRecord } from '../src/columns/testing/build.ts';
import { observePlainly } from '../src/columns/testing/observe-plainly.ts';

const span = { records: 60_000, startSeconds: firstDay + 13 * 3600, hours: 11 } as const;
const worlds: readonly (readonly [string, DemoOptions])[] = [
  ['everything logged', span],
  ['everything logged for ten minutes at a time', { ...span, intervalSeconds: 600 }],
  ["the NAT gateway's vSwitch only", { ...span, logged: (eni) => eni.vswitch === natGateway.eni.vswitch }],
  ["the VPN gateway's vSwitches only", { ...span, logged: (eni) => [vpnGateway.active.vswitch, vpnGateway.standby.vswitch].includes(eni.vswitch) }],
  ...['app', 'data'].map((name): readonly [string, DemoOptions] => [`the vSwitch ${name} only`, { ...span, logged: (eni) => eni.vswitch.name.includes(name) }]),
  ['every second interface', { ...span, logged: (eni) => eni.id.charCodeAt(eni.id.length - 1) % 2 === 0 }],
];

function record(plain: PlainRecord): TestRecord {
  const text = (value: string): string | null => (value === '-' ? null : value);
  return {
    __time__: plain.time, start: plain.start, end: plain.end, 'eni-id': text(plain.eni), 'vpc-id': text(plain.vpc),
    'vswitch-id': text(plain.vswitch), srcaddr: text(plain.src), dstaddr: text(plain.dst), direction: text(plain.direction),
    'log-status': plain.status, action: text(plain.action), bytes: plain.bytes,
  };
}

describe('traffic counted once equals what the generator sent', () => {
  for (const [what, options] of worlds) {
    it(`with ${what}`, () => {
      const records = readRecords(options).map(record);
      expect(records.length).toBeGreaterThan(1000);
      const table = tableOf(records);
      expect(table.captureInterval()).toBe(options.intervalSeconds ?? 60);
      const perVpc = new Map<unknown, number>();
      let total = 0;
      const observations: unknown[] = [];
      for (const row of rows(table, ['vpc-id', 'observation', 'bytes'])) {
        observations.push(row['observation']);
        const bytes = Number(row['bytes'] ?? 0);
        const seen = row['observation'];
        if (seen === 'first') total += bytes;
        if (seen === 'first' || seen === 'repeat-cross-vpc') perVpc.set(row['vpc-id'], (perVpc.get(row['vpc-id']) ?? 0) + bytes);
      }
      const truth = demo(options).truth();
      expect(Object.fromEntries(perVpc)).toEqual(Object.fromEntries([...truth.perVpc].map(([vpc, { bytes }]) => [vpc, bytes])));
      expect(total).toBe(truth.total.bytes);
      expect(observations).toEqual(observePlainly(records, table.captureInterval()).observations);
      // Two of the VPCs use one block: only where a part of each is logged can an owner be in doubt, and then it is told.
      expect(table.summary().ambiguousOwners > 0).toBe(what === 'every second interface');
    }, 30_000);
  }
});
