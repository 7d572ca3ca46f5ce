import type { Value } from '../../model/frame.ts';
import { evaluateExpr } from '../functions/expr.ts';
import type { Memory } from '../memory.ts';
import { segmentKey, type Chunk } from '../segment.ts';
import type { Bitmap, Bitmaps } from './bitmaps.ts';
import { bitmapBytes } from './bitmaps.ts';
import type { BitLoops } from './calls.ts';
import { isPartial, isPlain, type Condition } from './condition.ts';
import { divides } from './encode/divides.ts';
import type { Setting } from './lower.ts';
import { rowLeaf } from './reader.ts';
import type { Runner } from './runner.ts';
import type { Block } from './tables.ts';

interface Only {
  readonly from: number;
  readonly to: number;
  readonly within: number;
}

/**
 * Fills the bitmap of a condition for one segment, from cached ones where it can. What it asks of `loops` may be done later: until
 * `settle` or `undo`, all bitmaps that it named are held.
 */
export class Filler {
  private readonly setting: Setting;
  private readonly memory: Memory;
  private readonly natives: BitLoops;
  private readonly bitmaps: Bitmaps;
  private readonly runner: Runner;
  private readonly held: Bitmap[] = [];
  private readonly unfilled: string[] = [];

  constructor(setting: Setting, loops: BitLoops, bitmaps: Bitmaps, runner: Runner) {
    this.setting = setting;
    this.memory = setting.table.memory;
    this.natives = loops;
    this.bitmaps = bitmaps;
    this.runner = runner;
  }

  /** All that was asked is done. */
  settle(): void {
    for (const bitmap of this.held.splice(0)) bitmap.holders--;
    this.unfilled.length = 0;
  }

  /** What was asked is not done: nobody may find it. */
  undo(): void {
    for (const bitmap of this.held.splice(0)) bitmap.holders--;
    for (const key of this.unfilled.splice(0)) this.bitmaps.discard(key);
  }

  /** Fills what loops have to fill over these rows of all segments, with the helper, where there is one and it pays. */
  async ahead(condition: Condition, runs: readonly (readonly [from: number, to: number])[]): Promise<void> {
    const { pair } = this.runner;
    for (const loop of loopsIn(condition)) {
      if (divides(loop.phys)) continue;
      const missing = runs.flatMap(([from, to], segment) => {
        const full = this.fullKey(segment, loop);
        return from < to && !this.bitmaps.find(full) ? [{ segment, full, rows: this.setting.snapshot.segment(segment).rows }] : [];
      });
      if (!pair?.isWorthwhile(missing.reduce((sum, { rows }) => sum + rows, 0), 0)) continue;
      const segments = missing.map(({ segment, full, rows }) => {
        const made = this.bitmaps.make(full, rows);
        this.later(made);
        this.unfilled.push(full);
        return { segment, rows, out: made.pointer };
      });
      await this.runner.writtenInAll(loop, segments);
    }
  }

  private fullKey(segment: number, condition: Condition): string {
    return `${this.bitmaps.numbers.of(condition.key)}#${segmentKey(this.setting.snapshot.segment(segment))}`;
  }

  both(a: Condition, b: Condition): Condition {
    return b.kind === 'all' ? a : { kind: 'and', items: [a, b], key: `and(${a.key},${b.key})` };
  }

  /**
   * The bitmap of a condition; whoever asks holds it and must let go (`holders--`, or `later`). [from, to) and `within` (a bitmap, 0 for
   * all rows) say which rows matter: tests of one row after the other look at no others.
   */
  async bits(segment: number, condition: Condition, from: number, to: number, within = 0): Promise<Bitmap> {
    const { rows } = this.setting.snapshot.segment(segment);
    const full = this.fullKey(segment, condition);
    const ranged = `${full}|${from}-${to}`;
    const known = this.bitmaps.find(full) ?? (within === 0 && !isPlain(condition) ? this.bitmaps.find(ranged) : undefined);
    if (known) {
      known.holders++;
      return known;
    }
    const made = this.bitmaps.make(full, rows);
    this.unfilled.push(full);
    try {
      const partial = await this.fill(segment, condition, made.pointer, { from, to, within });
      if (partial) this.bitmaps.rename(full, within === 0 ? ranged : null);
    } catch (error) {
      this.bitmaps.discard(full);
      throw error;
    }
    return made;
  }

  /** Lets go of a bitmap when all that was asked is done. */
  later(bitmap: Bitmap): void {
    this.held.push(bitmap);
  }

