import type { PackedThreatEntries } from '../../../model/threat-entries.ts';
import type { OwnedThreats, ThreatsSaid } from '../owned-threats.ts';
import { isKeepingSupported, keptFolder, lockName, threatManifestName } from './place.ts';

/**
 * Threat lists on this device, beside the column files and gone with them when all is forgotten. One file of JSON says which there
 * are and is written last; the entries of each list are a file of their own, which never changes: the lengths of its parts (four
 * u32, as the machine has its words), then bounds, lines, families, texts and notes.
 */
const entriesName = (id: string): string => `threat-list-${id}`;
const isEntries = (name: string): boolean => name.startsWith('threat-list-');

/** With its schemas; few readers keep lists. */
const parsing = () => import('./threat-manifest.ts');

const headBytes = 16;

export function packEntries({ families, bounds, lines, texts, notes }: PackedThreatEntries): Uint8Array<ArrayBuffer> {
  const [text, note] = [new TextEncoder().encode(texts), new TextEncoder().encode(notes)];
  const parts = [bounds, lines, families, text, note];
  const bytes = new Uint8Array(headBytes + parts.reduce((sum, part) => sum + part.byteLength, 0));
  bytes.set(new Uint8Array(Uint32Array.of(1, lines.length, text.length, note.length).buffer));
  let at = headBytes;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** Null when the bytes are not what `packEntries` wrote. */
export function unpackEntries(bytes: Uint8Array<ArrayBuffer>): PackedThreatEntries | null {
  if (bytes.length < headBytes) return null;
  const [version = 0, count = 0, text = 0, note = 0] = new Uint32Array(bytes.slice(0, headBytes).buffer);
  if (version !== 1 || bytes.length !== headBytes + 37 * count + text + note) return null;
  let at = headBytes;
  const next = (length: number): Uint8Array<ArrayBuffer> => bytes.slice(at, (at += length));
  const words = (length: number): Uint32Array<ArrayBuffer> => new Uint32Array(next(4 * length).buffer);
  const decoder = new TextDecoder();
  return { bounds: words(8 * count), lines: words(count), families: next(count), texts: decoder.decode(next(text)), notes: decoder.decode(next(note)) };
}

/** Writes all lists that are held, by whichever owner, now or before, and removes others. Bytes now kept; null when this browser or its quota did not let us. */
export async function keepThreats(owners: readonly OwnedThreats[], beginning: ThreatsSaid): Promise<number | null> {
  if (!isKeepingSupported()) return null;
  return navigator.locks.request(lockName, async () => {
    try {
      const folder = await keptFolder();
      const there = new Set<string>();
      for await (const name of folder.keys()) if (isEntries(name)) there.add(name);
      let bytes = 0;
      const { manifestOf } = await parsing();
      const { manifest, held } = manifestOf(owners, beginning);
      for (const { list, entries } of held) {
        const name = entriesName(list.id);
        // What was begun when the device was full is there, but empty.
        if (!there.delete(name) || (await sizeOf(folder, name)) === 0) await write(folder, name, packEntries(entries));
        bytes += await sizeOf(folder, name);
      }
      const text = new TextEncoder().encode(JSON.stringify(manifest));
      await write(folder, threatManifestName, text);
      for (const name of there) await folder.removeEntry(name).catch(() => undefined); // Gone is what it should be.
      return bytes + text.length;
    } catch {
      return null;
    }
  });
}

export interface KeptThreats {
  readonly owners: readonly OwnedThreats[];
  /** What owners begin with. */
  readonly beginning: ThreatsSaid;
  readonly bytes: number;
}

/** What is kept, null when nothing whole is. A list whose entries are gone is left out. */
export async function keptThreats(): Promise<KeptThreats | null> {
  if (!isKeepingSupported()) return null;
  return navigator.locks.request(lockName, { mode: 'shared' }, async () => {
    try {
      const folder = await keptFolder(false);
      const head = new Uint8Array(await (await (await folder.getFileHandle(threatManifestName)).getFile()).arrayBuffer());
      const { manifestRead, saidOf } = await parsing();
      const manifest = manifestRead(JSON.parse(new TextDecoder().decode(head)));
      if (!manifest) return null;
      let bytes = head.length;
      const entries = new Map<string, PackedThreatEntries>();
      for (const { id } of manifest.lists) {
        const file = await folder.getFileHandle(entriesName(id)).catch(() => null);
        if (!file) continue;
        const packed = new Uint8Array(await (await file.getFile()).arrayBuffer());
        const read = unpackEntries(packed);
        if (read) entries.set(id, read);
        bytes += packed.length;
      }
      return { ...saidOf(manifest, entries), bytes };
    } catch {
      return null; // Nothing was kept.
    }
  });
}

async function sizeOf(folder: FileSystemDirectoryHandle, name: string): Promise<number> {
  return (await (await folder.getFileHandle(name)).getFile()).size;
}

async function write(folder: FileSystemDirectoryHandle, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await writable.write(bytes);
  await writable.close();
}
