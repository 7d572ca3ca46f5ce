import { overview } from '../../src/catalog/overview.ts';
import type { Dashboard } from '../../src/model/dashboard.ts';
import type { Filter } from '../../src/model/filter.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { TimeRange } from '../../src/model/time.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';

/** A statement to be measured, with what a panel says beside it. */
export interface Asked {
  readonly name: string;
  readonly statement: string;
  readonly counts: 'flows' | 'records';
  readonly ownFilter?: { readonly field: string; readonly mode: 'ignore' };
}

/** Every question of a dashboard, spark lines included. */
export function questionsOf({ panels }: Dashboard): readonly Asked[] {
  return panels.flatMap((panel) => {
    const own = panel.ownFilter ? { ownFilter: panel.ownFilter } : {};
    const main: Asked = { name: panel.id, statement: panel.statement, counts: panel.counts, ...own };
    return panel.companion === undefined ? [main] : [main, { name: `${panel.id}, over time`, statement: panel.companion, counts: panel.counts, ...own }];
  });
}

export const overviewQuestions = questionsOf(overview);

/** Three that no built-in screen asks. */
export const otherQuestions: readonly Asked[] = [
  { name: 'top 20 five-tuples', counts: 'records', statement: '* | select srcaddr, srcport, protocol, dstaddr, dstport, sum(bytes) as b group by srcaddr, srcport, protocol, dstaddr, dstport order by b desc limit 20' },
  { name: 'distinct ports per rejected source', counts: 'records', statement: 'action: REJECT | select srcaddr, count(distinct dstport) as n group by srcaddr order by n desc limit 20' },
  { name: 'bytes per minute and pair', counts: 'records', statement: '* | select __time__ - __time__ % 60 as t, srcaddr, dstaddr, sum(bytes) as b group by t, srcaddr, dstaddr order by b desc limit 100' },
];

export function plansOf(asked: readonly Asked[], present: readonly string[], view: { readonly range: TimeRange | null; readonly filters: readonly Filter[]; readonly interval?: number; readonly coarse?: number }): Plan[] {
  const interval = String(view.interval ?? 600);
  const coarse = String(view.coarse ?? view.interval ?? 600);
  return asked.map(({ name, statement, counts, ownFilter }) => {
    const question = ask(statement, { range: view.range, filters: view.filters, variables: { interval, coarse, bin: interval }, projectZone: 28_800 }, { counts, present, ...(ownFilter ? { ownFilter } : {}) });
    if (!question.ok) throw new Error(`${name}: ${JSON.stringify(question.problem)}`);
    const planned = plan(question.value, { fields: present });
    if (!planned.ok) throw new Error(`${name}: ${JSON.stringify(planned.problem)}`);
    return planned.value;
  });
}
