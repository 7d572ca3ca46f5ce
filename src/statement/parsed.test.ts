import { expect, test } from 'vitest';
import { parse } from './parse.ts';
import { parsed } from './parsed.ts';

test('equal texts have one tree, which is that of parse; texts not asked for in a long time are forgotten', () => {
  const text = (n: number): string => `dstport:${n} | select count(*) as n`;
  const first = parsed(text(1));
  expect(first).toEqual(parse(text(1)));
  expect(parsed('* | select')).toEqual(parse('* | select'));
  for (let n = 2; n < 400; n++) parsed(text(n));
  expect(parsed(text(1))).toBe(first);
  for (let n = 400; n < 2000; n++) parsed(text(n));
  expect(parsed(text(1))).not.toBe(first);
});
