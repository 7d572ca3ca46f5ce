import type { HeldThreatList } from '../loaded-threats.ts';
import type { LoadedThreatList } from '../threat-lists.ts';
import type { PackedThreatEntries } from '../../../model/threat-entries.ts';
import { isKeepingSupported, keptFolder, lockName } from './place.ts';

/**
 * Threat lists on this device, beside the column files and gone with them when all is forgotten. One file of JSON says which there
 * are and is written last; the entries of each list are a file of their own, which never changes: the lengths of its parts (four
 * u32, as the machine has its words), then bounds, lines, families, texts and notes.
 */
const manifestName = 'threat-lists.json';
const entriesName = (id: string): string => `threat-list-${id}`;
const isEntries = (name: string): boolean => name.startsWith('threat-list-');

interface Manifest {
  readonly version: 1;
  readonly includePrivate: boolean;
  readonly lists: readonly LoadedThreatList[];
}

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

/** Writes all lists that are held and removes those that are not. Bytes now kept; null when this browser or its quota did not let us. */
export async function keepThreats(held: readonly HeldThreatList[], includePrivate: boolean): Promise<number | null> {
  if (!isKeepingSupported()) return null;
  return navigator.locks.request(lockName, async () => {
    try {
      const folder = await keptFolder();
      const there = new Set<string>();
      for await (const name of folder.keys()) if (isEntries(name)) there.add(name);
      let bytes = 0;
      for (const { list, entries } of held) {
        const name = entriesName(list.id);
        if (!there.delete(name)) await write(folder, name, packEntries(entries));
        bytes += (await (await folder.getFileHandle(name)).getFile()).size;
      }
      const manifest: Manifest = { version: 1, includePrivate, lists: held.map(({ list }) => list) };
      const text = new TextEncoder().encode(JSON.stringify(manifest));
      await write(folder, manifestName, text);
      for (const name of there) await folder.removeEntry(name).catch(() => undefined); // Gone is what it should be.
      return bytes + text.length;
    } catch {
      return null;
    }
  });
}

export interface KeptThreats {
  readonly lists: readonly HeldThreatList[];
  readonly includePrivate: boolean;
  readonly bytes: number;
}

/** What is kept, null when nothing whole is. A list whose entries are gone is left out. */
export async function keptThreats(): Promise<KeptThreats | null> {
  if (!isKeepingSupported()) return null;
  return navigator.locks.request(lockName, { mode: 'shared' }, async () => {
    try {
      const folder = await keptFolder(false);
      const head = new Uint8Array(await (await (await folder.getFileHandle(manifestName)).getFile()).arrayBuffer());
      const manifest = parseManifest(JSON.parse(new TextDecoder().decode(head)));
      if (!manifest) return null;
      let bytes = head.length;
      const lists: HeldThreatList[] = [];
      for (const list of manifest.lists) {
        const packed = new Uint8Array(await (await (await folder.getFileHandle(entriesName(list.id))).getFile()).arrayBuffer());
        const entries = unpackEntries(packed);
        if (entries) lists.push({ list, entries });
        bytes += packed.length;
      }
      return { lists, includePrivate: manifest.includePrivate, bytes };
    } catch {
      return null; // Nothing was kept.
    }
  });
}

function parseManifest(value: unknown): Manifest | null {
  if (typeof value !== 'object' || value === null) return null;
  const manifest = value as Partial<Manifest>; // Each member is checked below.
  if (manifest.version !== 1 || !Array.isArray(manifest.lists)) return null;
  const lists: readonly unknown[] = manifest.lists;
  return { version: 1, includePrivate: manifest.includePrivate === true, lists: lists.flatMap((one) => parseList(one) ?? []) };
}

function parseList(value: unknown): LoadedThreatList | null {
  if (typeof value !== 'object' || value === null) return null;
  const list = value as Partial<LoadedThreatList>; // As checked here; the rest is told only.
  const whole = typeof list.id === 'string' && typeof list.name === 'string' && typeof list.on === 'boolean' && typeof list.weight === 'number' && typeof list.entries === 'number' && typeof list.form === 'string';
  if (!whole) return null;
  return { ...(list as LoadedThreatList), date: list.date ?? null, title: list.title ?? null, skipped: list.skipped ?? 0, repeated: list.repeated ?? 0, loadedAt: list.loadedAt ?? 0, faults: Array.isArray(list.faults) ? list.faults : [] }; // As checked.
}

async function write(folder: FileSystemDirectoryHandle, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await writable.write(bytes);
  await writable.close();
}
