import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rangeText, type AddressRange } from '../../base/cidr.ts';
import { formatIpv4, formatIpv6 } from '../../base/ip.ts';
import { drained } from '../../base/range-index.ts';
import { ThreatIndex } from '../../columns/threat-index.ts';
import { packThreatEntries } from '../../model/threat-entries.ts';
import type { ThreatListRead } from './list-read.ts';
import { readThreatList } from './read-list.ts';

const read = (text: string): ThreatListRead => drained(readThreatList(text, 0));

/** The same numbers at every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function someRange(random: (below: number) => number): AddressRange {
  const v4 = random(2 ** 24) * 256 + random(256);
  const kind = random(4);
  if (kind === 0) return { family: 4, first: v4, last: v4 };
  if (kind === 1) {
    const size = 2 ** (1 + random(16));
    const first = v4 - (v4 % size);
    return { family: 4, first, last: first + size - 1 };
  }
  if (kind === 2) return { family: 4, first: v4, last: Math.min(0xffffffff, v4 + 2 + random(1000)) };
  const words = [0x20010000 + random(65536), random(2 ** 24), random(2 ** 24), random(2 ** 24)] as const;
  return { family: 6, first: words, last: words };
}

const notations: readonly ((block: string, i: number) => string)[] = [
  (block) => block,
  (block, i) => `${block}\t${i % 9}`,
  (block) => `  ${block}   # seen`,
  (block, i) => `"${i}","${block}","bad, very"`,
  (block) => block.replaceAll(/[.:]/g, (mark) => `[${mark}]`),
];

test('whatever is written in any notation is read back, with its line', () => {
  const random = numbers(7);
  for (const notation of notations) {
    const ranges = [...new Map(Array.from({ length: 300 }, () => someRange(random)).map((range) => [rangeText(range), range])).values()];
    const list = read(ranges.map((range, i) => notation(rangeText(range), i)).join('\n'));
    expect(list.entries.map(({ range, line }) => [line, rangeText(range)])).toEqual(ranges.map((range, i) => [i + 1, rangeText(range)]));
    expect(list.skipped).toBe(0);
  }
});

test('no text breaks the reading, and every entry stands on its line', () => {
  const random = numbers(11);
  const pieces = ['1.2.3', '.4', '[.]', '/', '24', ' ', '\n', '\r\n', ',', '"', '#', ':', '::', '2001:db8', 'hxxp://', '{', '}', '[', ']', '-', '\u0000', '中', 'version ', '999', "'", '\\'];
  for (let i = 0; i < 2000; i++) {
    const text = Array.from({ length: random(40) }, () => pieces[random(pieces.length)]).join('');
    const lines = text.split('\n');
    for (const { line, text: told } of [...read(text).entries, ...read(text).faults]) expect(lines[line - 1]).toContain(told);
  }
});

test('a known list gives the hits that a plain program finds, each with its line', () => {
  const text = readFileSync(new URL('./testing/fixtures/ipsum-level5.txt', import.meta.url), 'utf8');
  const list = read(text);
  const written = text.split('\n');
  expect([list.form, list.skipped, list.repeated, list.entries.length]).toEqual(['lines', 0, 0, written.filter((line) => line !== '').length]);
  const index = ThreatIndex.of([{ list: { id: 'ipsum', name: 'ipsum', date: null, on: true, weight: 5, entries: list.entries.length, skipped: 0 }, entries: packThreatEntries(list.entries) }]);
  const random = numbers(3);
  // Neighbours of what stands on it, what stands on it, and others.
  const addresses = Array.from({ length: 6_000 }, (_, i) => {
    const entry = list.entries[random(list.entries.length)];
    const near = entry?.range.family === 4 ? entry.range.first + random(3) - 1 : 0;
    return i % 3 === 0 ? formatIpv4(random(2 ** 32)) : i % 31 === 0 ? formatIpv6([0x20010db8, 0, 0, random(9)]) : formatIpv4(near);
  });
  let hits = 0;
  for (const address of addresses) {
    const at = written.indexOf(address);
    expect(index.hits(address).map(({ line, text: told }) => [line, told])).toEqual(at < 0 ? [] : [[at + 1, address]]);
    hits += at < 0 ? 0 : 1;
  }
  expect(hits).toBeGreaterThan(1000);
});
