import { rejections, type Rejection } from '../model/rejection.ts';
import type { MemoryAddressBook } from './address-book.ts';
import { Block } from './block.ts';
import { isIntranet } from './intranet.ts';
import type { Memory } from './memory.ts';
import { directionKind } from './ownership.ts';
import { pieces, type RowPiece } from './pieces.ts';
import { fact, RefusedTuples } from './refused-tuples.ts';
import { placeLabel, type Sealed } from './relabel.ts';
import type { Retired } from './retired.ts';
import type { Chunk, PhysicalName, Segment } from './segment.ts';
import type { CodeBook } from './table-view.ts';
import type { TableWasm } from './table-wasm.ts';
import type { TextBook } from './text-book.ts';

/** Codes of the computed field `rejection`: its values in the order of the model, from 1; 0 is null. */
export const rejectionBook: CodeBook = {
  size: rejections.length,
  text: (code) => rejections[code - 1] ?? null,
  find: (text) => rejections.findIndex((each) => each === text) + 1,
};

const codes = Object.fromEntries(rejections.map((each, i) => [each, i + 1])) as Readonly<Record<Rejection, number>>; // One entry for each.
const tcp = 6;
const syn = 2;
/** Rows looked at in one go: about a millisecond, and some more where all of them were refused. */
const pieceRows = 32_768;

/** In place of a number that is not in the record. */
const absent = 0xffff_ffff;

/** Columns of a stretch of rows, as words: codes of addresses, actions and directions, and numbers. Good until the memory grows. */
type Stretch = Readonly<Record<(typeof read)[number], Uint32Array>>;
const read = ['srcaddr', 'dstaddr', 'action', 'direction', 'srcport', 'dstport', 'protocol', 'tcp-flags'] as const satisfies readonly PhysicalName[];

/** Facts about addresses, as bits by code. */
const asked = { source: 1, target: 2, logged: 4, inside: 8 } as const;

/**
 * Why records were refused (`model/rejection`), over all records that are sealed. First the refused 5-tuples are collected, then the
 * log is looked through for what else was recorded of them, then the refused records are labelled. Addresses are taken as they are:
 * where two VPCs use one block, a record of the one may speak for the other.
 */
export class RejectionLabels {
  private readonly memory: Memory;
  private readonly wasm: TableWasm;
  private readonly addresses: MemoryAddressBook;
  private readonly texts: (field: 'action' | 'direction') => TextBook;
  private readonly retired: Retired;
  private readonly scratch: Block;

  constructor(memory: Memory, wasm: TableWasm, addresses: MemoryAddressBook, texts: (field: 'action' | 'direction') => TextBook, retired: Retired) {
    this.memory = memory;
    this.wasm = wasm;
    this.addresses = addresses;
    this.texts = texts;
    this.retired = retired;
    this.scratch = new Block(memory);
  }

  release(): void {
    this.scratch.release();
  }

  /** In short steps. New labels are put in the place of the old ones all at once, in the last step. True when one changed. */
  *steps(segments: readonly Sealed[]): Generator<void, boolean, void> {
    const actions = this.texts('action');
    const [accept, reject] = [actions.find('ACCEPT'), actions.find('REJECT')];
    const refusing = reject === 0 ? [] : segments.filter(({ segment }) => mayHold(segment.chunks.get('action'), reject));
    this.scratch.ensure(pieceRows * read.length * 4);
    const refused = new RefusedTuples();
    const ends = new Uint8Array(this.addresses.size + 1);
    for (const { segment } of refusing) {
      for (const rows of pieces(segment.rows, pieceRows)) {
        this.collect(segment, rows, reject, refused, ends);
        yield;
      }
    }
    if (refused.size > 0) {
      for (const { segment } of segments) {
        for (const rows of pieces(segment.rows, pieceRows)) {
          this.lookThrough(segment, rows, accept, refused, ends);
          yield;
        }
      }
    }
    const made: { readonly sealed: Sealed; readonly chunk: Chunk | null }[] = [];
    let placed = false;
    try {
      for (const sealed of segments) {
        const labels = new Uint8Array(refusing.includes(sealed) ? sealed.segment.rows : 0);
        for (const rows of labels.length > 0 ? pieces(sealed.segment.rows, pieceRows) : []) {
          this.label(sealed.segment, rows, reject, refused, ends, labels);
          yield;
        }
        const chunk = this.chunkOf(labels, sealed.segment.chunks.get('rejection'));
        if (chunk !== 'same') made.push({ sealed, chunk });
      }
      placed = true;
    } finally {
      if (!placed) for (const { sealed, chunk } of made) if (chunk && chunk.width > 0) this.memory.release(chunk.pointer, sealed.segment.rows);
    }
    for (const { sealed, chunk } of made) placeLabel(sealed, 'rejection', chunk, this.retired);
    return made.length > 0;
  }

