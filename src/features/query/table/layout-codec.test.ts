import { expect, test } from 'vitest';
import { parseLayout, printLayout, usualLayout, type TableLayout } from './layout-codec.ts';

test('a layout comes back from the link as it was', () => {
  const layouts: readonly TableLayout[] = [
    { widths: { srcaddr: 160, 'a:b,c;d 中': 96 }, sorting: null },
    { widths: {}, sorting: { column: '-x;+', descending: true } },
    { widths: { bytes: 80 }, sorting: { column: 'bytes', descending: false } },
  ];
  for (const layout of layouts) expect(parseLayout(printLayout(layout))).toEqual(layout);
});

test('people can read it, and the usual one says nothing', () => {
  expect(printLayout({ widths: { srcaddr: 160, bytes: 96 }, sorting: { column: 'bytes', descending: true } })).toBe('1;srcaddr:160,bytes:96;-bytes');
  expect(printLayout(usualLayout)).toBeNull();
});

test('what cannot be read is the usual layout', () => {
  for (const text of [null, '', '2;a:80', '1;a:80;-a;more']) expect(parseLayout(text)).toEqual(usualLayout);
  expect(parseLayout('1;%zz:80,a:9999,b;%zz')).toEqual({ widths: { a: 720 }, sorting: null });
});
