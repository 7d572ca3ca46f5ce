import { beforeEach, describe, expect, it } from 'vitest';
import { keptBytes, readBlock, readManifest, removeAll, writeStore, type Block } from './store.ts';

const pause = async (): Promise<void> => undefined;
let root: FileSystemDirectoryHandle;

beforeEach(async () => {
  root = await (await navigator.storage.getDirectory()).getDirectoryHandle(`test-${crypto.randomUUID()}`, { create: true });
});

function block(name: string, length: number, value: number): Block {
  return { name, bytes: new Uint8Array(length).fill(value) };
}

function source(hash: string, blocks: Iterable<Block>): Parameters<typeof writeStore>[1] {
  return { hash, identities: [{ name: 'a.log', bytes: 10, sha256: 'ab' }], layout: { rows: 3 }, blocks };
}

async function folders(): Promise<number> {
  let count = 0;
  for await (const handle of root.values()) if (handle.kind === 'directory') count++;
  return count;
}

describe('kept column files', () => {
  it('come back as they were written', async () => {
    await writeStore(root, source('h1', [block('time', 1000, 7), block('bytes', 500, 9)]), pause);
    const manifest = await readManifest(root, 'h1');
    expect(manifest?.layout).toEqual({ rows: 3 });
    expect(manifest?.identities).toEqual([{ name: 'a.log', bytes: 10, sha256: 'ab' }]);
    expect(manifest && (await readBlock(root, manifest, 'bytes'))).toEqual(new Uint8Array(500).fill(9));
    expect(await keptBytes(root)).toBe(1500);
  });

  it('are the old ones while the new are being written, and after the writing broke', async () => {
    await writeStore(root, source('h1', [block('time', 10, 1)]), pause);
    function* breaking(): Iterable<Block> {
      yield block('time', 10, 2);
      throw new DOMException('full', 'QuotaExceededError');
    }
    await expect(writeStore(root, source('h1', breaking()), pause)).rejects.toThrow('full');
    const manifest = await readManifest(root, 'h1');
    expect(manifest && (await readBlock(root, manifest, 'time'))[0]).toBe(1);
    expect(await folders()).toBe(1);
  });

  it('are the new ones after the switch, with nothing left of the old', async () => {
    await writeStore(root, source('h1', [block('time', 10, 1)]), pause);
    await writeStore(root, source('h1', [block('time', 20, 2)]), pause);
    const manifest = await readManifest(root, 'h1');
    expect(manifest && (await readBlock(root, manifest, 'time'))).toEqual(new Uint8Array(20).fill(2));
    expect(await folders()).toBe(1);
  });

  it('leave no trace of a writing that was cut off, once the next one ends', async () => {
    const half = await root.getDirectoryHandle('h1-cut-off', { create: true });
    const file = await (await half.getFileHandle('time', { create: true })).createWritable();
    await file.write(new Uint8Array(5));
    await file.close();
    expect(await readManifest(root, 'h1')).toBeNull();
    await writeStore(root, source('h2', [block('time', 10, 1)]), pause);
    expect(await folders()).toBe(1);
  });

  it('are not offered when a block is missing or short', async () => {
    const manifest = await writeStore(root, source('h1', [block('time', 10, 1)]), pause);
    const directory = await root.getDirectoryHandle(manifest.folder);
    const file = await (await directory.getFileHandle('time')).createWritable();
    await file.write(new Uint8Array(4));
    await file.close();
    expect(await readManifest(root, 'h1')).toBeNull();
  });

  it('are not offered when the manifest is not one', async () => {
    const file = await (await root.getFileHandle('h1.manifest.json', { create: true })).createWritable();
    await file.write('{"version":1,"hash":"h1"}');
    await file.close();
    expect(await readManifest(root, 'h1')).toBeNull();
  });

  it('are gone after forgetting', async () => {
    await writeStore(root, source('h1', [block('time', 10, 1)]), pause);
    await removeAll(root);
    expect(await readManifest(root, 'h1')).toBeNull();
    expect(await keptBytes(root)).toBe(0);
  });
});
