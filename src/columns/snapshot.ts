import { assert } from '../base/assert.ts';
import { Block } from './block.ts';
import type { Memory } from './memory.ts';
import type { Sealed } from './relabel.ts';
import { chunkReader } from './rows.ts';
import { chunkBytes, validityBytes } from './seal.ts';
import type { Chunk, PhysicalName, Segment } from './segment.ts';
import { parseLayout, snapshotForm, type Layout, type LayoutChunk } from './snapshot-layout.ts';
import type { Table } from './table.ts';

/** A part of a table to be kept under its name. */
export interface SnapshotBlock {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Snapshot {
  /** Plain data for JSON, whole once `blocks` has been run through. */
  readonly layout: Layout;
  /** To be run through once; each step copies at most a segment or about a million characters of text. */
  readonly blocks: Iterable<SnapshotBlock>;
}

const blockBytes = 4 * 1024 * 1024;
const textCharacters = 1024 * 1024;

/** Columns that are kept. Between which instances a record runs, and why it was refused, is worked out anew from all records. */
function keptChunks({ chunks }: Segment): [PhysicalName, Chunk][] {
  return [...chunks].filter(([name]) => name !== 'ends' && name !== 'rejection');
}

/**
 * The table as blocks of bytes, as it is when the first block is taken: rows that come later are not in it. Only for a
 * finished table (everything sealed). Holds the table from the first block until the last, or until the run is broken off.
 */
export function snapshot(table: Table): Snapshot {
  assertFinished(table);
  const layout: Layout = {
    form: snapshotForm, rows: 0, extras: [], addresses: 0, ipv6Words: 0, tuples: 0, pairs: 0, spans: [], blocks: [], segments: [],
  };

  function* blocks(): Generator<SnapshotBlock> {
    assertFinished(table);
    const release = table.hold();
    const sealed = table.sealed.map((each) => ({ ...each }));
    const addresses = table.addresses.entries(1);
    const tuples = table.tuples.save();
    const pairs = table.ownership.save();
    const texts = table.textBooks().map(([field, book]) => ({ field, book, size: book.size }));
    Object.assign(layout, {
      rows: table.rows,
      extras: [...table.extras],
      addresses: addresses.kinds.length,
      ipv6Words: addresses.pool.length,
      tuples: tuples.counts.length / 8,
      pairs: pairs.faces.length,
      spans: table.spans.merged(),
    } satisfies Partial<Layout>);
    const desk = new Block(table.memory);
    const seal = (name: string, bytes: Uint8Array): SnapshotBlock => {
      desk.ensure(bytes.length);
      table.memory.u8(desk.pointer, bytes.length).set(bytes);
      layout.blocks.push({ name, bytes: bytes.length, checksum: table.wasm.checksum(desk.pointer, bytes.length) >>> 0 });
      return { name, bytes: bytes.slice() };
    };
    try {
      yield seal('addresses', joined([addresses.values, addresses.pool, addresses.kinds]));
      yield seal('tuples', joined([tuples.entries, tuples.counts]));
      yield seal('owners', joined([pairs.faces, pairs.addresses, pairs.remotes]));
      let number = 0;
      for (const text of textBlocks(texts)) yield seal(`texts-${number++}`, text);
      number = 0;
      for (const group of groups(sealed)) {
        const name = `columns-${number++}`;
        yield seal(name, columnBytes(table.memory, group, name, layout));
      }
    } finally {
      desk.release();
      release();
    }
  }
  return { layout, blocks: blocks() };
}

/**
 * Fills an empty table from what `snapshot` gave; `block` reads one block by name. False when the layout is of another
 * form or a block is not whole: the table is then to be thrown away. What is computed of records is labelled again, giving way
 * by `pause` between steps. Throws `MemoryExceeded`, and what `block` throws.
 */
export async function restore(
  table: Table, layout: unknown, block: (name: string) => Promise<Uint8Array<ArrayBuffer>>, pause: () => Promise<void> = async () => undefined,
): Promise<boolean> {
  assert(table.rows === 0 && table.addresses.size === 0, 'only an empty table is restored');
  const known = parseLayout(layout);
  if (!known) return false;
  const { memory, wasm } = table;
  const desk = new Block(memory);
  const isWhole = (pointer: number, bytes: number, checksum: number): boolean => wasm.checksum(pointer, bytes) >>> 0 === checksum;
  const read = async (name: string): Promise<Uint8Array<ArrayBuffer> | null> => {
    const kept = known.blocks.find((each) => each.name === name);
    if (!kept) return null;
    const bytes = await block(name);
    if (bytes.length !== kept.bytes) return null;
    desk.ensure(bytes.length);
    memory.u8(desk.pointer, bytes.length).set(bytes);
    return isWhole(desk.pointer, bytes.length, kept.checksum) ? bytes : null;
  };
  try {
    const [addresses, tuples, owners] = [await read('addresses'), await read('tuples'), await read('owners')];
    if (!addresses || !tuples || !owners) return false;
    for (const name of known.extras) table.addExtra(name);
    for (const { name } of known.blocks.filter((each) => each.name.startsWith('texts-'))) {
      const bytes = await read(name);
      if (!bytes) return false;
      putTexts(table, bytes);
    }
    table.addresses.restore({
      values: words(addresses, 0, known.addresses),
      pool: words(addresses, known.addresses * 4, known.ipv6Words),
      kinds: addresses.subarray((known.addresses + known.ipv6Words) * 4),
    });
    table.tuples.restore({ entries: words(tuples, 0, known.tuples * 10), counts: words(tuples, known.tuples * 40, known.tuples * 8) });
    table.ownership.restore({
      faces: words(owners, 0, known.pairs), addresses: words(owners, known.pairs * 4, known.pairs), remotes: owners.subarray(known.pairs * 8),
    });
  } finally {
    desk.release();
  }
  const pointers = new Map<string, number>();
  for (const { name, bytes, checksum } of known.blocks) {
    if (!name.startsWith('columns-')) continue;
    const kept = await block(name);
    if (kept.length !== bytes) return false;
    const pointer = memory.allocate(bytes);
    memory.u8(pointer, bytes).set(kept);
    if (!isWhole(pointer, bytes, checksum)) return false;
    pointers.set(name, pointer);
  }
  for (const { block: name, rows, minTime, maxTime, markedPairs, ambiguous, chunks } of known.segments) {
    const pointer = pointers.get(name);
    if (pointer === undefined && chunks.some(({ width, validity }) => width > 0 || validity !== null)) return false;
    const placed = chunks.map((chunk) => [chunk.name, placedChunk(chunk, pointer ?? 0)] as const);
    table.adopt({ version: 0, rows, sorted: true, minTime, maxTime, chunks: new Map(placed) }, markedPairs, ambiguous);
  }
  if (table.rows !== known.rows) return false;
  table.spans.restore(known.spans);
  if (known.spans.length > 0) {
    for (const { segment: { rows, chunks } } of table.sealed) {
      const time = chunkReader(memory, chunks.get('time'), rows);
      // A plain loop: `from` with a callback takes eight times as long, a third of a second over ten million records.
      const times = new Uint32Array(rows);
      for (let row = 0; row < rows; row++) times[row] = time(row) ?? 0;
      table.spans.recall(times);
      await pause();
    }
  }
  for (const _ of table.finish()) await pause();
  return true;
}

function assertFinished(table: Table): void {
  assert(table.staged.length === 0, 'a table is finished before it is kept');
}

function placedChunk({ width, base, min, max, at, validity }: LayoutChunk, pointer: number): Chunk {
  return { width, base, min, max, pointer: width > 0 ? pointer + at : 0, validity: validity === null ? 0 : pointer + validity };
}

function joined(parts: readonly (Uint8Array | Uint32Array)[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

function words(bytes: Uint8Array<ArrayBuffer>, at: number, count: number): Uint32Array {
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + at + count * 4));
}

/** Texts in the order of their codes: JSON of `[field, texts][]` per block. */
function* textBlocks(books: readonly { field: string; book: { text(code: number): string | null }; size: number }[]): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let pieces: [string, string[]][] = [];
  let characters = 0;
  for (const { field, book, size } of books) {
    let texts: string[] = [];
    pieces.push([field, texts]);
    for (let code = 1; code <= size; code++) {
      const text = book.text(code) ?? '';
      texts.push(text);
      characters += text.length + 3;
      if (characters < textCharacters) continue;
      yield encoder.encode(JSON.stringify(pieces));
      texts = [];
      pieces = [[field, texts]];
      characters = 0;
    }
  }
  yield encoder.encode(JSON.stringify(pieces));
}

