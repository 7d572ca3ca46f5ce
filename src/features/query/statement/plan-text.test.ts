import { expect, test } from 'vitest';
import { fields } from '../../../model/fields.ts';
import { ask } from '../../../statement/ask.ts';
import { plan } from '../../../statement/plan.ts';
import { planLines } from './plan-text.ts';

const present = fields.map(({ name }) => name);

function linesOf(statement: string): Record<string, string> {
  const asked = ask(statement, { range: { from: 1_770_220_800, to: 1_770_224_400 }, filters: [], variables: {}, projectZone: 28_800 }, { counts: 'records', present });
  if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
  const made = plan(asked.value, { fields: present }, 0);
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return Object.fromEntries(planLines(made.value).map(({ part, text }) => [part, text]));
}

test('a plan reads as what it does', () => {
  expect(linesOf('dstport in [22 23] and action: REJECT | select srcaddr, sum(bytes) * 8 as bits where packets > 1 group by srcaddr having count(*) > 2 order by bits desc limit 5')).toEqual({
    time: '2026-02-05 00:00:00 – 2026-02-05 01:00:00',
    records: 'dstport >= 22 and dstport <= 23 and action : REJECT and packets > 1',
    keys: 'srcaddr',
    aggregates: 'sum(bytes), count(*)',
    outputs: 'srcaddr, sum(bytes) * 8 as bits',
    having: 'count(*) > 2',
    order: 'sum(bytes) * 8 desc',
    limit: '5',
  });
});
