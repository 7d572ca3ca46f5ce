import { describe, expect, it } from 'vitest';
import { firstDay } from './demo-choice.ts';
import type { DemoOptions } from './demo.ts';
import { readRecords, type PlainRecord } from './testing.ts';
import { vpcs } from './world/vpc.ts';
import type { Eni } from './world/instances.ts';
import { enis } from './world/world.ts';
import { rows } from '../src/columns/rows.ts';
import { tableOf, type TestRecord } from '../src/columns/testing/build.ts';

const span = { records: 60_000, startSeconds: firstDay + 13 * 3600, hours: 11 } as const;

function record(plain: PlainRecord): TestRecord {
  const text = (value: string): string | null => (value === '-' ? null : value);
  return {
    __time__: plain.time, start: plain.start, end: plain.end, 'eni-id': text(plain.eni), 'vpc-id': text(plain.vpc), 'vm-id': text(plain.vm),
    srcaddr: text(plain.src), dstaddr: text(plain.dst), direction: text(plain.direction), 'log-status': plain.status, bytes: plain.bytes,
  };
}

/** Interfaces by address, wherever they are: the world's own list, which knows nothing of records. */
const byAddress = new Map<string, Eni[]>();
for (const eni of enis) for (const address of [eni.address, eni.ipv6]) if (address !== null) byAddress.set(address, [...(byAddress.get(address) ?? []), eni]);

/** What the world says of an address as a record of `vpc` has it: an instance, nothing, or `several` where two other VPCs have it. */
function inWorld(vpc: string, address: string, logged: ReadonlySet<string>): Eni | null | 'several' {
  const all = (byAddress.get(address) ?? []).filter(({ id }) => logged.has(id));
  const own = all.find((eni) => eni.vswitch.vpc.id === vpc);
  if (own) return own;
  const [first = null, second] = all;
  return second === undefined ? first : 'several';
}

describe('ends of the demo’s records are the world’s instances', () => {
  const worlds: readonly (readonly [string, DemoOptions])[] = [
    ['everything logged', span],
    ['staging not logged, which shares its block with production', { ...span, logged: (eni) => eni.vswitch.vpc !== vpcs.staging }],
  ];
  for (const [what, options] of worlds) {
    it(`with ${what}`, () => {
      const records = readRecords(options).map(record);
      const logged = new Set(records.filter((one) => one['log-status'] === 'OK').map((one) => String(one['eni-id'])));
      const wrong: unknown[] = [];
      const seen = { between: 0, crossing: 0, outside: 0 };
      let at = 0;
      for (const row of rows(tableOf(records), ['srcinstance', 'dstinstance', 'srcvpc', 'dstvpc'])) {
        const one = records[at++] ?? {};
        if (one['log-status'] !== 'OK') {
          expect(row['srcinstance'] ?? row['dstinstance'] ?? null).toBeNull();
          continue;
        }
        const vpc = String(one['vpc-id']);
        for (const [address, instance, network] of [['srcaddr', 'srcinstance', 'srcvpc'], ['dstaddr', 'dstinstance', 'dstvpc']] as const) {
          const eni = inWorld(vpc, String(one[address]), logged);
          const expected = eni === 'several' ? ['ambiguous', 'ambiguous'] : [eni?.vm ?? null, eni?.vm ? eni.vswitch.vpc.id : null];
          if (row[instance] !== expected[0] || row[network] !== expected[1]) wrong.push({ ...one, expected, found: [row[instance], row[network]] });
        }
        if (row['srcinstance'] === null || row['dstinstance'] === null) seen.outside++;
        else if (row['srcvpc'] === row['dstvpc']) seen.between++;
        else seen.crossing++;
      }
      expect(at).toBe(records.length);
      expect(wrong.slice(0, 5)).toEqual([]);
      // Of each kind there are enough for the comparison to mean something.
      expect([seen.between > 5000, seen.crossing > 500, seen.outside > 5000]).toEqual([true, true, true]);
    }, 30_000);
  }
});