function putTexts(table: Table, bytes: Uint8Array): void {
  const pieces = JSON.parse(new TextDecoder().decode(bytes)) as [string, string[]][]; // Written by `textBlocks`, and its checksum held.
  for (const [field, texts] of pieces) {
    const book = table.book(field);
    for (const text of texts) book.code(text);
  }
}

/** Segments that share a block. */
function* groups(sealed: readonly Sealed[]): Generator<Sealed[]> {
  let group: Sealed[] = [];
  let bytes = 0;
  for (const each of sealed) {
    const more = keptChunks(each.segment).reduce((sum, [, chunk]) => sum + chunkBytes(chunk, each.segment.rows), 0);
    if (group.length > 0 && bytes + more > blockBytes) {
      yield group;
      group = [];
      bytes = 0;
    }
    group.push(each);
    bytes += more;
  }
  if (group.length > 0) yield group;
}

/** The columns of some segments in one run of bytes, each at a multiple of 64; says in the layout where they stand. */
function columnBytes(memory: Memory, group: readonly Sealed[], block: string, layout: Layout): Uint8Array {
  const parts: { at: number; pointer: number; bytes: number }[] = [];
  let end = 0;
  const take = (pointer: number, bytes: number): number => {
    const at = end;
    parts.push({ at, pointer, bytes });
    end += Math.ceil(bytes / 64) * 64;
    return at;
  };
  for (const { segment, markedPairs, ambiguous } of group) {
    const { rows, minTime, maxTime } = segment;
    const chunks = keptChunks(segment).map(([name, { width, base, min, max, pointer, validity }]): LayoutChunk => ({
      name, width, base, min, max, at: width > 0 ? take(pointer, width * rows) : 0,
      validity: validity > 0 ? take(validity, validityBytes(rows)) : null,
    }));
    layout.segments.push({ block, rows, minTime, maxTime, markedPairs, ambiguous, chunks });
  }
  const bytes = new Uint8Array(end);
  for (const { at, pointer, bytes: length } of parts) bytes.set(memory.u8(pointer, length), at);
  return bytes;
}
