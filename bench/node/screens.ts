import { dashboards } from '../../src/catalog/dashboards.ts';
import { domainLookups } from '../../src/columns/domain-lookups.ts';
import { presetDomains } from '../../src/model/domains.ts';
import { packThreatEntries } from '../../src/model/threat-entries.ts';
import { ThreatIndex } from '../../src/columns/threat-index.ts';
import { filterIs, type Filter } from '../../src/model/filter.ts';
import { plansOf, questionsOf } from '../data/questions.ts';
import { dayStart, vpcNames } from '../data/traffic.ts';
import { heldTraffic } from './held.ts';

/**
 * Every question of each built-in dashboard at once, with nothing kept, unfiltered and under one VPC, and what takes longest of each:
 * `node bench/node/run.mjs screens [records]`, with two threads where BENCH_THREADS is 2.
 */
const { table, kernel, lookups } = heldTraffic({ rows: Number(process.argv[2] ?? 1_000_000) });
/** Milliseconds from which on it is told how a statement is answered. */
const long = Number(process.argv[3] ?? 50);
table.setLabels('domain', domainLookups(presetDomains));
table.setLabels('threat', ThreatIndex.of([{ list: { id: 'a', name: 'a', date: null, on: true, weight: 5, entries: 1, skipped: 0 }, entries: packThreatEntries([{ range: { family: 4, first: 0, last: 2 ** 27 }, line: 1, text: '0.0.0.0/5', note: null }]) }], { includePrivate: true }));
const rounds = 3;
const range = { from: dayStart, to: dayStart + 24 * 3600 };
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

for (const [path, load] of Object.entries(dashboards)) {
  const questions = questionsOf(await load());
  for (const [name, filters] of [['no filter', []], ['one VPC', [filterIs('vpc-id', vpcNames[2] ?? '')]]] as const satisfies readonly (readonly [string, readonly Filter[]])[]) {
    const plans = plansOf(questions, table.present, { range, filters, coarse: 1800 });
    const totals: number[] = [];
    const each = plans.map((): number[] => []);
    for (let round = 0; round < rounds; round++) {
      kernel.forget();
      const began = performance.now();
      let before = began;
      await kernel.answer(plans, {
        signal: { aborted: false }, pause: () => Promise.resolve(), lookup: lookups.byText,
        onFrame: (index, result) => {
          if (!result.ok && round === 0) console.log(`   ${JSON.stringify(result.problem).slice(0, 200)}`);
          each[index]?.push(performance.now() - before);
          before = performance.now();
        },
      });
      totals.push(performance.now() - began);
    }
    console.log(`${path}, ${name}: ${median(totals).toFixed(0)} ms for ${plans.length} questions (${totals.map((ms) => ms.toFixed(0)).join(' ')})`);
    plans.forEach((plan, i) => {
      const milliseconds = median(each[i] ?? []);
      if (milliseconds >= long) console.log(`   ${milliseconds.toFixed(0).padStart(5)}  ${plan.statement.slice(0, 160).replaceAll('\n', ' ')}\n            ${kernel.explain(plan).at(-1) ?? ''}`);
    });
  }
}
