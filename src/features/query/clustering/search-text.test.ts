import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../../mocks/testing.ts';
import { Kernel } from '../../../columns/kernel/kernel.ts';
import { rows } from '../../../columns/rows.ts';
import type { Table } from '../../../columns/table.ts';
import { matchesPlainly } from '../../../columns/clustering/testing/match-plainly.ts';
import { tableOf } from '../../../columns/testing/build.ts';
import { randomRecords } from '../../../columns/testing/random-records.ts';
import { passes, type PredicateContext } from '../../../columns/twin/predicate.ts';
import { generatedModule } from '../../../columns/testing/wasm.ts';
import type { ClusterOptions, Clusters, PatternShape } from '../../../model/clusters.ts';
import type { Value } from '../../../model/frame.ts';
import type { Plan } from '../../../model/plan.ts';
import { ask } from '../../../statement/ask.ts';
import { parse } from '../../../statement/parse.ts';
import { plan } from '../../../statement/plan.ts';
import { printSearch } from '../../../statement/print-search.ts';
import { searchOfOwn, searchOfShape, wildcard } from './search-text.ts';

const work = { signal: { aborted: false }, pause: () => Promise.resolve() };
const scope = { range: null, filters: [], variables: {}, projectZone: 28_800 };

function planOf(text: string, fields: readonly string[]): Plan {
  const asked = ask(text, scope, { counts: 'records', present: fields });
  const planned = asked.ok ? plan(asked.value, { fields }) : asked;
  if (!planned.ok) throw new Error(`${text}: ${JSON.stringify(planned.problem)}`);
  return planned.value;
}

async function clustersOf(kernel: Kernel, table: Table, options: ClusterOptions): Promise<Clusters> {
  const result = await kernel.clusters(planOf('*', table.present), options, 60, work);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

async function countOf(kernel: Kernel, table: Table, search: string): Promise<number> {
  let matched = -1;
  await kernel.answer([planOf(`${search} | select count(*) as records`, table.present)], {
    ...work,
    onFrame: (_, result) => {
      matched = result.ok ? result.value.coverage.matched : -1;
    },
  });
  return matched;
}

const none: PredicateContext = { evaluate: () => null, valuesOf: () => new Set() };

/** True for records of the protocol of a pattern whose service stands at the same end. */
function alike({ protocol, service }: PatternShape, record: Readonly<Record<string, Value>>): boolean {
  const any = { kind: 'any', distinct: null } as const;
  return matchesPlainly({ source: any, destination: any, protocol, service: service && { side: service.side, port: any }, flags: any, action: any, interface: any }, record);
}

const demoTable = (): Table =>
  tableOf(readRecords({ records: 20_000, startSeconds: 1_770_220_800 + 9 * 3600, hours: 2 }).map((r) => ({
    __time__: r.time, start: r.start, end: r.end, srcaddr: r.src === '-' ? null : r.src, dstaddr: r.dst === '-' ? null : r.dst, srcport: r.srcPort, dstport: r.dstPort, protocol: r.protocol,
    'tcp-flags': r.flags, packets: r.packets, bytes: r.bytes, action: r.action === '-' ? null : r.action, 'eni-id': r.eni,
  })));

describe('the search of a pattern', () => {
  for (const [name, made] of [['demo traffic', demoTable], ['random records', () => tableOf(randomRecords(4, 2500))]] as const) {
    it(`reads back as it was printed and finds every record that the pattern counts, over ${name}`, async () => {
      const table = made();
      const kernel = new Kernel(table, { kernel: generatedModule('kernel') });
      const records = [...rows(table)];
      let told = 0;
      for (const mayVary of [{ address: true, port: true, interface: true, verdict: false }, { address: true, port: true, interface: false, verdict: true }]) {
        const { patterns } = await clustersOf(kernel, table, { wanted: 40, mayVary });
        expect(patterns.length).toBeGreaterThan(8);
        for (const pattern of patterns) {
          const { shape, records: counted } = pattern;
          const search = searchOfShape(shape);
          const text = printSearch(search);
          const parsed = parse(text);
          expect(parsed.ok && printSearch(parsed.value.search)).toBe(text);
          const found = await countOf(kernel, table, text);
          // At least: those whose service stands at the other end, and those of narrower patterns, are found as well.
          expect(found).toBeGreaterThanOrEqual(counted);
          const own = searchOfOwn(pattern, patterns);
          // Its own records alone, but for those of another protocol or with the service at the other end, which a search cannot tell.
          if (own) {
            const { predicate } = planOf(printSearch(own), table.present);
            expect(records.filter((record) => alike(shape, record) && passes(predicate, record, none)).length).toBe(counted);
            told++;
          }
          expect(found).toBeGreaterThanOrEqual(records.filter((record) => matchesPlainly(shape, record)).length);
        }
      }
      expect(told).toBeGreaterThan(0);
    });
  }

  it('is short, and as a person writes it', () => {
    const shape: PatternShape = {
      source: { kind: 'block', text: '45.134.26.0/24' }, destination: { kind: 'any' }, protocol: 6, service: { side: 'destination', port: { kind: 'one', value: 22 } },
      flags: { kind: 'one', value: 2 }, action: { kind: 'any', distinct: null }, interface: { kind: 'any', distinct: null },
    };
    expect(printSearch(searchOfShape(shape))).toBe('srcaddr:45.134.26.* and dstport:22 and tcp-flags:2');
    expect(printSearch(searchOfShape({ ...shape, source: { kind: 'none' }, service: { side: 'source', port: { kind: 'few', values: [80, 443] } }, flags: { kind: 'any', distinct: null } })))
      .toBe('not srcaddr:* and (srcport:80 or srcport:443) and protocol:6');
    expect(printSearch(searchOfShape({ ...shape, source: { kind: 'block', text: '2001:db8::/32' } }))).toBe('srcaddr:2001:db8::/32 and dstport:22 and tcp-flags:2');
  });

  it('writes blocks of whole octets with a star', () => {
    expect(['10.0.1.0/24', '10.0.0.0/16', '10.0.0.0/8', '2001:db8::/64'].map(wildcard)).toEqual(['10.0.1.*', '10.0.*', '10.*', '2001:db8::/64']);
  });
});
