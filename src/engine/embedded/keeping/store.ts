import type { FileIdentity } from '../contract.ts';

/**
 * Column files kept on this device, in the origin's private file system. A source is a folder of blocks and a manifest
 * beside it. Blocks go into a new folder; the manifest is replaced last and at once, so whatever stops the writing (a
 * reload, a full disk, a crash) leaves the previous state or the new one. Folders that no manifest names are swept later.
 */
export interface Manifest {
  readonly version: 1;
  readonly hash: string;
  readonly identities: readonly FileIdentity[];
  readonly folder: string;
  readonly blocks: readonly { readonly name: string; readonly bytes: number }[];
  /** What the table wants to know again: its own layout, as JSON. */
  readonly layout: unknown;
}

export interface Block {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const manifestEnd = '.manifest.json';

/**
 * Writes a source beside the old one and switches. Rethrows what the file system throws (`QuotaExceededError` when the disk is
 * full) after removing the half-written folder. `pause` is awaited between blocks.
 */
export async function writeStore(
  root: FileSystemDirectoryHandle,
  store: { readonly hash: string; readonly identities: readonly FileIdentity[]; readonly layout: unknown; readonly blocks: Iterable<Block> },
  pause: () => Promise<void>,
): Promise<Manifest> {
  const folder = `${store.hash}-${crypto.randomUUID()}`;
  const directory = await root.getDirectoryHandle(folder, { create: true });
  try {
    const blocks: { name: string; bytes: number }[] = [];
    for (const block of store.blocks) {
      await replaceFile(directory, block.name, block.bytes);
      blocks.push({ name: block.name, bytes: block.bytes.byteLength });
      await pause();
    }
    const manifest: Manifest = { version: 1, hash: store.hash, identities: store.identities, folder, blocks, layout: store.layout };
    await replaceFile(root, store.hash + manifestEnd, JSON.stringify(manifest));
    await sweep(root);
    return manifest;
  } catch (error) {
    await root.removeEntry(folder, { recursive: true }).catch(() => undefined); // The first error is the one to tell; a folder left behind is swept later.
    throw error;
  }
}

/** The manifest kept under this hash, when it and all its blocks are whole; null otherwise. */
export async function readManifest(root: FileSystemDirectoryHandle, hash: string): Promise<Manifest | null> {
  try {
    const file = await (await root.getFileHandle(hash + manifestEnd)).getFile();
    const manifest = parseManifest(JSON.parse(await file.text()));
    if (!manifest || manifest.hash !== hash) return null;
    const directory = await root.getDirectoryHandle(manifest.folder);
    for (const block of manifest.blocks) {
      const kept = await (await directory.getFileHandle(block.name)).getFile();
      if (kept.size !== block.bytes) return null;
    }
    return manifest;
  } catch {
    return null; // Not there, or not readable: to the caller the same, nothing is kept.
  }
}

/** The bytes of one block of a manifest that was just read. */
export async function readBlock(root: FileSystemDirectoryHandle, manifest: Manifest, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const directory = await root.getDirectoryHandle(manifest.folder);
  const file = await (await directory.getFileHandle(name)).getFile();
  return new Uint8Array(await file.arrayBuffer());
}

/** Bytes of all blocks that manifests name. */
export async function keptBytes(root: FileSystemDirectoryHandle): Promise<number> {
  let bytes = 0;
  for (const manifest of await manifests(root)) for (const block of manifest.blocks) bytes += block.bytes;
  return bytes;
}

/** Removes every source. */
export async function removeAll(root: FileSystemDirectoryHandle): Promise<void> {
  for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
}

async function sweep(root: FileSystemDirectoryHandle): Promise<void> {
  const named = new Set((await manifests(root)).map((manifest) => manifest.folder));
  for await (const [name, handle] of root.entries()) {
    if (handle.kind === 'directory' && !named.has(name)) await root.removeEntry(name, { recursive: true });
  }
}

async function manifests(root: FileSystemDirectoryHandle): Promise<Manifest[]> {
  const found: Manifest[] = [];
  for await (const name of root.keys()) {
    if (!name.endsWith(manifestEnd)) continue;
    const manifest = await readManifest(root, name.slice(0, -manifestEnd.length));
    if (manifest) found.push(manifest);
  }
  return found;
}

/**
 * A writable stream works on a copy and takes the file's place when it is closed: readers see the old bytes or the new. It
 * also works on the page and in browsers without synchronous handles, which a folder of a few large blocks does not need.
 */
async function replaceFile(directory: FileSystemDirectoryHandle, name: string, content: string | Uint8Array<ArrayBuffer>): Promise<void> {
  if (typeof content === 'string') return writeFile(directory, name, [content]);
  try {
    await writeFile(directory, name, [content]);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    // Chromium, out of quota, may break off a long write without saying why. Short ones are refused with the reason.
    await writeFile(directory, name, pieces(content));
  }
}

async function writeFile(directory: FileSystemDirectoryHandle, name: string, parts: Iterable<string | Uint8Array<ArrayBuffer>>): Promise<void> {
  const writable = await (await directory.getFileHandle(name, { create: true })).createWritable();
  try {
    for (const part of parts) await writable.write(part);
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => undefined); // Already failed; the first error is the one to tell.
    throw error;
  }
}

const shortWrite = 32 * 1024;

function* pieces(bytes: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < bytes.length; at += shortWrite) yield bytes.subarray(at, at + shortWrite);
}

function parseManifest(value: unknown): Manifest | null {
  if (typeof value !== 'object' || value === null) return null;
  const m = value as Partial<Manifest>; // Each member is checked below.
  const whole =
    m.version === 1 && typeof m.hash === 'string' && typeof m.folder === 'string' && Array.isArray(m.identities) &&
    Array.isArray(m.blocks) && m.blocks.every((b) => typeof b.name === 'string' && typeof b.bytes === 'number');
  return whole ? (m as Manifest) : null; // As checked.
}
