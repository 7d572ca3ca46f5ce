import { expect, test } from 'vitest';
import { DeliveryNews } from './delivery-news.ts';

const failing = (...ids: readonly string[]) => ids.map((id) => ({ region: 'cn-hangzhou', id, name: '', why: 'ProjectNotExist' }));
const told = (news: DeliveryNews, ...ids: readonly string[]): readonly string[] => news.take('cn-hangzhou', failing(...ids)).map(({ id }) => id);

test('what fails when the account is first asked is no news, what begins to fail is, once, and again after it has delivered', () => {
  const news = new DeliveryNews();
  expect(told(news, 'a')).toEqual([]);
  expect(told(news, 'a', 'b')).toEqual(['b']);
  expect(told(news, 'a', 'b')).toEqual([]);
  expect(told(news, 'b')).toEqual([]);
  expect(told(news, 'b', 'a')).toEqual(['a']);
});

test('another region, and an account that could not be asked for a while, begin anew', () => {
  const news = new DeliveryNews();
  expect(told(news)).toEqual([]);
  expect(news.take('cn-beijing', failing('c'))).toEqual([]);
  expect(told(news, 'a')).toEqual([]);
  expect(news.take('cn-hangzhou', null)).toEqual([]);
  expect(told(news, 'a', 'b')).toEqual([]);
  expect(told(news, 'a', 'b', 'c')).toEqual(['c']);
});
