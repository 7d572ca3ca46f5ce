import { describe, expect, test } from 'vitest';
import { Memory, MemoryExceeded } from '../memory.ts';
import type { Segment } from '../segment.ts';
import { emptyTable, tableOf } from '../testing/build.ts';
import { generatedModule } from '../testing/wasm.ts';
import { Inputs } from './encode/inputs.ts';
import { loadNatives } from './natives.ts';
import { Runner, type Loop } from './runner.ts';
import { Snapshot } from './snapshot.ts';

const held = 400;

/** A column of the remainders of the ports of 400 records, the codes of three of which are asked for. */
function setting(budgetBytes?: number) {
  const memory = new Memory({ reservedBytes: 1024 * 1024, ...(budgetBytes === undefined ? {} : { budgetBytes }) });
  const table = tableOf(Array.from({ length: held }, (_, i) => ({ __time__: 5000 + i, srcport: i % 300 })), { table: emptyTable(memory) });
  const snapshot = new Snapshot(table);
  const natives = loadNatives(generatedModule('kernel', false), memory);
  const runner = new Runner(memory, natives, new Map<string, Loop>(), memory.allocate(Runner.blockBytes), snapshot, () => Promise.resolve(), null);
  const inputs = new Inputs();
  const slot = inputs.column('srcport');
  const shift = inputs.word({ kind: 'shift', key: 'low', slot, low: 0 });
  const loop = { inputs, phys: { op: 'bucket', slot, step: 1, shift, nullable: false, type: 'i32' }, out: inputs.word({ kind: 'free', key: 'out' }) } as const;
  const of = (layout: string, count: number): Promise<string | null> => snapshot.classes.of({ layout, count, loop }, snapshot.segments, runner);
  const values = (): readonly number[] => {
    const chunk = snapshot.classes.chunk(snapshot.segment(0));
    if (!chunk) return [];
    return [...(chunk.width === 1 ? memory.u8(chunk.pointer, held) : new Uint16Array(memory.memory.buffer, chunk.pointer, held))];
  };
  return { memory, snapshot, of, values };
}

describe('a column of classes', () => {
  test('holds the number of each record, in two bytes where one is too few, and is read by its own name', async () => {
    const { of, values, snapshot } = setting();
    expect(await of('bytes', 256)).toBe(snapshot.classes.name);
    expect(values()).toEqual(Array.from({ length: held }, (_, i) => (i % 300) % 256));
    const before = snapshot.classes.name;
    expect(await of('bytes', 257)).not.toBe(before);
    expect(values()).toEqual(Array.from({ length: held }, (_, i) => i % 300));
    expect(snapshot.chunk(0, snapshot.classes.name ?? 'time')).toBe(snapshot.classes.chunk(snapshot.segment(0)));
  });

  test('stays while numbers mean the same, and goes with its segments', async () => {
    const { of, snapshot, memory } = setting();
    const name = await of('some', 9);
    const used = memory.usedBytes;
    expect(await of('some', 10)).toBe(name);
    expect(memory.usedBytes).toBe(used);
    expect(await of('others', 10)).not.toBe(name);
    expect(memory.usedBytes).toBe(used);
    const changed: Segment[] = snapshot.segments.map((segment) => ({ ...segment, version: segment.version + 1 }));
    snapshot.classes.keep(changed);
    expect([snapshot.classes.bytes, memory.usedBytes < used]).toEqual([0, true]);
  });

  test('is not there where no room is left for it', async () => {
    const { of, snapshot, memory } = setting(16 * 1024 * 1024);
    const taken: (readonly [number, number])[] = [];
    for (const bytes of [1024 * 1024, 4096, 64]) {
      try {
        for (;;) taken.push([memory.allocate(bytes), bytes]);
      } catch (error) {
        if (!(error instanceof MemoryExceeded)) throw error;
      }
    }
    expect(await of('some', 9)).toBeNull();
    for (const [pointer, bytes] of taken) memory.release(pointer, bytes);
    expect(await of('some', 9)).toBe(snapshot.classes.name);
  });
});
