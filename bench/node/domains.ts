import { containsIpv4, parseCidr, type AddressRange } from '../../src/base/cidr.ts';
import { domainLookups } from '../../src/columns/domain-lookups.ts';
import { noLookup } from '../../src/columns/functions/ip-lookup.ts';
import { ThreatIndex } from '../../src/columns/threat-index.ts';
import { interDomain } from '../../src/catalog/inter-domain.ts';
import type { DomainSet } from '../../src/model/domains.ts';
import { packThreatEntries } from '../../src/model/threat-entries.ts';
import type { ThreatEntry } from '../../src/model/threats.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';
import { plansOf, questionsOf } from '../data/questions.ts';
import { heldTraffic } from './held.ts';

/**
 * Domains and threat lists over the dictionary of addresses: `node bench/node/run.mjs domains [rows]`. A change of domains with one
 * question between them; lists of 120,000 addresses and 3,000 networks, loaded and marked; and the index beside a look at every block.
 */
const rows = Number(process.argv[2] ?? 1_000_000);
const { table, kernel } = heldTraffic({ rows });
console.log(`${rows} rows, ${table.addresses.size} addresses`);

let state = 1;
const random = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state;
};
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const now = (): number => performance.now();

/** `count` blocks of 10/8 and elsewhere, another set each time. */
function domainsOf(count: number): DomainSet {
  const domains = Array.from({ length: count }, (_, i) => ({ id: String(i), name: `domain ${i}`, blocks: [`10.${random() >>> 24}.0.0/16`, `${1 + (random() >>> 25)}.${random() >>> 24}.0.0/15`].map((text) => parseCidr(text)?.network ?? ''), remark: '', rest: false }));
  return { version: 1, domains: [...domains, { id: 'rest', name: 'all else', blocks: [], remark: '', rest: true }] };
}

const statement = '* | select srctype, dsttype, sum(bytes) as b group by srctype, dsttype order by b desc limit 1000';
async function matrix(): Promise<number> {
  const asked = ask(statement, { range: null, filters: [], variables: {}, projectZone: 28_800 }, { counts: 'records', present: table.present });
  const planned = asked.ok ? plan(asked.value, { fields: table.present }) : asked;
  if (!planned.ok) throw new Error(JSON.stringify(planned.problem));
  let found = 0;
  await kernel.answer([planned.value], { signal: { aborted: false }, pause: () => Promise.resolve(), lookup: noLookup, onFrame: (_, result) => (found = result.ok ? result.value.rows : -1) });
  if (found < 1) throw new Error('no answer');
  return found;
}

for (const count of [3, 30, 300]) {
  const [labelled, whole]: [number[], number[]] = [[], []];
  for (let round = 0; round < 7; round++) {
    const set = domainsOf(count);
    const began = now();
    table.setLabels('domain', domainLookups(set));
    table.labelCounts('domain');
    labelled.push(now() - began);
    await matrix();
    whole.push(now() - began);
  }
  console.log(`${count} domains changed: labels ${median(labelled).toFixed(0)} ms, with the matrix ${median(whole).toFixed(0)} ms (${whole.map((ms) => ms.toFixed(0)).join(' ')})`);
}

/** As the bench in the page has them: the private network in eight pieces, and all else. */
function piecesOf(round: number): DomainSet {
  const block = (id: string, ...blocks: string[]): DomainSet['domains'][number] => ({ id, name: `${id} ${round}`, blocks, remark: '', rest: false });
  const parts = Array.from({ length: 8 }, (_, i) => block(`part-${i}`, `10.${i}.0.0/16`, `10.${(i + 1) % 8}.${16 * (round % 16)}.0/20`));
  return { version: 1, domains: [block('private', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'), block('cloud', '100.64.0.0/10'), { ...block('rest'), rest: true }, ...parts] };
}

// All panels of the screen at once, as the page asks them.
const screen = plansOf(questionsOf(interDomain), table.present, { range: null, filters: [], interval: 600, coarse: 1800 });
const wholes: number[] = [];
const each = screen.map((): number[] => []);
for (let round = 0; round < 7; round++) {
  const began = now();
  table.setLabels('domain', domainLookups(piecesOf(round)));
  let before = now();
  await kernel.answer(screen, {
    signal: { aborted: false }, pause: () => Promise.resolve(), lookup: noLookup,
    onFrame: (i, result) => {
      if (!result.ok) throw new Error(JSON.stringify(result.problem));
      each[i]?.push(now() - before);
      before = now();
    },
  });
  wholes.push(now() - began);
}
console.log(`Inter-domain Traffic, 11 domains changed: ${median(wholes).toFixed(0)} ms (${wholes.map((ms) => ms.toFixed(0)).join(' ')})`);
screen.forEach((one, i) => console.log(`   ${median(each[i] ?? []).toFixed(1).padStart(7)}  ${one.statement.slice(0, 110)} :: ${kernel.explain(one).at(-1) ?? ''}`));
if (process.argv[3] === 'screen') process.exit();

const entries = Array.from({ length: 123_000 }, (_, i): ThreatEntry => {
  const first = random();
  const network = i % 41 === 0;
  const range: AddressRange = network ? { family: 4, first: (first & ~4095) >>> 0, last: (first | 4095) >>> 0 } : { family: 4, first, last: first };
  return { range, line: i + 1, text: String(i), note: null };
});
const packed = packThreatEntries(entries);
const loads: number[] = [];
const marks: number[] = [];
for (let round = 0; round < 5; round++) {
  const began = now();
  const index = ThreatIndex.of([{ list: { id: 'a', name: 'a', date: null, on: true, weight: 5, entries: entries.length, skipped: 0 }, entries: packed }]);
  loads.push(now() - began);
  const marking = now();
  table.setLabels('threat', index);
  table.labelCounts('threat');
  marks.push(now() - marking);
}
console.log(`${entries.length} entries: index ${median(loads).toFixed(0)} ms, ${table.addresses.size} addresses marked in ${median(marks).toFixed(0)} ms`);

const index = ThreatIndex.of([{ list: { id: 'a', name: 'a', date: null, on: true, weight: 5, entries: entries.length, skipped: 0 }, entries: packed }], { includePrivate: true });
const sample = Uint32Array.from({ length: 2000 }, random);
const plainBegan = now();
const plainly = sample.map((address) => Number(entries.some(({ range }) => containsIpv4(range, address))));
const plain = now() - plainBegan;
const ours = now();
const numbers = index.v4.numbers(sample);
const fast = now() - ours;
if (plainly.some((each, i) => (each > 0) !== ((numbers[i] ?? 0) > 0))) throw new Error('The index and the plain loop differ');
console.log(`${sample.length} addresses: a look at every entry ${plain.toFixed(0)} ms, the index ${fast.toFixed(2)} ms, ${(plain / fast).toFixed(0)} times`);
