import { describe, expect, it } from 'vitest';
import { called, refusalOf } from './testing/call.ts';

describe('text', () => {
  it.each([
    ['high', 'ig', 1, 2],
    ['foobarfoobar', 'bar', 2, 10],
    ['foobarfoobar', 'bar', 3, 0],
    ['foobarfoobar', 'bar', -1, 10],
    ['foobarfoobar', 'bar', -2, 4],
    ['foobarfoobar', 'bar', -3, 0],
    ['xxx', 'xx', 2, 2],
    ['xxx', 'xx', -2, 1],
    ['😀a😀', '😀', 2, 3],
    ['abc', '', 5, 1],
    ['', 'a', 1, 0],
    ['a', 'a', -2, 0],
  ])('%s has %s for the %ith time at %i', (text, what, instance, at) => {
    expect(called('strpos', [text, what, instance])).toBe(at);
    expect(called('strrpos', [text, what, -instance])).toBe(at);
  });

  it('has no occurrence number 0', () => {
    expect(refusalOf('strpos', 'a', 'a', 0)).toContain('instance');
    expect(called('strrpos', ['foobarfoobar', 'bar'])).toBe(10);
  });

  // The examples of Presto's documentation.
  it.each([
    ['abcd', '', '', 'abcd'],
    ['abcd', 'a', 'z', 'zbcd'],
    ['abcda', 'a', 'z', 'zbcdz'],
    ['Palhoça', 'ç', 'c', 'Palhoca'],
    ['abcd', 'a', '', 'bcd'],
    ['abcd', 'a', 'zy', 'zbcd'],
    ['abcd', 'ac', 'z', 'zbd'],
    ['abcd', 'aac', 'zq', 'zbd'],
  ])('%s translated from %s to %s is %s', (text, from, to, gives) => {
    expect(called('translate', [text, from, to])).toBe(gives);
  });

  it('ends so', () => {
    expect(called('ends_with', ['10.0.0.1', '.1'])).toBe(true);
    expect(called('ends_with', ['10.0.0.1', '.2'])).toBe(false);
    expect(called('ends_with', ['', ''])).toBe(true);
  });
});