  private collect(segment: Segment, piece: RowPiece, reject: number, refused: RefusedTuples, ends: Uint8Array): void {
    const at = this.stretch(segment, piece);
    const { srcaddr, dstaddr, srcport, dstport, protocol, action } = at;
    for (let row = 0; row < piece.rows; row++) {
      if (action[row] !== reject) continue;
      const source = srcaddr[row] ?? 0;
      const target = dstaddr[row] ?? 0;
      if (source === 0 || target === 0) continue;
      refused.refuse(source, srcport[row] ?? 0, target, dstport[row] ?? 0, protocol[row] ?? 0, flagFacts(at['tcp-flags'][row]));
      if (((ends[source] ?? 0) & asked.source) === 0) ends[source] = (ends[source] ?? 0) | asked.source | (isIntranet(this.addresses, source) ? asked.inside : 0);
      ends[target] = (ends[target] ?? 0) | asked.target;
    }
  }

  private lookThrough(segment: Segment, piece: RowPiece, accept: number, refused: RefusedTuples, ends: Uint8Array): void {
    const at = this.stretch(segment, piece);
    const { srcaddr, dstaddr, srcport, dstport, protocol, action, direction } = at;
    const kinds = this.directionKinds();
    for (let row = 0; row < piece.rows; row++) {
      const source = srcaddr[row] ?? 0;
      const target = dstaddr[row] ?? 0;
      const ofSource = ends[source] ?? 0;
      const ofTarget = ends[target] ?? 0;
      if ((ofSource | ofTarget) === 0) continue;
      const way = kinds[direction[row] ?? 0] ?? 0;
      if (way === 2 && (ofSource & asked.source) !== 0) ends[source] = ofSource | asked.logged;
      if (way === 1 && (ofTarget & asked.source) !== 0) ends[target] = ofTarget | asked.logged;
      if (action[row] !== accept || accept === 0 || source === 0 || target === 0) continue;
      const from = srcport[row] ?? 0;
      const to = dstport[row] ?? 0;
      const over = protocol[row] ?? 0;
      if ((ofTarget & asked.target) !== 0) {
        // A sender's record says that it was let out, not that somebody serves there.
        if (way !== 2) refused.serve(target, to, over);
        if ((ofSource & asked.source) !== 0) refused.note(source, from, target, to, over, (way === 2 ? fact.letOut : 0) | flagFacts(at['tcp-flags'][row]));
      }
      if ((ofSource & asked.target) !== 0) {
        refused.serve(source, from, over);
        if ((ofTarget & asked.source) !== 0) refused.note(target, to, source, from, over, fact.answers);
      }
    }
  }

  private label(segment: Segment, piece: RowPiece, reject: number, refused: RefusedTuples, ends: Uint8Array, labels: Uint8Array): void {
    const at = this.stretch(segment, piece);
    const kinds = this.directionKinds();
    for (let row = 0; row < piece.rows; row++) {
      if (at.action[row] === reject) labels[piece.from + row] = codes[this.rejectionOf(at, row, kinds[at.direction[row] ?? 0] ?? 0, refused, ends)];
    }
  }

