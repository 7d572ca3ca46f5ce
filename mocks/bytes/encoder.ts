/**
 * Records as SLS exports them: CSV with a header, or JSON lines with every value but `__time__` as text. Fields that do
 * not apply are `-`; records of NODATA and SKIPDATA have only account, interface, VPC, times and status.
 */

import type { Window } from '../traffic/flows.ts';
import type { WindowRecords } from '../traffic/records.ts';
import type { Sighting } from '../traffic/routes.ts';
import { accountId } from '../world/ids.ts';
import { writeWhole } from './digits.ts';

export type LogFormat = 'csv' | 'jsonl';

/** Longer than any record here: the longest JSON line has about 560 bytes. */
export const longestRecord = 1024;

/** What a sighting always says, in the order of columns. */
const constant = [
  'version', 'account-id', 'eni-id', 'vm-id', 'vswitch-id', 'vpc-id', 'type', 'srcaddr', 'dstaddr', 'direction',
  'traffic_path', 'log-status',
] as const;
const measured = ['action', 'protocol', 'srcport', 'dstport', 'packets', 'bytes', 'tcp-flags', 'start', 'end'] as const;

export const columns: readonly string[] = ['__time__', ...constant, ...measured];

function constants({ eni, status, direction, family, src, dst, path }: Sighting): Record<(typeof constant)[number], string> {
  const counted = status === 'OK';
  return {
    version: '1',
    'account-id': accountId,
    'eni-id': eni.id,
    'vm-id': counted ? (eni.vm ?? '-') : '-',
    'vswitch-id': counted ? eni.vswitch.id : '-',
    'vpc-id': eni.vswitch.vpc.id,
    type: family,
    srcaddr: src,
    dstaddr: dst,
    direction,
    traffic_path: path === null ? '-' : String(path),
    'log-status': status,
  };
}

/** The bytes around the values of one sighting's records. */
interface Prepared {
  /** After the time and before the verdict's text. */
  readonly before: Uint8Array;
  readonly accept: Uint8Array;
  readonly reject: Uint8Array;
  /** For records without traffic: everything between the time and `start`. */
  readonly empty: Uint8Array | null;
}

export class Encoder {
  /** Bytes that come once, before all records. */
  readonly head: Uint8Array;
  private readonly prepared = new Map<Sighting, Prepared>();
  private readonly text = new TextEncoder();
  /** What stands before each of the last eight values, and at the end of a record. */
  private readonly between: readonly Uint8Array[];
  private readonly lineStart: Uint8Array;
  private readonly lineEnd: Uint8Array;

  constructor(private readonly format: LogFormat) {
    const csv = format === 'csv';
    const bytes = (text: string): Uint8Array => this.text.encode(text);
    this.head = bytes(csv ? `${columns.join(',')}\n` : '');
    this.between = measured.slice(1).map((name) => bytes(csv ? ',' : `","${name}":"`));
    this.lineStart = bytes(csv ? '' : '{"__time__":');
    this.lineEnd = bytes(csv ? '\n' : '"}\n');
  }

  private prepare(sighting: Sighting): Prepared {
    const known = this.prepared.get(sighting);
    if (known) return known;
    const csv = this.format === 'csv';
    const facts = constants(sighting);
    const before = constant.map((name) => (csv ? `,${facts[name]}` : `,"${name}":"${facts[name]}"`)).join('');
    const dashes = measured.slice(0, -2).map((name) => (csv ? ',-' : `,"${name}":"-"`)).join('');
    const made: Prepared = {
      before: this.text.encode(before + (csv ? ',' : ',"action":"')),
      accept: this.text.encode('ACCEPT'),
      reject: this.text.encode('REJECT'),
      empty: sighting.status === 'OK' ? null : this.text.encode(before + dashes + (csv ? ',' : ',"start":"')),
    };
    this.prepared.set(sighting, made);
    return made;
  }

  /** Writes one record and answers the place after it. `bytes` has room for `longestRecord`. */
  write(bytes: Uint8Array, place: number, records: WindowRecords, row: number, window: Window): number {
    const sighting = records.sightings[row];
    if (!sighting) throw new Error(`There is no record ${row} in this window.`);
    const { before, accept, reject, empty } = this.prepare(sighting);
    const start = window.start + (records.start[row] ?? 0);
    const end = window.start + (records.end[row] ?? 0);
    let at = copy(bytes, place, this.lineStart);
    at = writeWhole(bytes, at, start);
    if (empty !== null) {
      at = copy(bytes, at, empty);
      at = writeWhole(bytes, at, start);
    } else {
      at = copy(bytes, at, before);
      at = copy(bytes, at, records.refused[row] === 1 ? reject : accept);
      at = this.value(bytes, at, 0, records.protocol[row] ?? 0);
      at = this.value(bytes, at, 1, records.srcPort[row] ?? 0);
      at = this.value(bytes, at, 2, records.dstPort[row] ?? 0);
      at = this.value(bytes, at, 3, records.packets[row] ?? 0);
      at = this.value(bytes, at, 4, records.bytes[row] ?? 0);
      at = records.protocol[row] === 6 ? this.value(bytes, at, 5, records.flags[row] ?? 0) : this.dash(bytes, at, 5);
      at = this.value(bytes, at, 6, start);
    }
    at = this.value(bytes, at, 7, end);
    return copy(bytes, at, this.lineEnd);
  }

  private value(bytes: Uint8Array, at: number, which: number, value: number): number {
    const separator = this.between[which];
    return writeWhole(bytes, separator ? copy(bytes, at, separator) : at, value);
  }

  private dash(bytes: Uint8Array, at: number, which: number): number {
    const separator = this.between[which];
    const place = separator ? copy(bytes, at, separator) : at;
    bytes[place] = 45;
    return place + 1;
  }
}

/** Short pieces are faster byte by byte than by a call of `set`. */
function copy(bytes: Uint8Array, at: number, piece: Uint8Array): number {
  const { length } = piece;
  if (length > 24) bytes.set(piece, at);
  else for (let i = 0; i < length; i++) bytes[at + i] = piece[i] ?? 0;
  return at + length;
}
