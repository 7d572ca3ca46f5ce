import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { vpcs } from '../../world/vpc.ts';
import { deliveringCloud, type DecodedRecord, doing, everything, type TestCloud, testPlace } from '../../cloud/testing.ts';
import { flowLogIndex } from '../../cloud/operations/sls/flow-log-index.ts';
import { withLogstore } from '../../cloud/operations/sls/logstore.ts';
import { type AskSls, askSls } from './testing.ts';

const production = { id: 'fl-production', resourceType: 'VPC', resourceId: vpcs.production.id } as const;
const store = '/flows/logstores/store';
const logs = v.object({ meta: v.looseObject({ progress: v.string(), count: v.number(), processedRows: v.number(), hasSQL: v.boolean(), keys: v.array(v.string()) }), data: v.array(v.record(v.string(), v.string())) });
const parts = v.array(v.object({ from: v.number(), to: v.number(), count: v.number(), progress: v.string() }));

async function indexed(wishes: Parameters<typeof deliveringCloud>[0] = [production], density = 1): Promise<TestCloud> {
  const cloud = await deliveringCloud(wishes, { density });
  await doing(cloud, withLogstore(testPlace, (one, now) => ({ ...one, index: flowLogIndex(now) })));
  return cloud;
}

let cloud: TestCloud;
let ask: AskSls;
/** What can be pulled of it. */
let records: DecodedRecord[];
let begin = 0;

beforeAll(async () => {
  cloud = await indexed();
  begin = cloud.time;
  cloud.time += 1500;
  ask = askSls(cloud);
  records = await everything(cloud);
});

async function find(json: Readonly<Record<string, unknown>>): Promise<v.InferOutput<typeof logs>> {
  const answer = await ask('POST', `${store}/logs`, { json: { from: begin, to: cloud.time, ...json } });
  expect(answer.status).toBe(200);
  return v.parse(logs, answer.body);
}

async function counts(query: string, from = begin, to = cloud.time): Promise<v.InferOutput<typeof parts>> {
  const answer = await ask('GET', `${store}/index?${new URLSearchParams({ type: 'histogram', from: String(from), to: String(to), query }).toString()}`);
  expect(answer.status).toBe(200);
  return v.parse(parts, answer.body);
}

describe('raw logs', () => {
  test('pages of a search give each record once, all values as texts', async () => {
    const expected = records.filter(({ fields }) => fields['dstport'] === '443' && fields['action'] === 'ACCEPT');
    expect(expected.length).toBeGreaterThan(120);
    for (const reverse of [false, true]) {
      const found: Record<string, string>[] = [];
      for (let offset = 0; ; offset += 100) {
        const { data, meta } = await find({ query: 'dstport: 443 and action: ACCEPT', line: 100, offset, reverse });
        expect(meta).toMatchObject({ progress: 'Complete', count: data.length, hasSQL: false, mode: 0 });
        found.push(...data);
        if (data.length < 100) break;
      }
      const shown = (rows: readonly Readonly<Record<string, string>>[]): string[] => rows.map((row) => JSON.stringify(Object.keys(row).sort().map((name) => [name, row[name]]))).sort();
      expect(shown(found)).toEqual(shown(expected.map(({ time, received, topic, fields }) => ({
        ...fields, __time__: String(time), __topic__: topic, __source__: 'log_service', '__tag__:__receive_time__': String(received),
      }))));
      const minutes = found.map((row) => Math.floor(Number(row['__time__']) / 60));
      expect(minutes).toEqual([...minutes].sort((a, b) => (reverse ? b - a : a - b)));
    }
  });

  test('the range is of record time, half open', async () => {
    const [from, to] = [begin + 600, begin + 720];
    const { data } = await find({ query: 'srcport > 0', from, to, line: 100 });
    const expected = records.filter(({ time, fields }) => time >= from && time < to && fields['srcport'] !== '-' && fields['srcport'] !== '0');
    expect(data.length).toBe(Math.min(100, expected.length));
    expect((await counts('srcport > 0', from, to)).reduce((sum, { count }) => sum + count, 0)).toBe(expected.length);
  });
});

describe('histograms', () => {
  test('count what a search finds, in contiguous parts', async () => {
    const found = await counts('action: REJECT');
    expect(found[0]?.from).toBe(begin);
    expect(found.at(-1)?.to).toBe(cloud.time);
    for (const [i, part] of found.entries()) expect(part.from).toBe(i === 0 ? begin : found[i - 1]?.to);
    const expected = found.map(({ from, to }) => records.filter(({ time, fields }) => fields['action'] === 'REJECT' && time >= from && time < to).length);
    expect(found.map(({ count }) => count)).toEqual(expected);
    expect(expected.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20);
    expect(await counts('action: REJECT')).toEqual(found);
  });
});

