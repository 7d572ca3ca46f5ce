import { describe, expect, it } from 'vitest';
import { fields } from '../../../model/fields.ts';
import { moved, movedTo, pinned, resized, toggled, usualColumns, usualWidth, withAll } from './columns.ts';
import type { RawColumns } from './columns-codec.ts';

const names = ({ columns }: RawColumns): string => columns.map((one) => `${one.name}${one.pinned ? '!' : ''}${one.width ?? ''}`).join(' ');
const three = (): RawColumns => ({ columns: ['a', 'b', 'c'].map((name) => ({ name, width: null, pinned: false })), newestFirst: false });

describe('the usual columns', () => {
  it('are those of the picture where a log has them', () => {
    const all = fields.map((field) => field.name);
    expect(names(usualColumns(all, false))).toBe('start! srcaddr srcport dstaddr dstport action packets bytes tcp-flags');
    expect(names(usualColumns(all, true))).toBe('start srcaddr dstaddr dstport action');
  });

  it('have something in place of what a log lacks', () => {
    expect(names(usualColumns(['__time__', 'srcaddr', 'protocol', 'direction', 'bytes'], false))).toBe('__time__! srcaddr protocol bytes direction');
    expect(names(usualColumns(['own one', 'own two'], false))).toBe('own one! own two');
    expect(usualColumns([], false).columns).toEqual([]);
  });

  it('fit on a telephone', () => {
    const width = ['start', 'srcaddr', 'dstaddr', 'dstport', 'action'].reduce((sum, name) => sum + usualWidth(name, false, true), 0);
    expect(width).toBeLessThanOrEqual(390);
  });

  it('are wide enough for a date where there are several days', () => {
    expect(usualWidth('start', true, false)).toBeGreaterThan(usualWidth('start', false, false));
  });
});

describe('columns that change', () => {
  it('come and go, but never all', () => {
    expect(names(toggled(three(), 'b'))).toBe('a c');
    expect(names(toggled(three(), 'd'))).toBe('a b c d');
    expect(names(toggled({ ...three(), columns: three().columns.slice(0, 1) }, 'a'))).toBe('a');
    expect(names(withAll(three(), ['x', 'b', 'y']))).toBe('a b c x y');
  });

  it('move, within the ends, and pinned ones stay left', () => {
    expect(names(moved(three(), 'c', -1))).toBe('a c b');
    expect(names(moved(three(), 'a', -1))).toBe('a b c');
    expect(names(movedTo(three(), 'a', 2))).toBe('b c a');
    const kept = pinned(three(), 'c');
    expect(names(kept)).toBe('c! a b');
    expect(names(moved(kept, 'a', -1))).toBe('c! a b');
    expect(names(pinned(kept, 'c'))).toBe('c a b');
    expect(names(resized(three(), 'b', 99))).toBe('a b99 c');
  });
});
