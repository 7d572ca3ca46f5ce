import type { NetworkTable } from '../../../base/geo/networks.ts';
import { lockName, keptFolder, isKeepingSupported } from './place.ts';

/**
 * Loaded databases of networks on this device, one file for each family, beside the column files and gone with them when all is
 * forgotten. A file is the length of its head (u32, little endian), the head as JSON, zeros up to a multiple of four, then the
 * arrays one after the other, as the machine has its words. Written whole or not at all.
 */
export interface KeptNetworks {
  readonly name: string;
  /** Unix seconds. */
  readonly loadedAt: number;
  readonly table: NetworkTable;
}

interface Head {
  readonly version: 1;
  readonly name: string;
  readonly loadedAt: number;
  readonly family: 4 | 6;
  readonly ranges: number;
  readonly organisations: readonly string[];
}

const fileName = (family: 4 | 6): string => `networks-v${family}`;

export function packNetworks({ name, loadedAt, table }: KeptNetworks): Uint8Array<ArrayBuffer> {
  const head: Head = { version: 1, name, loadedAt, family: table.family, ranges: table.ranges.count, organisations: table.organisations };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const arrays = [table.ranges.starts, table.ranges.ends, table.networks, table.numbers];
  const at = Math.ceil((4 + text.length) / 4) * 4;
  const bytes = new Uint8Array(at + arrays.reduce((sum, array) => sum + array.byteLength, 0));
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let to = at;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), to);
    to += array.byteLength;
  }
  return bytes;
}

/** Null when the bytes are not what `packNetworks` wrote. */
export function unpackNetworks(bytes: Uint8Array<ArrayBuffer>): KeptNetworks | null {
  if (bytes.length < 4) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = parseHead(bytes.subarray(4, 4 + length));
  if (!head) return null;
  const words = head.family === 4 ? 1 : 4;
  const lengths = [head.ranges * words, head.ranges * words, head.ranges, head.organisations.length];
  let at = Math.ceil((4 + length) / 4) * 4;
  if (bytes.length !== at + 4 * lengths.reduce((sum, one) => sum + one, 0)) return null;
  const [starts, ends, networks, numbers] = lengths.map((one) => {
    const array = new Uint32Array(bytes.slice(at, at + 4 * one).buffer);
    at += 4 * one;
    return array;
  });
  if (!starts || !ends || !networks || !numbers) return null;
  const table: NetworkTable = { family: head.family, ranges: { words, count: head.ranges, starts, ends }, networks, numbers, organisations: head.organisations };
  return { name: head.name, loadedAt: head.loadedAt, table };
}

function parseHead(bytes: Uint8Array): Head | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value !== 'object' || value === null) return null;
    const head = value as Partial<Head>; // Each member is checked below.
    const whole =
      head.version === 1 && typeof head.name === 'string' && typeof head.loadedAt === 'number' && (head.family === 4 || head.family === 6) &&
      Number.isSafeInteger(head.ranges) && Array.isArray(head.organisations) && head.organisations.every((name) => typeof name === 'string');
    return whole ? (head as Head) : null; // As checked.
  } catch {
    return null;
  }
}

/** Writes, or removes with null, when no other tab is writing any more. Bytes now kept; null when this browser or its quota did not let us. */
export async function keepNetworks(family: 4 | 6, kept: KeptNetworks | null): Promise<number | null> {
  if (!isKeepingSupported()) return null;
  return navigator.locks.request(lockName, async () => {
    try {
      const folder = await keptFolder();
      if (!kept) {
        await folder.removeEntry(fileName(family)).catch(() => undefined); // Not there is as good as removed.
        return 0;
      }
      const bytes = packNetworks(kept);
      const writable = await (await folder.getFileHandle(fileName(family), { create: true })).createWritable();
      await writable.write(bytes);
      await writable.close();
      return bytes.length;
    } catch {
      return null;
    }
  });
}

/** What is kept of a family, with its bytes; null when nothing whole is. */
export async function keptNetworks(family: 4 | 6): Promise<{ readonly kept: KeptNetworks; readonly bytes: number } | null> {
  if (!isKeepingSupported()) return null;
  return navigator.locks.request(lockName, { mode: 'shared' }, async () => {
    try {
      const file = await (await (await keptFolder(false)).getFileHandle(fileName(family))).getFile();
      const bytes = new Uint8Array(await file.arrayBuffer());
      const kept = unpackNetworks(bytes);
      return kept && { kept, bytes: bytes.length };
    } catch {
      return null; // Nothing was kept.
    }
  });
}
