import type { SkipReason } from '../../model/source.ts';
import { FastParser, mostColumns } from '../fast/fast-parser.ts';
import { FlatRecords } from '../formats/flat-records.ts';
import type { IngestModule } from '../module.ts';
import type { Output } from '../output.ts';
import { RowWriter } from '../row-writer.ts';
import { targetOf } from '../target.ts';
import { isNullText } from '../values.ts';
import { exactLog } from './exact-log.ts';
import { PacketRoom } from './inflate-packet.ts';
import { outlineOf, type GroupFields, type GroupOutline } from './outline.ts';
import { bytesType, Damaged, Wire } from './wire.ts';

/** Bytes that PullLogs gave, and where they stood. */
export interface Packet {
  readonly bytes: Uint8Array;
  readonly compression: 'deflate' | 'none';
  /** Size before compression, as announced. */
  readonly rawBytes: number | null;
  readonly shard: number;
  /** At which it was asked for. */
  readonly cursor: string;
}

const logTag = 0x0a;
const groups = 1;
const longestKey = 127;

/** Reads the packets of one logstore, one after the other, into rows. Records are counted from 1 over all of them. */
export class PacketReader {
  private readonly output: Output;
  private readonly room: PacketRoom;
  private readonly records: FlatRecords;
  private readonly parser: FastParser | null;
  private line = 1;
  private known = 0;
  private keys = 0;

  /** `fast` false: every log goes through the exact parser, for comparing. */
  constructor(output: Output, module: IngestModule, fast = true) {
    this.output = output;
    this.room = new PacketRoom(output.memory, module);
    this.records = new FlatRecords(new RowWriter(output), (key) => targetOf(key, 'alibaba'));
    this.parser = fast ? new FastParser(module, output, { delimiter: 0, quoted: false }) : null;
  }

  /**
   * Reads one packet in steps of a few milliseconds. What cannot be read goes to the account; nothing throws but `MemoryExceeded`.
   * Rows stay in the batch until it is full or flushed.
   */
  *read(packet: Packet): Generator<void, void, void> {
    const { account } = this.output;
    account.bytesRead += packet.bytes.length;
    account.format ??= 'alibaba-packets';
    let bytes = packet.bytes.length;
    let brokenAt: number | null = null;
    if (packet.compression === 'none') this.room.take(packet.bytes);
    else ({ bytes, brokenAt } = yield* this.room.inflate(packet.bytes, packet.rawBytes));
    const wire = (from: number): Wire => new Wire(this.bytes(bytes), from, bytes);
    for (let at = 0; at < bytes; ) {
      const next = wire(at);
      try {
        const { field, type } = next.tag();
        if (field !== groups || type !== bytesType) next.skip(type);
        else {
          const { from, to } = next.span();
          yield* this.group(from, to, packet);
        }
        at = next.at;
      } catch (error) {
        if (!(error instanceof Damaged)) throw error;
        // Of a packet that ends too early this is the end, and told below.
        if (brokenAt === null) this.damaged(error, packet, at, bytes);
        else if (at < bytes) yield* this.group(Math.min(bytes, next.at), bytes, packet, true);
        break;
      }
    }
    if (brokenAt !== null) account.skip(this.line++, { kind: 'packet', detail: 'inflate', offset: brokenAt, shard: packet.shard, cursor: packet.cursor }, '');
    this.output.settle();
  }

  release(): void {
    this.parser?.release();
    this.room.release();
  }

  /** `cut`: the group goes on behind its end, which is told elsewhere. */
  private *group(from: number, to: number, packet: Packet, cut = false): Generator<void, void, void> {
    const outline = outlineOf(this.bytes(to), from, to);
    yield;
    for (let at = from; at < outline.end; ) {
      at = this.some(at, outline, packet);
      yield;
    }
    if (outline.damage && !cut) this.damaged(outline.damage, packet, outline.end, to);
  }

  /** Reads some of the fields from `at` on, and says how far it came. */
  private some(at: number, outline: GroupOutline, packet: Packet): number {
    const { parser, output, room } = this;
    if (parser) {
      this.learn();
      if (output.room === 0) output.flush();
      const first = output.batch.rows;
      parser.line = this.line;
      const stop = parser.parse('logs', room.pointer + at, room.pointer + outline.end);
      this.line = parser.line;
      this.fill(outline.fields, first);
      const reached = parser.pos - room.pointer;
      if (stop !== 'odd') return reached;
      return this.field(reached, outline, packet);
    }
    return this.field(at, outline, packet);
  }

  /** Reads one field of a group, which is whole: a log, or something else. */
  private field(at: number, outline: GroupOutline, packet: Packet): number {
    const bytes = this.bytes(outline.end);
    const wire = new Wire(bytes, at, outline.end);
    const { type } = wire.tag();
    if (bytes[at] !== logTag) {
      wire.skip(type);
      return wire.at;
    }
    const { from, to } = wire.span();
    try {
      const log = exactLog(bytes, from, to, outline.fields);
      const reason = this.records.read(log, this.line);
      if (reason) this.output.account.skip(this.line, reason, JSON.stringify(log));
      this.line++;
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      this.damaged(error, packet, from, to);
    }
    return to;
  }

  /** What a group says of its logs, in the rows from `first` on. */
  private fill(fields: GroupFields, first: number): void {
    const last = this.output.batch.rows;
    if (first === last) return;
    for (const [name, value] of fields) {
      if (isNullText(value)) continue;
      const target = targetOf(name, 'alibaba');
      if (target.kind === 'text') {
        const code = this.output.sink.dictionary(target.field).code(value);
        this.output.batch.texts[target.field].fill(code, first, last);
      } else if (target.kind === 'extra') {
        const code = this.output.sink.dictionary(target.name).code(value);
        this.output.sink.extra(target.name).fill(code, first, last);
      }
    }
  }

  private damaged({ detail, at }: Damaged, packet: Packet, from: number, to: number): void {
    const reason: SkipReason = { kind: 'packet', detail, offset: at, shard: packet.shard, cursor: packet.cursor };
    const shown = this.bytes(to).subarray(from, Math.min(to, from + 40));
    this.output.account.skip(this.line++, reason, [...shown].map((byte) => byte.toString(16).padStart(2, '0')).join(' '));
  }

  /** The packet as unpacked; afresh after anything that can grow the memory. */
  private bytes(length: number): Uint8Array {
    return this.output.memory.u8(this.room.pointer, length);
  }

  /** Keys that the exact parser met are given to the fast one, as long as it can hold them. */
  private learn(): void {
    const { parser, records } = this;
    if (!parser || records.keys.size === this.known) return;
    this.known = records.keys.size;
    parser.setColumns(records.targets.slice(0, mostColumns));
    let index = 0;
    for (const [key, column] of records.keys) {
      if (index++ < this.keys) continue;
      this.keys = index;
      if (column < mostColumns && key.length > 0 && new TextEncoder().encode(key).length <= longestKey) parser.addKey(key, column);
    }
  }
}
