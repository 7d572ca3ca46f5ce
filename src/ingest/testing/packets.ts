import { deflateSync } from 'node:zlib';

/** A log as SLS sends it: its time in Unix seconds, and its fields in order. */
export interface TestLog {
  readonly time: number | null;
  readonly contents: readonly (readonly [string, string])[];
  readonly nanoseconds?: number;
}

export interface TestGroup {
  readonly logs: readonly TestLog[];
  readonly topic?: string;
  readonly source?: string;
  readonly tags?: readonly (readonly [string, string])[];
}

const encoder = new TextEncoder();

export function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return [...bytes, rest];
}

/** A field of wire type 2. */
export function bytesField(field: number, content: string | Uint8Array): Uint8Array {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  return joined([Uint8Array.from([...varint(field * 8 + 2), ...varint(bytes.length)]), bytes]);
}

export function encodeLog({ time, contents, nanoseconds }: TestLog): Uint8Array {
  return joined([
    ...(time === null ? [] : [Uint8Array.from([8, ...varint(time)])]),
    ...contents.map(([key, value]) => bytesField(2, joined([bytesField(1, key), bytesField(2, value)]))),
    ...(nanoseconds === undefined ? [] : [Uint8Array.from([0x25, ...new Uint8Array(Uint32Array.of(nanoseconds).buffer)])]),
  ]);
}

export function encodeGroup({ logs, topic, source, tags }: TestGroup): Uint8Array {
  return joined([
    ...logs.map((log) => bytesField(1, encodeLog(log))),
    ...(topic === undefined ? [] : [bytesField(3, topic)]),
    ...(source === undefined ? [] : [bytesField(4, source)]),
    ...(tags ?? []).map(([key, value]) => bytesField(6, joined([bytesField(1, key), bytesField(2, value)]))),
  ]);
}

/** A `LogGroupList`. */
export function encodePacket(groups: readonly TestGroup[]): Uint8Array<ArrayBuffer> {
  return joined(groups.map((group) => bytesField(1, encodeGroup(group))));
}

/** As SLS calls deflate: a stream of zlib. */
export function deflated(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(deflateSync(bytes));
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
