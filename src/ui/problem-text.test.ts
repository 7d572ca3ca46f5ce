import { expect, test } from 'vitest';
import { ask } from '../statement/ask.ts';
import { plan } from '../statement/plan.ts';
import type { Problem } from '../model/problem.ts';
import { problemText } from './problem-text.ts';

const present = ['__time__', 'srcaddr', 'dstaddr', 'dstport', 'bytes', 'action'];

function problemOf(statement: string): Problem {
  const asked = ask(statement, { range: null, filters: [], variables: {}, projectZone: 0 }, { counts: 'records', present });
  const planned = asked.ok ? plan(asked.value, { fields: present }) : asked;
  return planned.ok ? expect.fail(`Nothing is wrong with ${statement}`) : planned.problem;
}

test.each([
  'srcaddr: 10.0.0.0/33', 'srcaddr > 10', 'dstport: http', 'dstport: 4*', 'srcaddr in [1 x]', 'dstport in [1, 3]', 'dstport in', 'srcaddr:', '(action: ACCEPT', 'action: ACCEPT)', 'action: "ACC', 'and action: ACCEPT',
  'action: ACCEPT and or', 'action: and', 'action: a:b', '*.1', '""', '"": a', 'limit', `action: ${'a'.repeat(65)}*`, Array.from({ length: 31 }, (_, i) => i + 1).join(' '), 'dstport > ${{least}}', 'action: [',
])('what is wrong with the search %s is said in Chinese, and at the same place as in English', (search) => {
  const problem = problemOf(`${search} | select count(*) as n`);
  const { title, detail } = problemText(problem, 'zh', 0);
  expect(detail.replaceAll(/\$\{\{\w+\}\}|“[^”]*”|\b(srcaddr|dstport|action|in)\b/g, '')).toMatch(/^[^a-z]*\p{Script=Han}[^a-z]*$/u);
  expect(problemText(problem, 'en', 0).detail).toMatch(/^[^\p{Script=Han}]+$/u);
  expect(title).toMatch(/^(语句)?第 1 行第 \d+ 列/);
});

test('a name that is probably meant follows its sentence; what SLS says itself is in its words', () => {
  const problem = problemOf('* | select dst_port');
  expect(problemText(problem, 'en', 0).detail).toMatch(/attribute\. Did you mean dstport\?$/);
  expect(problemText(problem, 'zh', 0).detail).toMatch(/attribute。是否想写 dstport？$/);
});