describe('SQL', () => {
  test('is answered over what the search finds', async () => {
    const { data, meta } = await find({ query: 'action: ACCEPT | select dstport, sum(bytes) as total, count(*) as records from log group by dstport order by total desc limit 3' });
    expect(meta).toMatchObject({ hasSQL: true, keys: ['dstport', 'total', 'records'], columnTypes: ['long', 'long', 'long'], whereQuery: 'action: ACCEPT', processedRows: records.length });
    expect(meta).not.toHaveProperty('limited');
    const sums = new Map<string, number>();
    for (const { fields: { action, dstport = '', bytes } } of records) if (action === 'ACCEPT') sums.set(dstport, (sums.get(dstport) ?? 0) + Number(bytes));
    const expected = [...sums].sort(([, a], [, b]) => b - a).slice(0, 3);
    expect(data.map(({ dstport, total }) => [dstport, total])).toEqual(expected.map(([port, total]) => [port, String(total)]));
  });

  test('gives 100 rows unless told otherwise, and says so', async () => {
    const { data, meta } = await find({ query: '* | select srcaddr, srcport, count(*) as c from log group by srcaddr, srcport' });
    expect(data.length).toBe(100);
    expect(meta).toMatchObject({ limited: 100 });
  });

  test('texts of doubles, times and nothing are the service\'s own', async () => {
    const { data } = await find({ query: `srcaddr: "203.0.113.250" | select sum(bytes) as s, avg(bytes) as a, count(*) as c, from_unixtime(${begin}) as t` });
    expect(data).toEqual([{ s: 'null', a: 'null', c: '0', t: '2026-02-05 20:00:00.000' }]);
    expect((await find({ query: '* | select count(*) * 1.0 as c' })).data[0]?.['c']).toBe(`${records.length}.0`);
  });
});

describe('what is refused', () => {
  test.each<readonly [string, Readonly<Record<string, unknown>>, string, RegExp]>([
    ['a range that is empty', { from: 100, to: 100 }, 'InvalidTimeRange', /request time range is invalid/],
    ['more than 100 lines', { line: 101 }, 'InvalidLine', /line/],
    ['an offset below zero', { offset: -1 }, 'InvalidOffset', /offset/],
    ['a direction that is none', { reverse: 'backwards' }, 'InvalidReverse', /reverse/],
    ['a search that is not well formed', { query: 'action: (' }, 'InvalidQueryString', /query string is invalid/],
    ['a field that the index does not have', { query: 'nothing: 1' }, 'InvalidQueryString', /query string is invalid/],
    ['an offset beside SQL', { query: '* | select 1', offset: 10 }, 'ParameterInvalid', /offset is not available for pagination in sql query/],
    ['SQL that is not well formed', { query: '* | selec 1' }, 'ParameterInvalid', /^ErrorType:OLSQueryParseError\.ErrorMessage:/],
    ['a time that is no number', { from: 'yesterday' }, 'ParameterInvalid', /from/],
  ])('%s', async (_, json, code, message) => {
    const answer = await ask('POST', `${store}/logs`, { json: { from: begin, to: cloud.time, ...json } });
    expect([answer.status, answer.body]).toEqual([400, { errorCode: code, errorMessage: expect.stringMatching(message) }]);
  });

  test('a logstore without index, and SQL in a histogram', async () => {
    const plain = await deliveringCloud([production]);
    const answer = await askSls(plain)('POST', `${store}/logs`, { json: { from: 1, to: 2 } });
    expect(answer.body).toEqual({ errorCode: 'IndexConfigNotExist', errorMessage: 'Logstore without index config.' });
    const histogram = await ask('GET', `${store}?type=histogram&from=1&to=2&query=${encodeURIComponent('* | select 1')}`);
    expect(histogram.body).toMatchObject({ errorCode: 'ParameterInvalid' });
  });
});

test('the older form says the same in headers', async () => {
  const answer = await ask('GET', `${store}?type=log&from=${begin}&to=${cloud.time}&query=${encodeURIComponent('action: REJECT')}&line=5&reverse=true`);
  expect(answer.body).toEqual((await find({ query: 'action: REJECT', line: 5, reverse: true })).data);
  expect([answer.headers.get('x-log-progress'), answer.headers.get('x-log-count')]).toEqual(['Complete', '5']);
});

test('an index counts for what is received after it was made', async () => {
  const late = await deliveringCloud([production], { density: 0 });
  late.time += 900;
  await doing(late, withLogstore(testPlace, (one, now) => ({ ...one, index: flowLogIndex(now) })));
  const made = late.time;
  late.time += 300;
  const answer = await askSls(late)('POST', `${store}/logs`, { json: { from: begin, to: late.time, query: '* | select count(*) as c' } });
  const expected = (await everything(late)).filter(({ received }) => received >= made).length;
  expect(v.parse(logs, answer.body).data).toEqual([{ c: String(expected) }]);
});
