import { expect, test } from 'vitest';
import type { AlertEvent } from '../model/firing.ts';
import { AlertNews } from './alert-news.ts';

const rule = {
  id: 'knocks', measure: { kind: 'statement', statement: '* | select srcaddr, count(*) as figure group by srcaddr', value: 'figure', counts: 'records' }, window: 60,
  condition: { is: 'over', figure: 4, against: 'fixed', least: null }, again: 1,
} as const;
const event = (key: string, from: number, to: number): AlertEvent => ({ key: [key], range: { from, to }, windows: (to - from) / 60, worst: { window: from, key: [key], value: 5, limit: 4 }, open: true });
/** Windows of a minute from 0 to an hour and on. */
const history = (end: number, ...events: readonly AlertEvent[]) => ({ windows: Array.from({ length: end / 60 }, (_, i) => 60 * i), events });
const keysOf = (events: readonly AlertEvent[]): readonly unknown[] => events.map(({ key, range }) => `${String(key)} ${range.from}`);

test('what fires when a rule is first asked is history, what begins to fire after that is news once', () => {
  const news = new AlertNews();
  const a = event('a', 3480, 3600);
  expect(news.take('s', rule, history(3600, a), true)).toEqual([]);
  const b = event('b', 3600, 3660);
  expect(keysOf(news.take('s', rule, history(3660, b, a), true))).toEqual(['b 3600']);
  // Both go on in the next window, and a late record lets one begin earlier: still the same.
  const later = [event('b', 3540, 3720), event('a', 3480, 3720)];
  expect(news.take('s', rule, history(3720, ...later), true)).toEqual([]);
  // Quiet for a while, then anew.
  expect(keysOf(news.take('s', rule, history(4000, event('b', 3900, 3960), ...later), true))).toEqual(['b 3900']);
});

test('records that come late are news, those of times before that are read now are not', () => {
  const news = new AlertNews();
  news.take('s', rule, { windows: [1800, 1860, 3540], events: [] }, true);
  expect(keysOf(news.take('s', rule, history(3600, event('late', 3000, 3060), event('read', 600, 660)), true))).toEqual(['late 3000']);
  expect(news.take('s', rule, history(3600, event('late', 3000, 3060), event('read', 600, 660)), true)).toEqual([]);
});

test('nothing is news of a source that is not followed, nor of another one, nor of a rule that has changed', () => {
  const news = new AlertNews();
  news.take('s', rule, history(3600), true);
  expect(news.take('s', rule, history(7200, event('a', 7140, 7200)), false)).toEqual([]);
  expect(news.take('s', rule, history(7260, event('a', 7140, 7260)), true)).toEqual([]);
  expect(news.take('other', rule, history(7320, event('b', 7260, 7320)), true)).toEqual([]);
  expect(news.take('other', { ...rule, window: 300 }, history(7500, event('c', 7200, 7500)), true)).toEqual([]);
  expect(keysOf(news.take('other', rule, history(7380, event('c', 7320, 7380)), true))).toEqual(['c 7320']);
});
