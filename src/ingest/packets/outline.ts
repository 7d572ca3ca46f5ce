import { bytesType, Damaged, Wire } from './wire.ts';

/** What a log group says of all its logs, as fields of records: topic, source, tags. */
export type GroupFields = readonly (readonly [name: string, value: string])[];

export interface GroupOutline {
  readonly fields: GroupFields;
  /** Up to here the group is whole fields. */
  readonly end: number;
  /** What is wrong there, when that is not the end of the group. */
  readonly damage: Damaged | null;
}

const logs = 1;
const topic = 3;
const source = 4;
const tags = 6;
/** Says which packet of a writer a log came in; another one for each packet, and nothing about the record. */
const packetId = '__pack_id__';
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Walks the fields of the log group in [from, to), without looking into its logs. Topic and source stand behind them. */
export function outlineOf(bytes: Uint8Array, from: number, to: number): GroupOutline {
  const fields: (readonly [string, string])[] = [];
  const wire = new Wire(bytes, from, to);
  let end = from;
  try {
    while (wire.at < to) {
      const { field, type } = wire.tag();
      if (type === bytesType && field !== logs) {
        const span = wire.span();
        if (field === topic) fields.push(['__topic__', text(bytes, span)]);
        else if (field === source) fields.push(['__source__', text(bytes, span)]);
        else if (field === tags) {
          const [key, value] = pairOf(bytes, span.from, span.to);
          if (key !== packetId && key !== '') fields.push([key.startsWith('__tag__:') ? key : `__tag__:${key}`, value]);
        }
      } else wire.skip(type);
      end = wire.at;
    }
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    return { fields, end, damage: error };
  }
  return { fields, end, damage: null };
}

/** A message of a key (1) and a value (2), both text. Absent ones are empty. */
export function pairOf(bytes: Uint8Array, from: number, to: number): readonly [key: string, value: string] {
  const wire = new Wire(bytes, from, to);
  let key = '';
  let value = '';
  while (wire.at < to) {
    const { field, type } = wire.tag();
    if (type === bytesType && field === 1) key = text(bytes, wire.span());
    else if (type === bytesType && field === 2) value = text(bytes, wire.span());
    else wire.skip(type);
  }
  return [key, value];
}

function text(bytes: Uint8Array, { from, to }: { readonly from: number; readonly to: number }): string {
  // A copy: decoders refuse bytes of a shared memory.
  return decoder.decode(bytes.slice(from, to));
}
