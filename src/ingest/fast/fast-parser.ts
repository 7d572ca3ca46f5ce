import { batchAddresses, batchCapacity, batchCounters, batchNumbers, batchTexts, noCounter, noNumber, type Batch } from '../../columns/batch.ts';
import type { IngestModule } from '../module.ts';
import type { Output } from '../output.ts';
import type { Target } from '../target.ts';
import { worded } from '../wording.ts';
import { bufferPadding } from '../lines/text-block.ts';
import { TextTable } from './text-table.ts';

/** Why the fast parser stopped. `odd`: the line at the position is for the exact parser. `rows`: enough for one slice. */
export type Stop = 'end' | 'odd' | 'rows';

const contextBytes = 80;
const columnBytes = 32;
const pendingMax = 4096;
const rowsPerCall = 2048;
/** Places of the context's words (see assembly/ingest/values). */
const at = { pos: 0, end: 1, row: 2, rowLimit: 3, line: 4, columnCount: 5, pendingCount: 9, keyCount: 14, need: 16, timeColumn: 17 } as const;
const kinds = { none: 0, number: 1, time: 2, counter: 3, address: 4, text: 5, extra: 5 } as const;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Columns that the parser's bit sets hold. */
export const mostColumns = 64;

/**
 * Drives the parsers in WebAssembly over whole blocks of lines: they write straight into the batch, and texts that they do
 * not know yet come here to be registered. What they doubt they leave, line by line, to `RowWriter`.
 */
export class FastParser {
  pos = 0;
  line = 1;
  private readonly module: IngestModule;
  private readonly output: Output;
  private readonly csv: boolean;
  private readonly context: number;
  private readonly columns: number;
  private readonly pendings: number;
  private readonly codes: number;
  private readonly keys: number;
  private readonly follow: number;
  private readonly tables: (TextTable | null)[] = [];
  private readonly keyTexts: { pointer: number; bytes: number }[] = [];
  private targets: readonly Target[] = [];
  private absent = absentFrom([]);

  constructor(module: IngestModule, output: Output, options: { delimiter: number; quoted: boolean }) {
    this.module = module;
    this.output = output;
    this.csv = options.quoted;
    const memory = output.memory;
    this.context = memory.allocate(contextBytes);
    this.columns = memory.allocate(columnBytes * (mostColumns + 1));
    this.pendings = memory.allocate(pendingMax * 16);
    this.codes = memory.allocate(pendingMax * 4);
    this.keys = memory.allocate(16 * (mostColumns + 1));
    this.follow = memory.allocate(4 * (mostColumns + 2));
    const context = memory.u32(this.context, contextBytes / 4);
    context.fill(0);
    context.set([this.columns, output.linesPointer, this.pendings, 0, pendingMax, options.delimiter, options.quoted ? 1 : 0, this.keys, 0, this.follow], 6);
    memory.u32(this.columns, columnBytes * (mostColumns + 1) / 4).fill(0);
    memory.u32(this.follow, mostColumns + 2).fill(0);
  }

  /** Columns in order; those known already keep their texts. False when there are more than the parser can hold. */
  setColumns(targets: readonly Target[]): boolean {
    if (targets.length > mostColumns) return false;
    this.targets = [...targets];
    this.absent = absentFrom(targets);
    for (const [i, target] of targets.entries()) {
      if (this.tables[i] === undefined) this.tables[i] = kinds[target.kind] === kinds.text ? new TextTable(this.output.memory, this.module) : null;
    }
    return true;
  }

  /** Adds a key for the column of this index: of 128 bytes at most, and in JSON one that `isPlainKey`. */
  addKey(key: string, column: number): boolean {
    if (this.keyTexts.length >= mostColumns) return false;
    const bytes = new TextEncoder().encode(key);
    const memory = this.output.memory;
    const pointer = memory.allocate(bytes.length + bufferPadding);
    memory.u8(pointer, bytes.length).set(bytes);
    const index = this.keyTexts.length;
    this.keyTexts.push({ pointer, bytes: bytes.length + bufferPadding });
    memory.u32(this.keys + index * 16, 4).set([pointer, bytes.length, column, 0]);
    // The guess for the first key stands behind those of the keys, which move up by one.
    memory.u32(this.follow, mostColumns + 2).fill(0);
    memory.u32(this.context, contextBytes / 4)[at.keyCount] = index + 1;
    return true;
  }

  /** Reads lines in [from, to) of the memory, which each end with a line feed, or the logs of a log group. Rows are left unsettled in the batch. */
  parse(how: 'delimited' | 'json' | 'logs', from: number, to: number): Stop {
    const batch = this.output.batch;
    const first = batch.rows;
    const limit = Math.min(batchCapacity, first + rowsPerCall);
    this.describe(first, limit, from, to);
    let begun = first;
    while (true) {
      const result = this.run(how);
      const context = this.output.memory.u32(this.context, contextBytes / 4);
      const row = context[at.row] ?? first;
      this.pos = context[at.pos] ?? to;
      this.line = context[at.line] ?? this.line;
      this.settle(context[at.pendingCount] ?? 0, begun, row);
      begun = row;
      if (result === 2) {
        this.makeRoom(this.output.memory.u32(this.context, contextBytes / 4)[at.need] ?? 0);
        this.point();
        continue;
      }
      fillAbsent(this.output.batch, this.absent, first, row);
      this.output.batch.rows = row;
      return result === 1 ? 'odd' : result === 3 ? 'rows' : 'end';
    }
  }

