/** For tests: a demo's bytes read back in the plainest way, knowing nothing of how they were written. */

import { demo, type DemoOptions } from './demo.ts';

/** One line; numbers are null where the log has `-`. */
export interface PlainRecord {
  readonly time: number;
  readonly eni: string;
  readonly vm: string;
  readonly vswitch: string;
  readonly vpc: string;
  readonly type: string;
  readonly src: string;
  readonly dst: string;
  readonly direction: string;
  readonly path: string;
  readonly status: string;
  readonly action: string;
  readonly protocol: number | null;
  readonly srcPort: number | null;
  readonly dstPort: number | null;
  readonly packets: number | null;
  readonly bytes: number | null;
  readonly flags: number | null;
  readonly start: number;
  readonly end: number;
}

export function textOf(options: DemoOptions): string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for (const chunk of demo(options).chunks()) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

/** @throws when a line has not as many values as the header has names. */
export function readRecords(options: DemoOptions = {}): PlainRecord[] {
  const lines = textOf({ ...options, format: 'csv' }).split('\n');
  const names = (lines[0] ?? '').split(',');
  const place = (name: string): number => {
    const index = names.indexOf(name);
    if (index < 0) throw new Error(`The header lacks ${name}.`);
    return index;
  };
  const at = {
    time: place('__time__'), eni: place('eni-id'), vm: place('vm-id'), vswitch: place('vswitch-id'), vpc: place('vpc-id'),
    type: place('type'), src: place('srcaddr'), dst: place('dstaddr'), direction: place('direction'),
    path: place('traffic_path'), status: place('log-status'), action: place('action'), protocol: place('protocol'),
    srcPort: place('srcport'), dstPort: place('dstport'), packets: place('packets'), bytes: place('bytes'),
    flags: place('tcp-flags'), start: place('start'), end: place('end'),
  };
  if (lines.pop() !== '') throw new Error('The last line has no end.');
  return lines.slice(1).map((line) => {
    const values = line.split(',');
    if (values.length !== names.length) throw new Error(`Not ${names.length} values: ${line}`);
    const text = (index: number): string => values[index] ?? '';
    const whole = (index: number): number | null => {
      const value = text(index);
      if (value === '-') return null;
      const number = Number(value);
      if (!Number.isSafeInteger(number) || String(number) !== value) throw new Error(`Not a whole number, ${value}: ${line}`);
      return number;
    };
    return {
      time: whole(at.time) ?? -1, eni: text(at.eni), vm: text(at.vm), vswitch: text(at.vswitch), vpc: text(at.vpc),
      type: text(at.type), src: text(at.src), dst: text(at.dst), direction: text(at.direction), path: text(at.path),
      status: text(at.status), action: text(at.action), protocol: whole(at.protocol), srcPort: whole(at.srcPort),
      dstPort: whole(at.dstPort), packets: whole(at.packets), bytes: whole(at.bytes), flags: whole(at.flags),
      start: whole(at.start) ?? -1, end: whole(at.end) ?? -1,
    };
  });
}

/** Sums by key. */
export function sums(records: Iterable<PlainRecord>, key: (record: PlainRecord) => string | null): Map<string, number> {
  const result = new Map<string, number>();
  for (const record of records) {
    const of = key(record);
    if (of !== null) result.set(of, (result.get(of) ?? 0) + (record.bytes ?? 0));
  }
  return result;
}
