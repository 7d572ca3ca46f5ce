import { describe, expect, test } from 'vitest';

import { Spans } from './spans.ts';
import { randomOf } from './testing/random-records.ts';

const minute = 60;
const hour = 3600;

/** Records cut into files by the clock, of which some were not read. */
function filed(times: readonly number[], seconds: number, missing: ReadonlySet<number> = new Set()): Spans {
  const files = new Map<number, number[]>();
  for (const time of times) {
    const file = Math.floor(time / seconds);
    const some = files.get(file);
    if (some === undefined) files.set(file, [time]);
    else some.push(time);
  }
  const spans = new Spans();
  for (const [file, some] of files) {
    if (missing.has(file)) continue;
    spans.begin();
    spans.meet(Uint32Array.from(some));
  }
  return spans;
}

/** Hours of the gaps, rounded. */
const gapsOf = (spans: Spans): readonly (readonly [number, number])[] => spans.gaps(minute).map(({ from, to }) => [Math.round(from / hour), Math.round(to / hour)] as const);

const busy = Array.from({ length: 24 * 60 * 40 }, (_, i) => Math.floor(i * 1.5));

describe('a busy log', () => {
  test('has a gap wherever a file was not read, however many', () => {
    expect(gapsOf(filed(busy, hour, new Set([3, 4, 10])))).toEqual([[3, 5], [10, 11]]);
    expect(filed(busy, hour, new Set(Array.from({ length: 12 }, (_, i) => 2 * i + 1))).gaps(minute).length).toBe(11);
    expect(filed(busy, 5 * minute, new Set([7, 100])).gaps(minute).length).toBe(2);
  });

  test('of which excerpts were read has one between each two of them', () => {
    const spans = new Spans();
    for (let i = 0; i < 24; i++) {
      spans.begin();
      spans.meet(Uint32Array.from(busy.filter((time) => Math.floor(time / hour) === i).slice(0, 100)));
    }
    expect(spans.gaps(minute).length).toBe(23);
  });
});

describe('a log that is quiet by habit', () => {
  /** Ten minutes of each hour, as of a task that runs by the clock. */
  const hourly = Array.from({ length: 24 * 10 }, (_, i) => Math.floor(i / 10) * hour + (i % 10) * minute + 20 * minute);

  test('has no gap at the borders of its files, and one where a silence is longer than its own', () => {
    expect(gapsOf(filed(hourly, 6 * hour))).toEqual([]);
    expect(gapsOf(filed(hourly, 6 * hour, new Set([2])))).toEqual([[11, 18]]);
  });

  test('is told by what lies within files alone: with a quiet time or two there, a gap is a gap', () => {
    const spans = new Spans();
    for (const times of [[0, hour, 2 * hour, 2 * hour + minute], [3 * hour + minute, 3 * hour + 2 * minute]]) {
      spans.begin();
      spans.meet(Uint32Array.from(times));
    }
    expect(gapsOf(spans)).toEqual([[2, 3]]);
  });

  test('is none for a few quiet hours in a year', () => {
    const year = Array.from({ length: 365 * 24 * 30 }, (_, i) => 2 * i * minute).filter((time) => ![100, 2000, 5000, 7000].includes(Math.floor(time / hour)));
    expect(gapsOf(filed(year, 30 * 24 * hour, new Set([3])))).toEqual([[2160, 2880]]);
    const borders = filed(year.filter((time) => Math.floor(time / hour) !== 719), 30 * 24 * hour);
    expect(gapsOf(borders)).toEqual([[719, 720]]);
  });
});

describe('a sparse log in very many files', () => {
  /** A few records at a time, some twenty minutes apart, in files of five minutes. */
  const random = randomOf(7);
  const sparse: number[] = [];
  for (let at = 0; at < 24 * hour; at += Math.ceil(-20 * minute * Math.log(1 - random()))) sparse.push(at, at + 1, at + 1);

  test('has no gap where its silences are as they always are, and one where they are not', () => {
    const whole = filed(sparse, 5 * minute);
    expect(whole.merged().length).toBeGreaterThan(30);
    expect(whole.gaps(minute)).toEqual([]);
    const without = filed(sparse, 5 * minute, new Set(Array.from({ length: 60 }, (_, i) => 120 + i)));
    expect(without.gaps(minute).length).toBe(1);
    expect(without.gaps(minute)[0]?.from).toBeLessThanOrEqual(10 * hour);
    expect(without.gaps(minute)[0]?.to).toBeGreaterThanOrEqual(15 * hour);
  });

  test('but of a few files alone nothing is known, and each silence between them is a gap', () => {
    expect(filed(sparse.slice(0, 15), 5 * minute).gaps(minute).length).toBe(filed(sparse.slice(0, 15), 5 * minute).merged().length - 1);
  });
});
