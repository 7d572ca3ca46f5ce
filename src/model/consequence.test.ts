import { describe, expect, test } from 'vitest';
import { filtersOf } from './consequence.ts';
import type { Consequence } from './panel.ts';

const said = (consequence: Consequence, marked: Record<string, string>) => filtersOf(consequence, marked).map((filter) => [filter.field, filter.test.kind === 'in' ? filter.test.values[0] : null]);

describe('what a click means', () => {
  const pair: Consequence = { kind: 'each', of: [{ column: 'src_to_dst', fields: ['srcaddr', 'dstaddr'], between: ['->'] }] };

  test('a column made of two fields filters both', () => {
    expect(said(pair, { src_to_dst: '10.0.0.1->10.0.0.2' })).toEqual([['srcaddr', '10.0.0.1'], ['dstaddr', '10.0.0.2']]);
  });

  test('text that is not made that way filters nothing', () => {
    expect(said(pair, { src_to_dst: '10.0.0.1' })).toEqual([]);
    expect(said(pair, {})).toEqual([]);
  });

  test('plain columns filter their field, several at once', () => {
    expect(said({ kind: 'filter', column: 'p', field: 'dstport' }, { p: '443' })).toEqual([['dstport', '443']]);
    const both: Consequence = { kind: 'each', of: [{ column: 'a', fields: ['srcaddr'], between: [] }, { column: 'b', fields: ['dstaddr'], between: [] }] };
    expect(said(both, { a: '1.1.1.1', b: '2.2.2.2' })).toEqual([['srcaddr', '1.1.1.1'], ['dstaddr', '2.2.2.2']]);
    expect(said({ kind: 'none' }, { a: '1' })).toEqual([]);
  });

  test('a CIDR block filters the addresses that it holds; a value may stand at either end', () => {
    const blocks: Consequence = { kind: 'each', of: [{ column: 'block', fields: ['srcaddr'], between: [], blocks: true }], chooses: { group: '24' } };
    expect(filtersOf(blocks, { block: '10.1.0.0/16' })).toMatchObject([{ field: 'srcaddr', test: { kind: 'cidr', ranges: [{ text: '10.1.0.0/16', range: { family: 4, first: 0x0a010000, last: 0x0a01ffff } }] } }]);
    expect(filtersOf(blocks, { block: '2001:db8::/48' })).toMatchObject([{ test: { kind: 'cidr', ranges: [{ range: { family: 6 } }] } }]);
    expect(filtersOf({ kind: 'filter', column: 'a', field: 'srcaddr', side: 'either' }, { a: '1.1.1.1' })).toMatchObject([{ field: 'srcaddr', side: 'either' }]);
  });

  test('a value that stands for all from a number on filters all of them', () => {
    const ports: Consequence = { kind: 'each', of: [{ column: 'srcport', fields: ['srcport'], between: [], folded: { value: '-1', from: 32_768 } }] };
    expect(filtersOf(ports, { srcport: '-1' })).toEqual([{ field: 'srcport', side: 'own', test: { kind: 'range', min: 32_768, max: null }, negated: false, disabled: false }]);
    expect(said(ports, { srcport: '443' })).toEqual([['srcport', '443']]);
  });
});