  release(): void {
    const memory = this.output.memory;
    for (const table of this.tables) table?.release();
    for (const key of this.keyTexts) memory.release(key.pointer, key.bytes);
    memory.release(this.context, contextBytes);
    memory.release(this.columns, columnBytes * (mostColumns + 1));
    memory.release(this.pendings, pendingMax * 16);
    memory.release(this.codes, pendingMax * 4);
    memory.release(this.keys, 16 * (mostColumns + 1));
    memory.release(this.follow, 4 * (mostColumns + 2));
  }

  private run(how: 'delimited' | 'json' | 'logs'): number {
    switch (how) {
      case 'delimited':
        return this.module.parseDelimited(this.context);
      case 'json':
        return this.module.parseJsonLines(this.context);
      case 'logs':
        return this.module.parseLogs(this.context);
    }
  }

  private describe(first: number, limit: number, from: number, to: number): void {
    for (const target of this.targets) if (target.kind === 'extra') this.output.sink.extra(target.name);
    const context = this.output.memory.u32(this.context, contextBytes / 4);
    context[at.pos] = from;
    context[at.end] = to;
    context[at.row] = first;
    context[at.rowLimit] = limit;
    context[at.line] = this.line;
    context[at.columnCount] = this.targets.length;
    context[at.pendingCount] = 0;
    context[at.timeColumn] = this.targets.findIndex((target) => target.kind === 'time' && target.field === '__time__') >>> 0;
    this.point();
  }

  /** Where the columns stand now: growing the memory keeps addresses, but extra columns may be made anew. */
  private point(): void {
    const { batch, sink } = this.output;
    const words = this.output.memory.u32(this.columns, (columnBytes / 4) * (this.targets.length + 1));
    for (const [i, target] of this.targets.entries()) {
      const word = (i * columnBytes) / 4;
      words[word] = kinds[target.kind];
      words[word + 5] = this.tables[i]?.pointer ?? 0;
      if (target.kind === 'number' || target.kind === 'time') words[word + 1] = batch.numbers[target.field].byteOffset;
      if (target.kind === 'number') words[word + 4] = target.most;
      if (target.kind === 'counter') words[word + 1] = batch.counters[target.field].byteOffset;
      if (target.kind === 'text') words[word + 1] = batch.texts[target.field].byteOffset;
      if (target.kind === 'extra') words[word + 1] = sink.extra(target.name).byteOffset;
      if (target.kind === 'address') {
        words[word + 1] = batch.addresses[target.field].family.byteOffset;
        words[word + 2] = batch.addresses[target.field].v4.byteOffset;
        words[word + 3] = batch.addresses[target.field].v6.byteOffset;
      }
    }
  }

  /** Registers the new texts, and puts their codes where the parser left marks. */
  private settle(count: number, from: number, to: number): void {
    if (count > 0) {
      const memory = this.output.memory;
      const found: number[] = [];
      for (let i = 0; i < count; i++) {
        const entry = memory.u32(this.pendings + i * 16, 4);
        const target = this.targets[entry[0] ?? 0];
        const text = decoder.decode(memory.copied(entry[1] ?? 0, entry[2] ?? 0));
        found.push(target ? this.codeOf(target, this.csv ? csvText(text) : text) : 0);
      }
      memory.u32(this.codes, count).set(found);
      this.module.settleSlots(this.pendings, count, this.codes);
      const context = memory.u32(this.context, contextBytes / 4);
      context[at.pendingCount] = 0;
    }
    const words = this.output.memory.u32(this.columns, (columnBytes / 4) * (this.targets.length + 1));
    for (let i = 0; i < this.targets.length; i++) {
      const word = (i * columnBytes) / 4;
      if (words[word + 6] === 0) continue;
      this.module.settleRows(words[word + 1] ?? 0, from, to, this.codes);
      words[word + 6] = 0;
    }
  }

  private codeOf(target: Target, text: string): number {
    if (target.kind === 'extra') return text === '' || text === '-' ? 0 : this.output.sink.dictionary(target.name).code(text);
    if (target.kind !== 'text') return 0;
    const spelled = worded(text, target.wording);
    return spelled === null ? 0 : this.output.sink.dictionary(target.field).code(spelled);
  }

  private makeRoom(column: number): void {
    this.tables[column]?.makeRoom();
  }
}

/** A text as `csvValues` gives it. */
function csvText(text: string): string {
  const trimmed = text.trim();
  return trimmed === 'null' ? '' : trimmed;
}

/** True for JSON keys that may be compared byte by byte. */
export function isPlainKey(key: string): boolean {
  if (key.length === 0 || key.length > 128 || key.includes('"') || key.includes('\\')) return false;
  for (let i = 0; i < key.length; i++) if (key.charCodeAt(i) < 32) return false;
  return true;
}

/** Fields that no column sets: the parser does not touch them, so they are made null here. */
function absentFrom(targets: readonly Target[]) {
  const set = new Set(targets.map((target) => (target.kind === 'none' ? '' : target.kind === 'extra' ? `x:${target.name}` : target.field)));
  return {
    numbers: batchNumbers.filter((name) => !set.has(name)),
    counters: batchCounters.filter((name) => !set.has(name)),
    addresses: batchAddresses.filter((name) => !set.has(name)),
    texts: batchTexts.filter((name) => !set.has(name)),
    extras: new Set(targets.flatMap((target) => (target.kind === 'extra' ? [target.name] : []))),
  };
}

function fillAbsent(batch: Batch, absent: ReturnType<typeof absentFrom>, from: number, to: number): void {
  if (from === to) return;
  for (const name of absent.numbers) batch.numbers[name].fill(noNumber, from, to);
  for (const name of absent.counters) batch.counters[name].fill(noCounter, from, to);
  for (const name of absent.addresses) batch.addresses[name].family.fill(0, from, to);
  for (const name of absent.texts) batch.texts[name].fill(0, from, to);
  for (const [name, column] of batch.extras) if (!absent.extras.has(name)) column.fill(0, from, to);
}
