import { expect, test } from 'vitest';
import { parse } from './parse.ts';
import { quotedBlocks, withBlocks } from './quoted-blocks.ts';

function meant(source: string): string {
  const parsed = parse(source);
  return parsed.ok ? withBlocks(source, quotedBlocks(parsed.value.search, source)) : expect.fail(source);
}

test('a block that is searched for as a text is written as a block', () => {
  expect(meant('srcaddr: "10.0.0.0/8" and not (dstaddr = 10.1.0.0/16 or dstport: 1) or dstaddr: #"fd00::/8" | select count(*) as n')).toBe('srcaddr: 10.0.0.0/8 and not (dstaddr: 10.1.0.0/16 or dstport: 1) or dstaddr: fd00::/8 | select count(*) as n');
  expect(meant("srcaddr: '10.0.0.1-10.0.0.9'")).toBe('srcaddr: 10.0.0.1-10.0.0.9');
});

test.each(['srcaddr: 10.0.0.0/8', 'srcaddr: "10.0.0.1"', 'srcaddr = 10.0.0.1', 'action: "10.0.0.0/8"', '"10.0.0.0/8"'])('%s is as it is meant', (source) => {
  expect(meant(source)).toBe(source);
});
