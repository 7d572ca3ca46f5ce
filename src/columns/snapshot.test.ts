import { describe, expect, it } from 'vitest';
import { rows } from './rows.ts';
import { restore, snapshot } from './snapshot.ts';
import type { Table } from './table.ts';
import { emptyTable, tableOf } from './testing/build.ts';
import { randomRecords } from './testing/random-records.ts';

function kept(table: Table): { layout: unknown; blocks: Map<string, Uint8Array<ArrayBuffer>> } {
  const { layout, blocks } = snapshot(table);
  const map = new Map([...blocks].map(({ name, bytes }) => [name, bytes]));
  return { layout: JSON.parse(JSON.stringify(layout)), blocks: map };
}

async function restored(layout: unknown, blocks: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Promise<Table | null> {
  const table = emptyTable();
  const whole = await restore(table, layout, async (name) => {
    const bytes = blocks.get(name);
    if (!bytes) throw new Error(`No block ${name}`);
    return bytes;
  });
  return whole ? table : null;
}

/** What is not the same in both: fields, summary, or the first row. Null when nothing is. */
function difference(table: Table | null, original: Table): unknown {
  if (!table) return 'not restored';
  const said = (of: Table): string => JSON.stringify([of.present, { ...of.summary(), dictionaryBytes: 0, columnBytes: [...of.summary().columnBytes].toSorted(([a], [b]) => (a < b ? -1 : 1)) }]);
  if (said(table) !== said(original)) return [said(table), said(original)];
  const before = rows(original);
  for (const row of rows(table)) {
    const want = before.next().value;
    if (Object.values(row).join('|') !== Object.values(want ?? {}).join('|')) return { row, want };
  }
  return before.next().done ? null : 'rows are missing';
}

describe('snapshot', () => {
  it('comes back equal, row by row, from no records to several segments', async () => {
    for (const [seed, count] of [[1, 0], [2, 10], [3, 5000], [4, 35_000]] as const) {
      const table = tableOf(randomRecords(seed, count));
      const { layout, blocks } = kept(table);
      expect(difference(await restored(layout, blocks), table)).toBeNull();
    }
  }, 30_000);

  it('goes on where it was: what is added later is the same as if nothing had been kept', async () => {
    const [first, second] = [randomRecords(11, 3000), randomRecords(12, 3000)];
    const { layout, blocks } = kept(tableOf(first));
    const table = await restored(layout, blocks);
    if (!table) throw new Error('Not restored.');
    tableOf(second, { table });
    expect(difference(table, tableOf(second, { table: tableOf(first) }))).toBeNull();
  });

  it('is as it was when it was begun, although records came since', async () => {
    const records = randomRecords(5, 2000);
    const table = tableOf(records);
    const { layout, blocks } = snapshot(table);
    const map = new Map<string, Uint8Array<ArrayBuffer>>();
    for (const { name, bytes } of blocks) {
      if (map.size === 0) tableOf(randomRecords(6, 500), { table });
      map.set(name, bytes);
    }
    expect(difference(await restored(layout, map), tableOf(records))).toBeNull();
  });

  it('gives the memory back that it held and worked in', () => {
    const table = tableOf(randomRecords(7, 2000));
    const used = table.memory.usedBytes;
    kept(table);
    expect(table.memory.usedBytes).toBe(used);
    for (const _ of snapshot(table).blocks) break;
    tableOf(randomRecords(13, 10), { table });
    snapshot(table);
    expect(table.memory.usedBytes).toBeLessThan(used + 300_000);
  });

  it('is refused when any block is changed, cut or of another form', async () => {
    const { layout, blocks } = kept(tableOf(randomRecords(8, 1000)));
    for (const [name, bytes] of blocks) {
      const changed = bytes.slice();
      changed[Math.floor(bytes.length / 2)] = (changed[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
      expect(await restored(layout, new Map([...blocks, [name, changed]]))).toBeNull();
      expect(await restored(layout, new Map([...blocks, [name, bytes.slice(0, -1)]]))).toBeNull();
    }
    expect(await restored({ ...Object(layout), form: 99 }, blocks)).toBeNull();
    expect(await restored({}, blocks)).toBeNull();
    const moved = structuredClone(layout) as { segments: { chunks: { at: number }[] }[] }; // Made by `snapshot`.
    for (const chunk of moved.segments[0]?.chunks ?? []) chunk.at = 2 ** 31;
    expect(await restored(moved, blocks)).toBeNull();
  });

  it('refuses a table that is not finished', () => {
    expect(() => snapshot(tableOf([{ __time__: 1 }], { sealed: false }))).toThrow('a table is finished before it is kept');
  });
});
