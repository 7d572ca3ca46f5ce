import { expect, test } from 'vitest';
import { present } from '../base/assert.ts';
import { ask } from '../statement/ask.ts';
import { printSls } from '../statement/print-sls.ts';
import { plan } from '../statement/plan.ts';
import { policy } from './policy.ts';
import { allFields, planned, testScope } from './testing/planned.ts';

test('every figure of verdicts counts what was recorded', () => {
  expect([...new Set(policy.panels.map(({ counts }) => counts))]).toEqual(['records']);
});

test('the trend of rejects and the list of rejected ports ask one question', () => {
  const named = (id: string) => present(policy.panels.find((panel) => panel.id === id), id);
  const trend = named('reject-trend');
  const ports = named('rejected-ports');
  expect(planned(present(trend.companion, 'companion'), trend).question.key).toBe(planned(ports.statement, trend).question.key);
});

test('a 5-tuple is folded by ports of clients, and a click on it means its five fields', () => {
  for (const id of ['accepted-tuples', 'rejected-tuples']) {
    const { consequence } = present(policy.panels.find((panel) => panel.id === id), id);
    expect(consequence.kind === 'each' ? consequence.of.flatMap(({ fields, folded }) => fields.map((field) => [field, folded?.from])) : []).toEqual([
      ['srcaddr', undefined], ['srcport', 32_768], ['dstaddr', undefined], ['dstport', 32_768], ['protocol', undefined],
    ]);
  }
});

test('why records were refused is ours to tell: a real logstore is not asked it', () => {
  const why = present(policy.panels.find((panel) => panel.id === 'why-rejected'), 'why-rejected');
  expect(printSls(planned(why.statement, why).question.statement)).toMatchObject({ ok: false, problem: { kind: 'unsupported', what: 'rejection' } });
  const others = policy.panels.filter((panel) => panel !== why).map((panel) => [panel.id, printSls(planned(panel.statement, panel).question.statement).ok]);
  expect(others).toEqual(others.map(([id]) => [id, true]));
});

test('without verdicts nothing can be said, and each panel names the field', () => {
  for (const panel of policy.panels) {
    const question = ask(panel.statement, testScope, { counts: panel.counts, present: allFields });
    if (!question.ok) throw new Error(panel.id);
    const made = plan(question.value, { fields: allFields.filter((field) => field !== 'action') });
    expect([panel.id, made.ok ? null : made.problem]).toMatchObject([panel.id, { kind: 'field-missing', fields: ['action'] }]);
  }
});
