import { describe, expect, test } from 'vitest';
import { chartFor } from '../../../charts/chart/auto.ts';
import { column, frameOf } from '../../../charts/testing/frames.ts';
import { parse } from '../../../statement/parse.ts';
import { clickable, clickChoices, consequenceOf, unusedClick } from './clicks.ts';

function columnsOf(text: string, names: readonly string[]) {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return clickable(frameOf(names.map((name) => column(name, 'varchar', ['a']))), parsed.value, ['srcaddr', 'dstaddr', 'tenant']);
}

describe('what a column says of fields', () => {
  test('two fields with a text between them', () => {
    const pair = { column: 'p', fields: ['srcaddr', 'dstaddr'], between: ['->'] };
    expect(columnsOf("* | select concat(srcaddr,'->', dstaddr) as p, count(*) as n group by srcaddr, dstaddr", ['p'])).toEqual([pair]);
    expect(columnsOf("* | select srcaddr || '-' || '>' || dstaddr as p, count(*) as n group by srcaddr, dstaddr", ['p'])).toEqual([pair]);
    expect(columnsOf("* | select concat(tenant, ':', cast(dstport as varchar)) as p, count(*) as n group by tenant, dstport", ['p'])[0]?.fields).toEqual(['tenant', 'dstport']);
  });

  test.each(["concat(srcaddr, dstaddr)", "concat('x', srcaddr)", "concat(srcaddr, '!')", "concat(srcaddr, '-', sum(bytes))", "upper(action)", "concat(unknown, '-', srcaddr)"])('%s cannot be taken apart', (expr) => {
    expect(columnsOf(`* | select ${expr} as p, count(*) as n group by srcaddr, dstaddr, action`, ['p'])).toEqual([]);
  });

  test('a field is itself; a column of an inner query is not taken for one', () => {
    const frame = frameOf([column('src', 'varchar', ['a'], { field: 'srcaddr' }), column('n', 'bigint', [1])]);
    expect(clickable(frame, null, [])).toEqual([{ column: 'src', fields: ['srcaddr'], between: [] }]);
    expect(columnsOf("* | select concat(srcaddr,'->', dstaddr) as p from (select dstaddr as srcaddr, srcaddr as dstaddr from log)", ['p'])).toEqual([]);
  });
});

test('a click filters all that its mark says, or what was chosen, or nothing', () => {
  const frame = frameOf([column('a', 'varchar', ['x', 'y', 'z'], { field: 'srcaddr' }), column('b', 'varchar', ['y', 'z', 'x'], { field: 'dstaddr' }), column('n', 'bigint', [1, 2, 3])]);
  const chart = chartFor(frame, {});
  const choices = clickChoices(chart, frame, clickable(frame, null, []));
  expect(consequenceOf(choices, undefined)).toMatchObject({ kind: 'each', of: [{ column: 'a' }, { column: 'b' }] });
  expect(consequenceOf(choices, 'a')).toMatchObject({ kind: 'each', of: [{ column: 'a' }] });
  expect([consequenceOf(choices, null), consequenceOf([], undefined)]).toEqual([{ kind: 'none' }, { kind: 'none' }]);
});

test('a column of a link that a click cannot filter by is known, so that it can be told', () => {
  const frame = frameOf([column('a', 'varchar', ['x', 'y', 'z'], { field: 'srcaddr' }), column('b', 'varchar', ['y', 'z', 'x'], { field: 'dstaddr' }), column('n', 'bigint', [1, 2, 3])]);
  const choices = clickChoices(chartFor(frame, {}), frame, clickable(frame, null, []));
  expect(['a', 'b', 'n', 'gone', null, undefined].map((chosen) => unusedClick(choices, frame, chosen))).toEqual([null, null, 'n', 'gone', null, null]);
  // The marks of a single number stand for no column: that is no fault of the link.
  expect([unusedClick([], frame, 'a'), unusedClick([], frame, 'gone')]).toEqual([null, 'gone']);
});
