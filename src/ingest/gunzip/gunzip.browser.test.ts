import { expect, it } from 'vitest';
import { Memory } from '../../columns/memory.ts';
import wasmAddress from '../../generated/ingest.wasm?url';
import { ingestModule } from '../module.ts';
import { chunkOf } from '../bytes/chunk.ts';
import { Gunzip } from './gunzip.ts';
import packedSamples from './samples.json';

/**
 * The same inflate in Chromium, against what zlib packed (`samples.json`, made by zlib at levels 0 to 9, see
 * `samples.test.ts`) and against what the browser packs itself.
 */
async function freshGunzip(): Promise<Gunzip> {
  const memory = new Memory({ reservedBytes: 256 * 1024 });
  const module = await WebAssembly.compileStreaming(fetch(wasmAddress));
  return new Gunzip(memory, ingestModule(module, memory));
}

async function unpacked(packed: Uint8Array, chunk: number): Promise<{ text: string; defects: readonly unknown[] }> {
  const gunzip = await freshGunzip();
  const decoder = new TextDecoder();
  let text = '';
  for (let at = 0; at < packed.length; at += chunk) {
    for (const span of gunzip.push(chunkOf(packed.subarray(at, at + chunk)))) text += decoder.decode(span().slice(), { stream: true });
  }
  gunzip.finish();
  gunzip.release();
  return { text, defects: gunzip.defects };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}

const plain = packedSamples.plain.repeat(packedSamples.times);

async function packedByBrowser(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer());
}

it('gives back what zlib packed at every level, in chunks of 1 byte, 64 KiB and whole', async () => {
  expect(packedSamples.levels).toHaveLength(10);
  for (const level of packedSamples.levels) {
    const packed = bytesOf(level);
    for (const chunk of [1, 65_536, packed.length]) {
      const { text, defects } = await unpacked(packed, chunk);
      expect(defects).toEqual([]);
      expect(text === plain).toBe(true);
    }
  }
});

it('reads many members, padding and trailing bytes, where the browser’s own stream gives up', async () => {
  const one = bytesOf(packedSamples.levels[6] ?? '');
  const two = await packedByBrowser('second\n');
  const whole = new Uint8Array([...one, ...two, 0, 0, 0, ...two, 0, 9]);
  for (const chunk of [1, 65_536, whole.length]) {
    const { text, defects } = await unpacked(whole, chunk);
    expect(text === `${plain}second\nsecond\n`).toBe(true);
    expect(defects).toEqual([{ detail: 'trailing', offset: whole.length - 1 }]);
  }
  const theirs = new Response(new Blob([whole]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  await expect(theirs).rejects.toBeInstanceOf(Error);
});

it('gives back megabytes that the browser packed', async () => {
  let state = 1;
  const lines: string[] = [];
  for (let i = 0; i < 40_000; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    lines.push(`2 123456789010 eni-${state % 97} 10.0.${state % 256}.${(state >>> 8) % 256} 172.31.16.21 ${state % 65_536} 443 6 ${i} 1418530010 1418530070 ACCEPT OK\n`);
  }
  const text = lines.join('');
  const result = await unpacked(await packedByBrowser(text), 65_536);
  expect(result.defects).toEqual([]);
  expect(result.text === text).toBe(true);
});
