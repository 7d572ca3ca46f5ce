import { describe, expect, test } from 'vitest';
import { findingOf } from '../finding/finding.ts';
import { lateFinder } from '../finding/late.ts';
import { column, drawing, frameOf, look, lookZh, minutes, plain } from '../testing/frames.ts';
import { binsOf, humpsOf } from './bins.ts';
import { binsDrawn } from './draw.ts';

const picture = { kind: 'bins', x: 'size', y: 'packets', step: 50 } as const;
const frame = frameOf([column('size', 'bigint', [50, 100, 400, 1450, null], { unit: 'bytes' }), column('packets', 'bigint', [300, 200, 20, 480, 7], { unit: 'packets' })]);

describe('a distribution', () => {
  test('has every step from zero to the last, those without a row as nothing; a row without a place is left out', () => {
    const bins = binsOf(frame, picture);
    expect(bins.ok && [bins.value.values.length, bins.value.values.slice(0, 4), bins.value.values[8], bins.value.values[29]]).toEqual([30, [0, 300, 200, 0], 20, 480]);
  });

  test('is drawn as bars over its steps, which say where they begin and end and what share they hold', () => {
    const made = binsDrawn(picture, frame, drawing());
    if (!made.ok || made.value.body.kind !== 'slots') throw new Error('bins');
    const { body } = made.value;
    expect(body.count).toBe(30);
    expect(plain(body.titleAt(29, 0).en)).toBe('1.45 kB – 1.50 kB');
    expect(body.shownAt(29, 0)).toMatchObject([{ name: { en: 'packets' }, value: 480, share: 0.48 }]);
    expect(body.option['series']).toMatchObject([{ type: 'bar' }]);
  });

  test('that lacks its column is a misfit by name', () => {
    expect(binsDrawn({ ...picture, y: 'gone' }, frame, drawing())).toEqual({ ok: false, problem: { column: 'gone', need: 'number', found: null } });
  });
});

describe('humps', () => {
  test('are neighbouring steps well above the others, with their shares; the two largest, in their order', () => {
    expect(humpsOf([0, 30, 20, 0, 0, 1, 0, 0, 1, 48])).toEqual([{ from: 1, to: 3, share: 0.5 }, { from: 9, to: 10, share: 0.48 }]);
    expect(humpsOf([0, 9, 0, 0])).toEqual([{ from: 1, to: 2, share: 1 }]);
    expect(humpsOf([5, 5, 5, 5])).toEqual([]);
    expect(humpsOf([])).toEqual([]);
  });

  test('are said with their edges', () => {
    const panel = { finding: { ...picture, kind: 'humps' }, picture } as const;
    const said = (at: typeof look): string => plain(findingOf(panel, frame, { look: at, buckets: minutes, units: { size: 'bytes' } }, lateFinder)?.text);
    expect(said(look)).toBe('Two humps: 50 B to 150 B hold 50.0 % of packets, 1.45 kB to 1.50 kB 48.0 %.');
    expect(said(lookZh)).toBe('两个峰：50 B 至 150 B 占数据包的 50.0 %，1.45 kB 至 1.50 kB 占 48.0 %。');
  });
});

test('SYN alone means that no answer came; without any, that all was answered', () => {
  const panel = { finding: { kind: 'syn-only', alone: 'alone', of: 'records' }, picture: { kind: 'table' } } as const;
  const said = (alone: number, records: number): string => plain(findingOf(panel, frame, { look, buckets: minutes, units: {}, companion: frameOf([column('alone', 'bigint', [alone]), column('records', 'bigint', [records])]) }, lateFinder)?.text);
  expect([said(41, 1000), said(0, 1000), said(0, 0)]).toEqual(['4.1 % of records carry only SYN: no answer came.', 'No record carries only SYN: every connection was answered.', '']);
});
