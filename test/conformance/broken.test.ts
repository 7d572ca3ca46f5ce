import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import type { Result } from '../../src/base/result.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';
import { sqlPlan } from '../../src/statement/sql-plan.ts';
import { cases, fieldsPresent, zone } from './cases.ts';

/**
 * Ten thousand broken or random texts: each gives a plan, or an error that points into the text; nothing throws, nothing hangs.
 */
const inputs = 10_000;

let seed = 20_260_105;
function random(below: number): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
}
function one<T>(items: readonly T[]): T {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
}

const pieces = [
  'select', 'from', 'log', 'where', 'group by', 'order by', 'limit', 'with', 'as', 'join', 'on', 'union all', 'over (', 'partition by', 'case', 'when', 'then', 'end', 'cast(', 'between', 'in (',
  'not', 'and', 'or', 'null', 'is', 'like', 'exists', 'unnest(', 'array[', 'interval', "'1' day", '->', '(', ')', '[', ']', ',', '.', '*', '|', ':', '"', "'", '/*', '*/', '--', '\n', '\\', '#"', '${{', '}}',
  'srcaddr', 'bytes', '"eni-id"', 'count(*)', 'sum(bytes)', 'x', '1', '1.5e3', "'a'", '10.0.0.0/8', '中文', '😀', '\u0000', '\ue000', ';', '=', '<>', '>=', '||', '+', '-', '%', '/', '!', '@', '~', '`', '$1', '?',
  'date_format(', 'compare(', 'time_series(', 'lambda', 'grouping sets (', 'rollup (', 'values', 'current_timestamp', 'extract(', 'any (', 'filter (where', 'nulls first', '2001:db8::1',
];

function made(): string {
  const statement = one(cases).statement;
  switch (random(6)) {
    case 0:
      return Array.from({ length: 1 + random(25) }, () => one(pieces)).join(one([' ', '', ' ']));
    case 1:
      return Array.from({ length: random(60) }, () => String.fromCodePoint(random(8) ? 32 + random(95) : random(0xd7ff))).join('');
    case 2: {
      const at = random(statement.length);
      return statement.slice(0, at) + statement.slice(at + 1 + random(8));
    }
    case 3: {
      const at = random(statement.length);
      return `${statement.slice(0, at)} ${one(pieces)} ${statement.slice(at)}`;
    }
    case 4:
      return statement.slice(0, random(statement.length)) + one(cases).statement.slice(random(statement.length));
    default: {
      const words = statement.split(/(\s+|[(),])/);
      for (let i = 0; i < 1 + random(3); i++) words.splice(random(words.length), 1, one([...pieces, ...words]));
      return words.join('');
    }
  }
}

function answer(text: string): Result<unknown, Problem> {
  const asked = ask(text, { range: { from: 1_720_764_000, to: 1_720_800_000 }, filters: [], variables: {}, projectZone: zone }, { counts: 'records', present: fieldsPresent });
  if (!asked.ok) return asked;
  const planned = plan(asked.value, { fields: fieldsPresent });
  if (planned.ok || planned.problem.kind !== 'unsupported' || !asked.value.statement.select) return planned;
  return sqlPlan(asked.value, { fields: fieldsPresent }, planned.problem.what);
}

describe('broken statements', () => {
  it.each([
    ['array_distinct(', 'array[1]'], ['1 / (', 'bytes'], ['not (', 'true'], ['coalesce(bytes, ', '1'], ['slice(', 'array[1]'], ['-(', '1'], ['array_union(array[1], ', 'array[2]'], ['(select ', '1'],
    ['case when true then ', '1'], ['transform(array[1], x -> ', '1'], ['date_format(', 'now()'],
  ])('nested ever deeper (%s) ends with a plan or a refusal', (open, middle) => {
    const close: Readonly<Record<string, string>> = { 'case when true then ': ' end', 'slice(': ', 1, 1)', 'date_format(': ", '%Y')" };
    const depths = [3, 20, 60, 150, 1000, 20_000];
    const ended: number[] = [];
    for (const depth of depths) {
      const result = answer(`* | select ${open.repeat(depth)}${middle}${(close[open] ?? ')').repeat(depth)} from log`);
      if (result.ok || ['syntax', 'type', 'unsupported'].includes(result.problem.kind)) ended.push(depth);
    }
    expect(ended).toEqual(depths);
  });

  it(`${inputs} of them each give a plan, or an error that points into the text`, () => {
    const kinds = new Map<string, number>();
    for (let i = 0; i < inputs; i++) {
      const text = made();
      const began = performance.now();
      let result: Result<unknown, Problem>;
      try {
        result = answer(text);
      } catch (error) {
        throw new Error(`${JSON.stringify(text)} threw`, { cause: error });
      }
      // A hang shows as seconds; the bound only has to tell the two apart.
      if (performance.now() - began > 5000) throw new Error(`${JSON.stringify(text)} took too long`);
      const kind = result.ok ? 'planned' : result.problem.kind;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (result.ok) continue;
      const { problem } = result;
      expect({ text, isOne: ['syntax', 'type', 'unsupported', 'field-missing'].includes(problem.kind) }).toEqual({ text, isOne: true });
      if (!('position' in problem)) continue;
      const { from, to } = problem.position ?? { from: -1, to: -1 };
      if (!(from >= 0 && from <= to && to <= text.length)) throw new Error(`${JSON.stringify(text)}: ${JSON.stringify(problem)} points outside of it`);
    }
    // All outcomes are reached, so that the mix means something.
    for (const kind of ['planned', 'syntax', 'type', 'unsupported']) expect([kind, (kinds.get(kind) ?? 0) > 20]).toEqual([kind, true]);
  });
});
