import { expect, test } from 'vitest';
import { recorded } from '../cloud/testing/recorded.ts';
import { readStream } from './log-stream.ts';

const asked = { region: 'cn-north-4', group: 'g', stream: 's', from: 1_795_890_000, to: 1_795_893_600 };
const page = (first: number, count: number): { readonly body: object } => ({
  body: { logs: Array.from({ length: count }, (_, i) => ({ content: `line ${first + i}`, line_num: String(first + i) })), isQueryComplete: true },
});

test('pages are read until one is not full, each behind the last line of the one before', async () => {
  const cloud = recorded(page(1, 5000), page(5001, 5000), page(10_001, 3));
  const counts: number[] = [];
  const found = await readStream(cloud, asked, (count) => counts.push(count));
  expect(counts).toEqual([5000, 10_000, 10_003]);
  expect(found.ok && found.value.length).toBe(10_003);
  expect(found.ok && new Set(found.value).size).toBe(10_003);
  expect(found.ok && found.value.at(-1)).toBe('line 10003\n');
  expect(cloud.sent.map(({ body }) => body)).toEqual([undefined, '5000', '10000'].map((after) => ({
    start_time: '1795890000000', end_time: '1795893600000', is_desc: false, limit: 5000, ...(after === undefined ? {} : { line_num: after, search_type: 'forwards' }),
  })));
});

test('a page that is refused ends it, with its problem', async () => {
  const found = await readStream(recorded(page(1, 5000), { status: 400, body: { error_code: 'LTS.0208', error_msg: 'The log stream does not existed' } }), asked, () => undefined);
  expect(found).toMatchObject({ ok: false, problem: { kind: 'refused', code: 'LTS.0208' } });
});
