import { describe, expect, test } from 'vitest';
import { categoricalOrder } from '../model/theme.ts';
import { ColourRegistry } from './colours.ts';

const values = (count: number): string[] => Array.from({ length: count }, (_, i) => `v${i}`);

describe('hues of entities', () => {
  test('go by the order over the whole source, whatever is drawn first', () => {
    const colours = new ColourRegistry();
    expect(colours.knows('vpc-id')).toBe(false);
    colours.rank('vpc-id', ['largest', 'second'], true);
    colours.claim('vpc-id', ['drawn first', 'second', 'largest']);
    expect(['largest', 'second', 'drawn first'].map((one) => colours.slot('vpc-id', one))).toEqual(categoricalOrder.slice(0, 3));
  });

  test('beyond the eighth there is none, and nothing that is drawn takes one away', () => {
    const colours = new ColourRegistry();
    colours.rank('vpc-id', values(9), true);
    colours.claim('vpc-id', ['late']);
    expect(['v7', 'v8', 'late'].map((one) => colours.slot('vpc-id', one))).toEqual(['amber', 'other', 'other']);
  });

  test('what was shown while files were read keeps its hue; the next visit begins with the order over all of them', () => {
    const colours = new ColourRegistry();
    colours.rank('eni-id', ['b', 'a'], false);
    expect([colours.knows('eni-id'), colours.isRanked('eni-id')]).toEqual([true, false]);
    colours.rank('eni-id', ['a', 'c', 'b'], true);
    expect(['b', 'a', 'c'].map((one) => colours.slot('eni-id', one))).toEqual(['sky', 'violet', 'green']);
    const next = new ColourRegistry(colours.toJSON());
    expect(['a', 'c', 'b'].map((one) => next.slot('eni-id', one))).toEqual(['sky', 'violet', 'green']);
    expect(next.isRanked('eni-id')).toBe(true);
  });

  test('both ends and the interface name the same instances and networks', () => {
    const colours = new ColourRegistry();
    colours.rank('vpc-id', ['vpc-a', 'vpc-b'], true);
    colours.claim('srcinstance', ['i-1']);
    expect(['vpc-id', 'srcvpc', 'dstvpc'].map((field) => colours.slot(field, 'vpc-b'))).toEqual(['violet', 'violet', 'violet']);
    expect([colours.slot('dstinstance', 'i-1'), colours.slot('vm-id', 'i-1'), colours.slot('srcaddr', 'i-1')]).toEqual(['sky', 'sky', 'other']);
  });
});
