import { isNullText } from '../values.ts';
import { pairOf, type GroupFields } from './outline.ts';
import { bytesType, varintType, Wire } from './wire.ts';

const time = 1;
const contents = 2;

/**
 * The log in [from, to) as one flat object, as JSON lines have it. The log's own time and what its group says come before
 * what its contents might call so. Throws `Damaged`.
 */
export function exactLog(bytes: Uint8Array, from: number, to: number, group: GroupFields): Readonly<Record<string, string | number>> {
  // The first columns to be met, whatever the contents are: a log with many keys has its time among those that are read fast.
  const record = new Map<string, string | number>([['__time__', ''], ['__topic__', ''], ['__source__', '']]);
  const wire = new Wire(bytes, from, to);
  let seconds: number | null = null;
  while (wire.at < to) {
    const { field, type } = wire.tag();
    if (field === time && type === varintType) seconds = wire.varint();
    else if (field === contents && type === bytesType) {
      const span = wire.span();
      const [key, value] = pairOf(bytes, span.from, span.to);
      record.set(key, value);
    } else wire.skip(type);
  }
  for (const [name, value] of group) if (!isNullText(value)) record.set(name, value);
  if (seconds !== null) record.set('__time__', seconds);
  return Object.fromEntries(record);
}
