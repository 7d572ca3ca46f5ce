import { expect, test } from 'vitest';
import { fields } from '../model/fields.ts';
import { ask } from '../statement/ask.ts';
import { parse } from '../statement/parse.ts';
import { plan } from '../statement/plan.ts';
import { examples } from './examples.ts';

/** Answered by SQL beside the kernel, by the construct or function for which the kernel hands them over. */
const beyondKernel: Readonly<Record<string, string>> = {
  'asymmetric': 'WITH',
  'beaconing': 'FROM (SELECT …)',
  'day-over-day': 'FROM (SELECT …)',
  'express-connect': 'WITH',
  'jumps': 'FROM (SELECT …)',
  'new-destinations': 'WITH',
  'percentiles': 'approx_percentile()',
  'rank-per-vpc': 'FROM (SELECT …)',
  'rate-p95': 'WITH',
  'refused-then-let-in': 'JOIN',
  'series-with-padding': 'time_series()',
  'share-of-ports': 'OVER (window function)',
  'totals-and-subtotals': 'ROLLUP',
};

const scope = { range: { from: 1_770_220_800, to: 1_770_307_200 }, filters: [], variables: { interval: '600', coarse: '1800' }, projectZone: 28_800 };

test('ids are told apart, and both languages say what an example answers', () => {
  expect(new Set(examples.map(({ id }) => id)).size).toBe(examples.length);
  for (const { title, answers } of examples) for (const text of [title.en, title.zh, answers.en, answers.zh]) expect(text.trim()).not.toBe('');
});

test.each(examples)('$id is well formed', ({ statement }) => {
  expect(parse(statement)).toMatchObject({ ok: true });
});

test('the kernel plans each example, but for those that are named here with what they use beyond it', () => {
  const refused: Record<string, string> = {};
  for (const { id, statement } of examples) {
    const asked = ask(statement, scope, { counts: 'records', present: fields.map(({ name }) => name) });
    if (!asked.ok) throw new Error(`${id} cannot be asked: ${JSON.stringify(asked.problem)}`);
    const made = plan(asked.value, { fields: fields.map(({ name }) => name) }, scope.range.to);
    if (!made.ok) refused[id] = made.problem.kind === 'unsupported' ? made.problem.what : JSON.stringify(made.problem);
  }
  expect(refused).toEqual(beyondKernel);
});
