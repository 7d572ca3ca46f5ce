import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../model/tokens.ts';
import { matchesText } from './predicate.ts';

const tokens = (texts: string[], options: { wildcard?: boolean; phrase?: boolean } = {}) =>
  ({ kind: 'tokens', tokens: texts.map((text) => ({ text, wildcard: options.wildcard ?? false })), phrase: options.phrase ?? false, ignoreCase: true }) as const;

describe('text tests of the search half', () => {
  it('split at the delimiters of the default index only', () => {
    expect(tokensOf('10.0.0.1')).toEqual(['10.0.0.1']);
    expect(tokensOf("Linux Chrome/1 (x='y')")).toEqual(['Linux', 'Chrome', '1', 'x', 'y']);
    expect(tokensOf(' , ')).toEqual([]);
  });

  it('find whole tokens without regard to case', () => {
    expect(matchesText(tokens(['accept']), 'ACCEPT')).toBe(true);
    expect(matchesText(tokens(['accep']), 'ACCEPT')).toBe(false);
    expect(matchesText(tokens(['chrome', 'linux']), 'Linux Chrome')).toBe(true);
    expect(matchesText(tokens([]), 'x')).toBe(false);
    expect(matchesText(tokens(['x']), null)).toBe(false);
  });

  it('find phrases in order and side by side', () => {
    expect(matchesText(tokens(['a', 'b'], { phrase: true }), 'x a b')).toBe(true);
    expect(matchesText(tokens(['b', 'a'], { phrase: true }), 'a b')).toBe(false);
    expect(matchesText(tokens(['a', 'b'], { phrase: true }), 'a x b')).toBe(false);
  });

  it('take a whole value, its case aside', () => {
    const is = { kind: 'whole', text: 'Internet' } as const;
    expect(['internet', 'INTERNET', 'internet edge', 'the internet', ''].map((value) => matchesText(is, value))).toEqual([true, true, false, false, false]);
    expect(matchesText(is, null)).toBe(false);
  });

  it('match wildcards, and nothing that only looks like one', () => {
    expect(matchesText(tokens(['10.0.*'], { wildcard: true }), '10.0.7.1')).toBe(true);
    expect(matchesText(tokens(['10.0.?'], { wildcard: true }), '10.0.77')).toBe(false);
    expect(matchesText(tokens(['10.0.*'], { wildcard: true }), '1000.1')).toBe(false);
    expect(matchesText(tokens(['a\\*b*'], { wildcard: true }), 'a*bc')).toBe(true);
    expect(matchesText(tokens(['a\\*b*'], { wildcard: true }), 'axbc')).toBe(false);
    expect(matchesText(tokens(['i-$^[x*'], { wildcard: true }), 'i-$^[xy')).toBe(false);
    expect(matchesText(tokens(['i-$^+*'], { wildcard: true }), 'i-$^+y')).toBe(true);
  });
});
