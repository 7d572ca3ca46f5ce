import { describe, expect, it } from 'vitest';
import type { LabelLookup } from './address-labels.ts';
import { rows } from './rows.ts';
import { tableOf } from './testing/build.ts';

/** IPv4 below 128.0.0.0 is in CN but 10/8, which has none; the rest in DE. IPv6 by its second group. */
const v4: LabelLookup = {
  labels: [null, 'CN', 'DE'],
  numbers: (addresses) => Uint8Array.from(addresses, (address) => (address >>> 24 === 10 ? 0 : address >>> 31 ? 2 : 1)),
};
const v6: LabelLookup = {
  labels: [null, 'DE', 'FR'],
  numbers: (words) => Uint8Array.from({ length: words.length / 4 }, (_, i) => (words[4 * i] ?? 0) & 3),
};

describe('countries', () => {
  it('are labels of addresses of both families, in one book', () => {
    const table = tableOf([
      { __time__: 1, srcaddr: '10.0.0.1', dstaddr: '8.8.8.8' },
      { __time__: 2, srcaddr: '2001:1::5', dstaddr: '200.1.1.1' },
      { __time__: 3, srcaddr: '2001:2::5' },
      { __time__: 4, srcaddr: '2001:2::6', dstaddr: '10.0.0.1' },
    ]);
    expect(table.has('srccountry')).toBe(false);
    const { revision } = table;
    table.setLabels('country', { v4, v6 });
    expect(table.revision).toBeGreaterThan(revision);
    expect(table.present).toContain('dstcountry');
    expect([...rows(table, ['srccountry', 'dstcountry'])]).toEqual([
      { srccountry: null, dstcountry: 'CN' }, { srccountry: 'DE', dstcountry: 'DE' }, { srccountry: 'FR', dstcountry: null },
      { srccountry: 'FR', dstcountry: null },
    ]);
    const access = table.access('srccountry');
    expect(access?.kind === 'label' && access.book.size).toBe(3);
  });

  it('are worked out for addresses that come later', () => {
    const table = tableOf([{ __time__: 1, srcaddr: '10.0.0.1' }]);
    table.setLabels('country', { v4, v6 });
    expect(table.has('srccountry')).toBe(false);
    tableOf(Array.from({ length: 3000 }, (_, i) => ({ __time__: 2, srcaddr: `200.0.${i >> 8}.${i & 255}` })), { table });
    const labels = [...rows(table, ['srccountry'])].map((row) => row['srccountry']);
    expect(labels[0]).toBeNull();
    expect(new Set(labels.slice(1))).toEqual(new Set(['DE']));
  });
});
