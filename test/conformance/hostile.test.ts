import { describe, expect, it } from 'vitest';
import { runTwin } from '../../src/columns/twin/twin.ts';
import type { Value } from '../../src/model/frame.ts';
import { filterIs, type Filter } from '../../src/model/filter.ts';
import { ask } from '../../src/statement/ask.ts';
import { parse } from '../../src/statement/parse.ts';
import { plan } from '../../src/statement/plan.ts';
import { printOurs } from '../../src/statement/print.ts';
import { printText } from '../../src/statement/print-words.ts';

/** Values that break quoting, wildcards, comments and templates when one of them is taken for more than text. */
const values = [
  "it's", 'say "x"', 'back\\slash', 'end\\', '100%', 'a_b', '*', '?', 'a*b', '--', '/* */', ';', '|', 'a|b', '$1', '${{p}}', '${{p|q}}', '{p0:String}', 'and', 'in', 'or not', 'limit',
  '10.0.0.0/8', '10.0.0.1-10.0.0.9', '<b>', '=1+1', '(', ')', '[1 2]', '#x', '#"a b"', '中文', '中文 文本', '😀', 'a b', 'a  b', 'tab\tx', 'new\nline', '\u3000', '!', "';select 1--", 'x:y', 'NULL', '-1', 'é',
];
const records = values.map((value, i): Record<string, Value> => ({ __time__: i, 'vm-id': value, bytes: 1 }));
const fields = ['__time__', 'vm-id', 'bytes'];

function found(statement: string, filters: readonly Filter[] = []): Value[] {
  const asked = ask(statement, { range: null, filters, variables: { p: 'not this', 'p|q': 'nor this' }, projectZone: 0 }, { counts: 'records', present: fields });
  if (!asked.ok) throw new Error(`${statement}: ${JSON.stringify(asked.problem)}`);
  const reprinted = parse(printOurs(asked.value.statement));
  expect(reprinted.ok && printOurs(reprinted.value)).toBe(printOurs(asked.value.statement));
  const planned = plan(asked.value, { fields });
  if (!planned.ok) throw new Error(`${statement}: ${JSON.stringify(planned.problem)}`);
  const frame = runTwin(planned.value, records);
  if (!frame.ok) throw new Error(JSON.stringify(frame.problem));
  return [...(frame.value.columns.find((column) => column.name === 'vm-id')?.values ?? [])];
}

const tokens = (text: string): string[] => text.toLowerCase().split(/[, '";=()[\]{}?@&<>/:\n\t\r]/).filter(Boolean);

describe('hostile values', () => {
  it.each(values)('%j as a filter finds what is this text, its case aside; one word of an id finds the values that hold it', (value) => {
    const wanted = values.filter((other) => (tokens(value).length === 1 ? tokens(other).includes(tokens(value)[0] ?? '') : other.toLowerCase() === value.toLowerCase()));
    expect(wanted).toContain(value);
    expect(found('*', [filterIs('vm-id', value)])).toEqual(wanted);
    expect(found('*', [filterIs('vm-id', value, true)])).toEqual(values.filter((other) => !wanted.includes(other)));
  });

  it.each(values.filter((value) => !value.includes('${{')))('%j in SQL is just this text', (value) => {
    expect(found(`* | select "vm-id" where "vm-id" = ${printText(value)}`)).toEqual([value]);
    const escaped = value.replace(/[%_~]/g, '~$&');
    expect(found(`* | select "vm-id" where "vm-id" like ${printText(escaped)} escape '~'`)).toEqual([value]);
    expect(found(`* | select distinct concat("vm-id", '') as "vm-id" where strpos("vm-id", ${printText(value)}) = 1 and length("vm-id") = ${Array.from(value).length}`)).toEqual([value]);
  });
});
