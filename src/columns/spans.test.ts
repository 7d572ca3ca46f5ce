import { expect, test } from 'vitest';
import { restore, snapshot } from './snapshot.ts';
import { Spans } from './spans.ts';
import { emptyTable, tableOf } from './testing/build.ts';

const meet = (...files: readonly (readonly number[])[]): Spans => {
  const spans = new Spans();
  for (const times of files) {
    spans.begin();
    spans.meet(Uint32Array.from(times));
  }
  return spans;
};

test('a file reaches from its first to its last record, in whatever order they and the files came', () => {
  expect(meet([7300, 7200, 7260], [60, 0]).merged()).toEqual([{ from: 0, to: 61 }, { from: 7200, to: 7301 }]);
  expect(meet([0, 100], [50, 300], [301]).merged()).toEqual([{ from: 0, to: 302 }]);
  expect(meet([], [5]).merged()).toEqual([{ from: 5, to: 6 }]);
});

test('a gap is longer than two capture intervals and lies between files; a quiet time within a file is none', () => {
  const spans = meet([0, 3600], [3720], [7200]);
  expect(spans.gaps(60)).toEqual([{ from: 3721, to: 7200 }]);
  expect(spans.gaps(0)).toEqual([{ from: 3721, to: 7200 }]);
  expect(spans.gaps(600)).toEqual([{ from: 3721, to: 7200 }]);
  expect(meet([0], [121]).gaps(60)).toEqual([{ from: 1, to: 121 }]);
  expect(meet([0], [1200]).gaps(600)).toEqual([]);
});

test('records of no file leave none, and files that were kept come back with theirs', async () => {
  const table = tableOf([{ __time__: 0 }, { __time__: 9000 }]);
  expect(table.spans.merged()).toEqual([]);
  table.spans.begin();
  tableOf([{ __time__: 60 }, { __time__: 120 }], { table });
  table.spans.begin();
  tableOf([{ __time__: 7200 }], { table });
  const { layout, blocks } = snapshot(table);
  const kept = new Map([...blocks].map(({ name, bytes }) => [name, bytes]));
  const back = emptyTable();
  expect(await restore(back, JSON.parse(JSON.stringify(layout)), async (name) => kept.get(name) ?? new Uint8Array())).toBe(true);
  expect(back.spans.merged()).toEqual([{ from: 60, to: 121 }, { from: 7200, to: 7201 }]);
  expect(back.spans.gaps(60)).toEqual(table.spans.gaps(60));
  const older: unknown = JSON.parse(JSON.stringify(layout, (name, value: unknown) => (name === 'spans' ? undefined : value)));
  const without = emptyTable();
  expect(await restore(without, older, async (name) => kept.get(name) ?? new Uint8Array())).toBe(true);
  expect(without.spans.merged()).toEqual([]);
});

test('a log that was kept is known to be a quiet one as before', async () => {
  const table = emptyTable();
  // Ten minutes in each hour.
  const hours = (from: number, to: number) => Array.from({ length: (to - from) * 10 }, (_, i) => ({ __time__: (from + Math.floor(i / 10)) * 3600 + (i % 10) * 60 }));
  for (const [from, to] of [[0, 6], [6, 12], [15, 20]] as const) {
    table.spans.begin();
    tableOf(hours(from, to), { table });
  }
  const gaps = [{ from: 11 * 3600 + 541, to: 15 * 3600 }];
  expect(table.spans.gaps(60)).toEqual(gaps);
  const { layout, blocks } = snapshot(table);
  const kept = new Map([...blocks].map(({ name, bytes }) => [name, bytes]));
  const back = emptyTable();
  expect(await restore(back, JSON.parse(JSON.stringify(layout)), async (name) => kept.get(name) ?? new Uint8Array())).toBe(true);
  expect(back.spans.gaps(60)).toEqual(gaps);
});
