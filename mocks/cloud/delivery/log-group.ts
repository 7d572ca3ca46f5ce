/**
 * Records as SLS hands them out: protobuf `LogGroup`, fields and values as text. What a sighting always says is prepared once; per
 * record only the numbers are written.
 *
 * `LogGroup { repeated Log Logs = 1; Topic = 3; Source = 4; repeated LogTag LogTags = 6 }`,
 * `Log { uint32 Time = 1; repeated Content { Key = 1; Value = 2 } Contents = 2 }`.
 */

import { writeWhole } from '../../bytes/digits.ts';
import type { WindowRecords } from '../../traffic/records.ts';
import type { Sighting } from '../../traffic/routes.ts';
import { BoundedCache } from './bounded-cache.ts';
import { saidFields, source, topic } from './record-fields.ts';

/** Longer than what is measured of any record, with its frame; what its sighting says comes on top. */
const longestMeasured = 512;

const measured = ['protocol', 'srcport', 'dstport', 'packets', 'bytes', 'tcp-flags', 'start', 'end'] as const;

const text = new TextEncoder();

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const made = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    made.set(part, at);
    at += part.length;
  }
  return made;
}

/** Field number with wire type 2, length, bytes. */
function piece(field: number, bytes: Uint8Array): Uint8Array {
  const head = new Uint8Array(6);
  head[0] = (field << 3) | 2;
  return joined(head.subarray(0, writeVarint(head, 1, bytes.length)), bytes);
}

function content(key: string, value: string): Uint8Array {
  return piece(2, joined(piece(1, text.encode(key)), piece(2, text.encode(value))));
}

/** A content whose value is a number: everything before the digits; two lengths within are set when they are known. */
interface Head {
  readonly bytes: Uint8Array;
  readonly dash: Uint8Array;
}

const heads: readonly Head[] = measured.map((name) => ({
  bytes: joined(Uint8Array.of(0x12, 0), piece(1, text.encode(name)), Uint8Array.of(0x12, 0)), dash: content(name, '-'),
}));
const accept = content('action', 'ACCEPT');
const reject = content('action', 'REJECT');
const noAction = content('action', '-');
const noMeasures = joined(noAction, ...heads.slice(0, -2).map(({ dash }) => dash));

type Prepared = Map<Sighting, Uint8Array>;

const plain: Prepared = new Map();
const byScript = new BoundedCache<Prepared>(8);

/** What was prepared of sightings, by the script of the job that writes them. */
function preparedFor(script: string | null): Prepared {
  if (script === null) return plain;
  const known = byScript.get(script);
  if (known) return known;
  const made: Prepared = new Map();
  byScript.set(script, made, 1);
  return made;
}

/** What a sighting's records have in common. */
function constants(sighting: Sighting, script: string | null, prepared: Prepared): Uint8Array {
  const known = prepared.get(sighting);
  if (known) return known;
  const made = joined(...saidFields(sighting, script).map(([name, value]) => content(name, value)));
  prepared.set(sighting, made);
  return made;
}

function writeVarint(bytes: Uint8Array, place: number, value: number): number {
  let at = place;
  let rest = value;
  while (rest > 127) {
    bytes[at++] = (rest & 127) | 128;
    rest = Math.floor(rest / 128);
  }
  bytes[at++] = rest;
  return at;
}

function writeNumber(bytes: Uint8Array, at: number, { bytes: head }: Head, value: number): number {
  bytes.set(head, at);
  const digits = at + head.length;
  const end = writeWhole(bytes, digits, value);
  bytes[digits - 1] = end - digits;
  bytes[at + 1] = end - at - 2;
  return end;
}

function writeDash(bytes: Uint8Array, at: number, { dash }: Head): number {
  bytes.set(dash, at);
  return at + dash.length;
}

/** Writes `Log` with its tag and length; answers the place after it. */
function writeLog(bytes: Uint8Array, place: number, records: WindowRecords, row: number, base: number, common: Uint8Array): number {
  const start = base + (records.start[row] ?? 0);
  const end = base + (records.end[row] ?? 0);
  bytes[place] = 0x0a;
  // The length comes in two bytes: every record has between 128 and 16,383.
  let at = place + 3;
  bytes[at++] = 0x08;
  at = writeVarint(bytes, at, start);
  bytes.set(common, at);
  at += common.length;
  if (records.sightings[row]?.status !== 'OK') {
    bytes.set(noMeasures, at);
    at += noMeasures.length;
  } else {
    const action = records.refused[row] === 1 ? reject : accept;
    bytes.set(action, at);
    at += action.length;
    const isTcp = records.protocol[row] === 6;
    const values = [records.protocol, records.srcPort, records.dstPort, records.packets, records.bytes, records.flags];
    for (let i = 0; i < values.length; i++) {
      const head = heads[i];
      if (head) at = i === 5 && !isTcp ? writeDash(bytes, at, head) : writeNumber(bytes, at, head, values[i]?.[row] ?? 0);
    }
  }
  const [startHead, endHead] = [heads[6], heads[7]];
  if (startHead && endHead) {
    at = writeNumber(bytes, at, startHead, start);
    at = writeNumber(bytes, at, endHead, end);
  }
  const length = at - place - 3;
  if (length < 128) throw new Error('A record is shorter than its length is written for.');
  bytes[place + 1] = (length & 127) | 128;
  bytes[place + 2] = length >> 7;
  return at;
}

const topicPiece = piece(3, text.encode(topic));
const sourcePiece = piece(4, text.encode(source));

/**
 * One entry of a `LogGroupList`: tag, length, `LogGroup`.
 *
 * @param base Unix seconds that the times in `records` count from.
 * @param received Unix seconds, said in a tag of the group.
 * @param script of the job that writes them; null where the flow log itself does.
 */
export function encodeLogGroup(records: WindowRecords, rows: readonly number[], base: number, received: number, script: string | null = null): Uint8Array<ArrayBuffer> {
  const prepared = preparedFor(script);
  const tag = piece(6, joined(piece(1, text.encode('__receive_time__')), piece(2, text.encode(String(received)))));
  // Room for tag and length in front: at most six bytes.
  let bytes = new Uint8Array(rows.length * 560 + 256);
  let at = 6;
  for (const row of rows) {
    const sighting = records.sightings[row];
    if (!sighting) throw new Error(`There is no record ${row}.`);
    const common = constants(sighting, script, prepared);
    const longest = common.length + longestMeasured;
    if (at + longest > bytes.length) {
      const longer = new Uint8Array(bytes.length * 2 + longest);
      longer.set(bytes);
      bytes = longer;
    }
    at = writeLog(bytes, at, records, row, base, common);
  }
  const tail = joined(topicPiece, sourcePiece, tag);
  if (at + tail.length > bytes.length) {
    const longer = new Uint8Array(at + tail.length);
    longer.set(bytes.subarray(0, at));
    bytes = longer;
  }
  bytes.set(tail, at);
  at += tail.length;
  const head = new Uint8Array(6);
  head[0] = 0x0a;
  const headLength = writeVarint(head, 1, at - 6);
  bytes.set(head.subarray(0, headLength), 6 - headLength);
  return bytes.slice(6 - headLength, at);
}
