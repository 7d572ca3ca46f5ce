import { describe, expect, it } from 'vitest';
import { isScaled, lastTop, rowHeight, rowsIn, rowsSeen, scrollHeight, scrollOf, topAfter, topOf, topShowing } from './scroll.ts';

const small = { rows: 1000, viewport: 520 };
const huge = { rows: 10_000_000, viewport: 520 };

describe('a table that the browser can hold', () => {
  it('is scrolled as it is', () => {
    expect(isScaled(small)).toBe(false);
    expect(scrollHeight(small)).toBe(26_000);
    expect([topOf(small, 77), scrollOf(small, 77), topAfter(small, 0, 0, 333)]).toEqual([77, 77, 333]);
    expect(topOf(small, 1e9)).toBe(lastTop(small));
  });

  it('tells which rows are seen', () => {
    expect(rowsIn(small, 0)).toEqual({ first: 0, end: 20 });
    expect(rowsIn(small, 13)).toEqual({ first: 0, end: 21 });
    expect(rowsSeen(small, 14)).toEqual({ first: 1, end: 21 });
    expect(rowsSeen({ rows: 0, viewport: 520 }, 0)).toEqual({ first: 0, end: 0 });
    expect(rowsIn({ rows: 3, viewport: 520 }, 0)).toEqual({ first: 0, end: 3 });
  });

  it('moves no further than a row needs', () => {
    expect(topShowing(small, 0, 5)).toBe(0);
    expect(topShowing(small, 0, 20)).toBe(26);
    expect(topShowing(small, 260, 3)).toBe(78);
    expect(topShowing(small, 0, 999)).toBe(lastTop(small));
  });
});

describe('a table that it cannot', () => {
  it('has its ends at the ends of the bar, and every row on the way', () => {
    expect(isScaled(huge)).toBe(true);
    const end = scrollHeight(huge) - huge.viewport;
    expect(topOf(huge, 0)).toBe(0);
    expect(topOf(huge, end)).toBe(lastTop(huge));
    expect(rowsIn(huge, topOf(huge, end)).end).toBe(huge.rows);
    expect(topOf(huge, scrollOf(huge, 130_000_000)) / 130_000_000).toBeCloseTo(1, 4);
  });

  it('moves by pixels in small steps and by shares in large ones', () => {
    const top = 5_000_000 * rowHeight;
    const at = scrollOf(huge, top);
    expect(topAfter(huge, top, at, at + 100)).toBe(top + 100);
    expect(topAfter(huge, top, at, at - 100)).toBe(top - 100);
    expect(topAfter(huge, top, at, at + 1000)).toBe(topOf(huge, at + 1000));
    expect(topAfter(huge, 300, 10, 0)).toBe(0);
  });
});
