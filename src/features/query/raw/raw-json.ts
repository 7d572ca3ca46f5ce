import { fieldNamed, fields } from '../../../model/fields.ts';
import type { Value } from '../../../model/frame.ts';
import { computedTwin } from '../../../model/recorded-name.ts';

/** The log's own order: the order in which the cloud writes a record, then the reader's own columns. */
const order = [
  '__time__', '__topic__', '__source__', 'version', 'account-id', 'region', 'eni-id', 'vm-id', 'vswitch-id', 'vpc-id', 'type', 'protocol', 'srcaddr', 'srcport', 'dstaddr',
  'dstport', 'direction', 'action', 'packets', 'bytes', 'start', 'end', 'tcp-flags', 'log-status', 'traffic_path',
];
const places = new Map(order.map((name, i) => [name, i]));

/** Fields that the log itself holds, in its order; nothing that was computed here. */
export function recordedFields(present: readonly string[]): readonly string[] {
  const own = present.filter((name) => fieldNamed(name)?.origin !== 'computed');
  const place = (name: string): number => places.get(name) ?? order.length + Math.max(0, fields.findIndex((field) => field.name === name));
  return own.map((name, i) => ({ name, i })).sort((a, b) => place(a.name) - place(b.name) || a.i - b.i).map(({ name }) => name);
}

/**
 * A record as the log service gives it: every value a text, `-` where the record has none. `__time__` stands for itself only where
 * it is another one than `start`, as a log in a file has none.
 */
export function rawRecord(values: Readonly<Record<string, Value>>, present: readonly string[]): Readonly<Record<string, string>> {
  const names = recordedFields(present).filter((name) => name !== '__time__' || values['__time__'] !== values['start']);
  return Object.fromEntries(names.map((name) => [computedTwin(name) ?? name, text(values[name] ?? null)]));
}

export function rawJson(values: Readonly<Record<string, Value>>, present: readonly string[]): string {
  return JSON.stringify(rawRecord(values, present));
}

function text(value: Value): string {
  return value === null ? '-' : String(value);
}