  private rejectionOf(at: Stretch, row: number, way: number, refused: RefusedTuples, ends: Uint8Array): Rejection {
    const source = at.srcaddr[row] ?? 0;
    const target = at.dstaddr[row] ?? 0;
    const to = at.dstport[row] ?? 0;
    const protocol = at.protocol[row] ?? 0;
    if (source === 0 || target === 0) return 'other';
    const facts = refused.factsOf(source, at.srcport[row] ?? 0, target, to, protocol);
    if ((facts & fact.answers) !== 0) return 'return-traffic';
    if (way === 1 && (facts & fact.letOut) !== 0) return 'one-sided';
    const isInside = ((ends[source] ?? 0) & asked.inside) !== 0;
    if (!isInside && !refused.isServed(target, to, protocol)) return 'internet-noise';
    const isUnlogged = isInside && way === 1 && ((ends[source] ?? 0) & asked.logged) === 0;
    if (protocol === tcp && (facts & (fact.notSyn | fact.noFlags)) === 0) return isUnlogged ? 'syn-only-sender-unlogged' : 'syn-only';
    if (isUnlogged) return 'sender-unlogged';
    return protocol === tcp && (facts & fact.notSyn) === 0 ? 'flags-unlogged' : 'other';
  }

  private chunkOf(labels: Uint8Array, old: Chunk | undefined): Chunk | null | 'same' {
    let min = Infinity;
    let max = 0;
    let none = 0;
    for (let row = 0; row < labels.length; row++) {
      const code = labels[row] ?? 0;
      if (code === 0) none++;
      else if (code < min) min = code;
      if (code > max) max = code;
    }
    if (max === 0) return old ? null : 'same';
    if (min === max && none === 0) return old?.width === 0 && old.base === max ? 'same' : { width: 0, base: max, min: max, max, pointer: 0, validity: 0 };
    if (old?.width === 1 && equal(this.memory.u8(old.pointer, labels.length), labels)) return 'same';
    const pointer = this.memory.allocate(labels.length);
    this.memory.u8(pointer, labels.length).set(labels);
    return { width: 1, base: 0, min, max, pointer, validity: 0 };
  }

  private stretch(segment: Segment, { from, rows }: RowPiece): Stretch {
    const columns = read.map((name, place) => {
      const chunk = segment.chunks.get(name);
      const target = this.scratch.pointer + place * pieceRows * 4;
      const width = chunk?.width ?? 0;
      this.wasm.widen32((chunk?.pointer ?? 0) + from * width, width, chunk?.base ?? 0, rows, target);
      const values = this.memory.u32(target, rows);
      if (isNumber.has(name)) withNulls(values, chunk, from, this.memory);
      return [name, values] as const;
    });
    return Object.fromEntries(columns) as Stretch; // One entry for each name of `read`.
  }

  private directionKinds(): Uint8Array {
    const directions = this.texts('direction');
    return Uint8Array.from({ length: directions.size + 1 }, (_, code) => directionKind(directions.text(code)));
  }
}

const isNumber: ReadonlySet<PhysicalName> = new Set<PhysicalName>(['srcport', 'dstport', 'protocol', 'tcp-flags']);

/** Puts `absent` where a record has no number. */
function withNulls(values: Uint32Array, chunk: Chunk | undefined, from: number, memory: Memory): void {
  if (!chunk) values.fill(absent);
  if (!chunk || chunk.validity === 0) return;
  // Stretches begin at whole bytes.
  const valid = memory.u8(chunk.validity + from / 8, Math.ceil(values.length / 8));
  for (let row = 0; row < values.length; row++) if (((valid[row >> 3] ?? 0) & (1 << (row & 7))) === 0) values[row] = absent;
}

function mayHold(chunk: Chunk | undefined, code: number): boolean {
  return chunk !== undefined && chunk.min <= code && code <= chunk.max;
}

function flagFacts(flags: number | undefined): number {
  return flags === syn ? 0 : flags === absent ? fact.noFlags : fact.notSyn;
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
