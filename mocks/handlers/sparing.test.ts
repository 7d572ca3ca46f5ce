import { getResponse, http, HttpResponse, type RequestHandler } from 'msw';
import { expect, test, vi } from 'vitest';
import { testCloud } from '../cloud/testing.ts';
import { cloudHandlers } from './all.ts';
import { askedSparingly } from './sparing.ts';

const host = 'http://localhost';

/** A handler of this path, and how often MSW looked at a request for it. */
function watched(path: string, method: 'get' | 'post' = 'get'): { readonly handler: RequestHandler; readonly looks: () => number } {
  const handler = http[method](path, () => HttpResponse.text(path));
  const parse = vi.spyOn(handler, 'parse');
  return { handler: askedSparingly(handler), looks: () => parse.mock.calls.length };
}

test.each([
  ['*/cloud/vpc/:region', '/cloud/vpc/cn-hangzhou/?Action=X'],
  ['*/cloud/vpc/:region', '/cloud/vpc/cn-hangzhou'],
  ['*/cloud/sls/:region/', '/cloud/sls/cn-hangzhou/?offset=0'],
  ['*/cloud/sls/:region/:project/logstores/:name', '/cloud/sls/cn-hangzhou/p-1/logstores/a%2Fb?type=log'],
  ['*/a.b/:one', '/under/a.b/1'],
])('%s answers %s', async (path, address) => {
  const { handler, looks } = watched(path);
  const response = await getResponse([handler], new Request(host + address));
  expect(await response?.text()).toBe(path);
  expect(looks()).toBe(1);
});

test.each([
  ['another path', '*/cloud/sls/:region/:project/logstores', 'GET', '/cloud/sls/cn-hangzhou/p/logstores/l'],
  ['another service', '*/cloud/vpc/:region', 'GET', '/cloud/ecs/cn-hangzhou'],
  ['another method', '*/cloud/vpc/:region', 'POST', '/cloud/vpc/cn-hangzhou'],
  ['a dot that is none', '*/a.b/:one', 'GET', '/a-b/1'],
])('a request of %s is not looked at', async (_, path, method, address) => {
  const { handler, looks } = watched(path);
  expect(await getResponse([handler], new Request(host + address, { method }))).toBeUndefined();
  expect(looks()).toBe(0);
});

test('of all services, few handlers look at a request', async () => {
  const cloud = testCloud({ beginning: 'running' });
  const handlers = cloudHandlers(cloud);
  const looks = handlers.map((handler) => vi.spyOn(handler, 'parse'));
  const response = await getResponse(handlers, new Request(`${host}/cloud/sls/cn-hangzhou/none/logstores/l/shards`));
  expect(response?.status).toBe(404);
  expect(looks.filter(({ mock }) => mock.calls.length > 0).length).toBeLessThanOrEqual(2);
});