  /** True when the bitmap holds only for the rows that matter. */
  private async fill(segment: number, condition: Condition, out: number, only: Only): Promise<boolean> {
    const { natives, setting } = this;
    const { rows } = setting.snapshot.segment(segment);
    switch (condition.kind) {
      case 'all':
      case 'none':
        natives.fill(out, rows, condition.kind === 'all' ? 1 : 0);
        return false;
      case 'not': {
        const partial = await this.fill(segment, condition.item, out, only);
        natives.not(out, rows);
        return partial;
      }
      case 'and':
      case 'or': {
        natives.fill(out, rows, condition.kind === 'and' ? 1 : 0);
        let partial = false;
        for (const item of condition.items) {
          const slow = isPartial(item) || item.kind === 'loop';
          const within = condition.kind === 'and' && slow ? out : only.within;
          const part = await this.bits(segment, item, only.from, only.to, slow ? within : 0);
          partial ||= slow && part.partial;
          if (condition.kind === 'and') natives.and(out, part.pointer, rows);
          else natives.or(out, part.pointer, rows);
          this.later(part);
        }
        return partial;
      }
      case 'valid': {
        const chunk = setting.snapshot.chunk(segment, condition.column);
        natives.fill(out, rows, chunk ? 1 : 0);
        if (chunk?.validity) natives.and(out, chunk.validity, rows);
        return false;
      }
      case 'between':
        this.between(setting.snapshot.chunk(segment, condition.column), rows, condition.min, condition.max, out);
        return false;
      case 'codes':
        this.codes(setting.snapshot.chunk(segment, condition.column), rows, condition.table, out);
        return false;
      case 'loop': {
        const divided = await this.runner.written(condition, segment, rows, out);
        // Some row divides by zero: perhaps one that is out already.
        if (divided) await this.rows(segment, condition.expr, (value) => value === true, out, only);
        return divided;
      }
      case 'rows':
        await this.rows(segment, condition.expr, condition.test, out, only);
        return true;
    }
  }

  private between(chunk: Chunk | undefined, rows: number, min: number, max: number, out: number): void {
    const { natives } = this;
    if (!chunk || max < chunk.min || min > chunk.max) return natives.fill(out, rows, 0);
    const top = chunk.width === 8 ? Infinity : 2 ** (8 * chunk.width) - 1;
    const low = Math.max(0, min - chunk.base);
    const high = Math.min(top, max - chunk.base);
    if (chunk.width === 0) natives.fill(out, rows, min <= chunk.base && chunk.base <= max ? 1 : 0);
    else if (low > high) natives.fill(out, rows, 0);
    else if (chunk.width === 1) natives.range8(chunk.pointer, rows, low, high - low, out);
    else if (chunk.width === 2) natives.range16(chunk.pointer, rows, low, high - low, out);
    else if (chunk.width === 4) natives.range32(chunk.pointer, rows, low, high - low, out);
    else {
      const span = Math.min(high, chunk.max - chunk.base) - low;
      natives.range64(chunk.pointer, rows, low % 2 ** 32, Math.floor(low / 2 ** 32), span % 2 ** 32, Math.floor(span / 2 ** 32), out);
    }
    if (chunk.validity) natives.and(out, chunk.validity, rows);
  }

  private codes(chunk: Chunk | undefined, rows: number, { pointer: table, bytes: tableBytes }: Block, out: number): void {
    const { natives, memory } = this;
    const passes = (code: number): boolean => memory.u8(table + code, 1)[0] === 1;
    if (!chunk) return natives.fill(out, rows, passes(0) ? 1 : 0);
    if (chunk.width === 1 && chunk.base === 0 && chunk.max < 16 && chunk.max >= chunk.min && tableBytes >= 16) return natives.lookupFew(chunk.pointer, rows, table, out);
    if (chunk.width === 1) return natives.lookup8(chunk.pointer, rows, table, out);
    if (chunk.width === 2) return natives.lookup16(chunk.pointer, rows, table, out);
    if (chunk.width === 4) return natives.lookup32(chunk.pointer, rows, table, out);
    const value = passes(chunk.base);
    const empty = chunk.validity ? passes(0) : value;
    if (value === empty) return natives.fill(out, rows, value ? 1 : 0);
    natives.fill(out, rows, 1);
    natives.and(out, chunk.validity, rows);
    if (!value) natives.not(out, rows);
  }

  private async rows(
    segment: number, expr: Parameters<typeof evaluateExpr>[0], test: (value: Value) => boolean, out: number,
    only: Only,
  ): Promise<void> {
    const { setting, memory } = this;
    const { snapshot, table, zone, lookup, tick } = setting;
    const { rows } = snapshot.segment(segment);
    const within = only.within ? memory.u8(only.within, Math.ceil(rows / 8)).slice() : null;
    const bits = new Uint8Array(bitmapBytes(rows));
    for (let row = only.from; row < only.to; row++) {
      if (within && (((within[row >> 3] ?? 0) >> (row & 7)) & 1) === 0) continue;
      if (test(evaluateExpr(expr, rowLeaf(table, snapshot, segment, row), zone, lookup))) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
      if ((row & 63) === 63) await tick();
    }
    memory.u8(out, Math.ceil(rows / 64) * 8).set(bits.subarray(0, Math.ceil(rows / 64) * 8));
  }
}

function loopsIn(condition: Condition): readonly Extract<Condition, { kind: 'loop' }>[] {
  switch (condition.kind) {
    case 'loop': return [condition];
    case 'and':
    case 'or': return condition.items.flatMap(loopsIn);
    case 'not': return loopsIn(condition.item);
    default: return [];
  }
}
