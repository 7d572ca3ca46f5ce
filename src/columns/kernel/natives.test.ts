import { describe, expect, it } from 'vitest';
import { Memory } from '../memory.ts';
import { randomOf } from '../testing/random-records.ts';
import { generatedModule } from '../testing/wasm.ts';
import { bitmapBytes } from './bitmaps.ts';
import { Code } from './encode/code.ts';
import { loadNatives } from './natives.ts';

const sizes = [0, 1, 7, 8, 15, 16, 17, 63, 64, 65, 127, 128, 300, 900];

describe.each([['its own', false], ['shared', true]] as const)('the fixed loops over memory that is %s', (_, shared) => {
  const memory = new Memory({ reservedBytes: 1024 * 1024, shared });
  const natives = loadNatives(generatedModule('kernel', shared), memory);
  const random = randomOf(1);
  const dirty = (bytes: number): number => {
    const pointer = memory.allocate(bytes);
    memory.u8(pointer, bytes).fill(0xa5);
    return pointer;
  };
  const bitsAt = (pointer: number, rows: number): boolean[] => Array.from({ length: rows }, (_, i) => (((memory.u8(pointer + (i >> 3), 1)[0] ?? 0) >> (i & 7)) & 1) === 1);
  /** Bits behind the last row, up to the padding. */
  const spare = (pointer: number, rows: number): number => bitsAt(pointer, Math.ceil(rows / 64) * 64).slice(rows).filter(Boolean).length;

  for (const width of [1, 2, 4, 8] as const) {
    it(`compare and look up columns of ${width} bytes at any length`, () => {
      for (const rows of sizes) {
        const column = dirty(Math.max(64, Math.ceil((rows * width) / 64) * 64));
        const values = Array.from({ length: rows }, () => Math.floor(random() * 200));
        values.forEach((value, i) => memory.u8(column + i * width, width).fill(0).set([value]));
        const out = dirty(bitmapBytes(rows));
        const low = 40;
        if (width === 8) natives.range64(column, rows, 40, 0, 60, 0, out);
        else ({ 1: natives.range8, 2: natives.range16, 4: natives.range32 })[width](column, rows, low, 60, out);
        expect(bitsAt(out, rows)).toEqual(values.map((value) => value >= 40 && value <= 100));
        expect(spare(out, rows)).toBe(0);
        if (width === 8) continue;
        const table = dirty(256);
        memory.u8(table, 256).forEach((_, code, view) => (view[code] = code % 3 === 0 ? 1 : 0));
        ({ 1: natives.lookup8, 2: natives.lookup16, 4: natives.lookup32 })[width](column, rows, table, out);
        expect(bitsAt(out, rows)).toEqual(values.map((value) => value % 3 === 0));
        expect(spare(out, rows)).toBe(0);
      }
    });
  }

  it('looks up few codes, sixteen at a time, at any length', () => {
    for (const rows of sizes) {
      const column = dirty(Math.max(64, Math.ceil(rows / 64) * 64));
      const codes = Array.from({ length: rows }, () => Math.floor(random() * 16));
      memory.u8(column, rows).set(codes);
      const table = dirty(256);
      for (let code = 0; code < 16; code++) memory.u8(table, 16)[code] = code % 3;
      const out = dirty(bitmapBytes(rows));
      natives.lookupFew(column, rows, table, out);
      expect(bitsAt(out, rows)).toEqual(codes.map((code) => code % 3 === 1));
      expect(spare(out, rows)).toBe(0);
    }
  });

  it('picks what a list names, near or far', () => {
    for (const rows of [1, 63, 64, 65, 2048, 2049, 5000]) {
      for (const most of [1, 3, 40, 900]) {
        let row = 0;
        const named = Array.from({ length: rows }, () => (row += 1 + Math.floor(random() * most)));
        const list = dirty(4 * rows);
        memory.u32(list, rows).set(named);
        const held = dirty(8 * (row + 1));
        const bytes = memory.u8(held, 8 * (row + 1));
        for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(random() * 256);
        for (const width of [1, 2, 4, 8]) {
          const out = dirty(width * rows + 8);
          natives.pick(held, width, list, rows, out);
          const wrong = named.findIndex((from, i) => memory.u8(held + from * width, width).join() !== memory.u8(out + i * width, width).join());
          expect({ rows, most, width, wrong }).toEqual({ rows, most, width, wrong: -1 });
          expect([...memory.u8(out + width * rows, 8)]).toEqual(new Array(8).fill(0xa5));
        }
        const out = dirty(bitmapBytes(rows));
        natives.pickBits(held, list, rows, out);
        const set = bitsAt(held, row + 1);
        expect(bitsAt(out, rows)).toEqual(named.map((from) => set[from]));
        expect(spare(out, rows)).toBe(0);
      }
    }
  });

  it('counts, lists and subtracts rows within bounds', () => {
    for (const rows of sizes) {
      const make = (): { pointer: number; bits: boolean[] } => {
        const pointer = dirty(bitmapBytes(rows));
        natives.fill(pointer, rows, 0);
        const bits = Array.from({ length: rows }, () => random() < 0.4);
        bits.forEach((bit, i) => memory.u8(pointer + (i >> 3), 1).forEach((byte, _, view) => (view[0] = byte | (bit ? 1 << (i & 7) : 0))));
        return { pointer, bits };
      };
      const a = make();
      const b = make();
      // Anywhere, at the edges of words, and over all rows.
      const edge = (): number => Math.min(rows, random() < 0.5 ? Math.floor(random() * (rows + 1)) : 64 * Math.floor(random() * (rows / 64 + 2)));
      const bounds = (): [number, number] => (random() < 0.2 ? [0, rows] : ([edge(), edge()].sort((x, y) => x - y) as [number, number])); // Two numbers stay two.
      for (let round = 0; round < 40; round++) {
        const [from, to] = bounds();
        const [otherFrom, otherTo] = bounds();
        const within = a.bits.flatMap((bit, i) => (bit && i >= from && i < to ? [i] : []));
        expect(natives.count(a.pointer, from, to)).toBe(within.length);
        const list = dirty(4 * rows + 64);
        const end = list + 4 * within.length;
        expect(natives.list(a.pointer, from, to, list, end)).toBe(within.length);
        expect([...memory.u32(list, within.length)]).toEqual(within);
        // Behind the end nothing is written.
        expect(new Set(memory.u8(end, 64))).toEqual(new Set([0xa5]));
        // A bitmap at 0 holds all rows.
        const [one, other] = [random() < 0.3 ? 0 : a.pointer, random() < 0.3 ? 0 : b.pointer];
        const expected = a.bits.flatMap((bit, i) => ((bit || one === 0) && i >= from && i < to && !((b.bits[i] || other === 0) && i >= otherFrom && i < otherTo) ? [i] : []));
        const out = dirty(bitmapBytes(rows));
        expect(natives.difference(one, from, to, other, otherFrom, otherTo, rows, out)).toBe(expected.length);
        expect(bitsAt(out, rows).flatMap((bit, i) => (bit ? [i] : []))).toEqual(expected);
        expect(natives.difference(one, from, to, other, otherFrom, otherTo, rows, 0)).toBe(expected.length);
      }
      natives.not(a.pointer, rows);
      expect(bitsAt(a.pointer, rows)).toEqual(a.bits.map((bit) => !bit));
      expect(spare(a.pointer, rows)).toBe(0);
    }
  });

  it('number equal keys equally, however often the table must grow', () => {
    const rows = 5000;
    const keys = memory.allocate(8 * rows);
    const positions = memory.allocate(4 * rows);
    const numbers = memory.allocate(4 * rows);
    const next = memory.allocate(64);
    memory.u32(next, 1)[0] = 0;
    const given = Array.from({ length: rows }, () => BigInt(Math.floor(random() * 3000)) * 0x1_0000_0001n);
    memory.i64(keys, rows).set(given);
    memory.u32(positions, rows).set(given.map((_, i) => i));
    let slots = 64;
    let at = 0;
    let table = memory.allocate(4 * slots);
    memory.u8(table, 4 * slots).fill(0);
    while (at < rows) {
      at = natives.number(keys, positions, at, rows, table, slots, keys, slots / 2, next, numbers);
      const used = memory.u32(next, 1)[0] ?? 0;
      if (used < slots / 2) continue;
      slots *= 4;
      table = memory.allocate(4 * slots);
      memory.u8(table, 4 * slots).fill(0);
      natives.rehash(keys, 0, used, table, slots);
    }
    const groups = memory.u32(next, 1)[0] ?? 0;
    expect(groups).toBe(new Set(given).size);
    const distinct = memory.i64(keys, groups);
    expect([...memory.u32(numbers, rows)].map((number) => distinct[number])).toEqual(given);
  });
});

describe('Code', () => {
  it('writes numbers so that WebAssembly reads them back', () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    for (const value of [0n, 1n, -1n, 63n, 64n, -64n, -65n, 127n, 128n, 2n ** 31n, -(2n ** 31n), 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)]) {
      const code = new Code(1).get(0).i64(value).mem('i64.store').i32(Number(value & 0x7fffffffn) - 2 ** 30);
      const instance = new WebAssembly.Instance(new WebAssembly.Module(code.module()), { env: { memory } });
      const run = instance.exports['run'] as (at: number) => number; // The module exports just this.
      expect(run(8)).toBe(Number(value & 0x7fffffffn) - 2 ** 30);
      expect(new BigInt64Array(memory.buffer, 8, 1)[0]).toBe(value);
    }
  });
});
