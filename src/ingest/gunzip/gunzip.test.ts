import { crc32, deflateRawSync, gzipSync, constants } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chunkOf } from '../bytes/chunk.ts';
import { Gunzip, type GunzipDefect } from './gunzip.ts';
import { freshModule } from '../testing/module.ts';
import { below, seeded } from '../testing/random.ts';

const { memory, module } = freshModule();

function gunzip(bytes: Uint8Array, chunk = bytes.length): { out: Buffer; defects: GunzipDefect[] } {
  const inflater = new Gunzip(memory, module);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += Math.max(1, chunk)) {
    for (const span of inflater.push(chunkOf(bytes.subarray(at, at + Math.max(1, chunk))))) parts.push(Buffer.from(span()));
  }
  inflater.finish();
  inflater.release();
  return { out: Buffer.concat(parts), defects: inflater.defects };
}

const random = seeded(7);
const lines = Array.from({ length: 6000 }, (_, i) => `2 123456789010 eni-${below(random, 40)} 10.0.${below(random, 256)}.${below(random, 256)} 172.31.16.21 ${below(random, 65536)} 443 6 ${i} ${below(random, 1e6)} 1418530010 1418530070 ACCEPT OK\n`).join('');
const samples: Record<string, Buffer> = {
  'log lines': Buffer.from(lines),
  nothing: Buffer.alloc(0),
  'one byte': Buffer.from('x'),
  zeros: Buffer.alloc(700_000),
  noise: Buffer.from(Array.from({ length: 200_000 }, () => below(random, 256))),
  'short periods': Buffer.from('ab'.repeat(5000) + 'abc'.repeat(5000) + 'abcdefg'.repeat(5000) + 'abcdefghijklm'.repeat(5000) + '0123456789abcdefg'.repeat(5000)),
};

function header(flags: number, extra: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x1f, 0x8b, 8, flags, 1, 2, 3, 4, 0, 3]), extra]);
}

function member(head: Buffer, data: Buffer): Buffer {
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(data) >>> 0, 0);
  trailer.writeUInt32LE(data.length >>> 0, 4);
  return Buffer.concat([head, deflateRawSync(data), trailer]);
}

describe('gunzip', () => {
  for (const [name, data] of Object.entries(samples)) {
    for (let level = 0; level <= 9; level++) {
      it(`gives back ${name} of level ${level}, whole and in chunks of 64 KiB`, () => {
        const packed = gzipSync(data, { level });
        for (const chunk of [packed.length, 65_536, 4093]) {
          const { out, defects } = gunzip(packed, chunk);
          expect(defects).toEqual([]);
          expect(out.equals(data)).toBe(true);
        }
      });
    }
  }

  it('gives back every sample in chunks of one byte', () => {
    for (const data of Object.values(samples)) {
      for (const level of [0, 1, 6]) {
        const { out, defects } = gunzip(gzipSync(data, { level }), 1);
        expect(defects).toEqual([]);
        expect(out.equals(data)).toBe(true);
      }
    }
  });

  it('reads fixed codes, runs and Huffman-only streams', () => {
    for (const strategy of [constants.Z_FIXED, constants.Z_RLE, constants.Z_HUFFMAN_ONLY, constants.Z_FILTERED]) {
      for (const data of Object.values(samples)) {
        expect(gunzip(gzipSync(data, { strategy }), 777).out.equals(data)).toBe(true);
      }
    }
  });

  it('reads flushed streams, with empty stored blocks between', () => {
    const packed = gzipSync(Buffer.from(lines), { finishFlush: constants.Z_FINISH, flush: constants.Z_FULL_FLUSH, chunkSize: 4096 });
    expect(gunzip(packed, 100).out.toString()).toBe(lines);
  });

  it('reads many members, empty ones too, cut anywhere', () => {
    const parts = ['first\n', '', lines.slice(0, 50_000), '', 'last\n'];
    const packed = Buffer.concat(parts.map((part) => gzipSync(Buffer.from(part))));
    for (const chunk of [1, 2, 3, 7, 1000, packed.length]) {
      const { out, defects } = gunzip(packed, chunk);
      expect(defects).toEqual([]);
      expect(out.toString()).toBe(parts.join(''));
    }
  });

  it('reads all optional header fields and verifies the header checksum', () => {
    const data = Buffer.from('hello\n');
    const extra = Buffer.concat([Buffer.from([3, 0, 9, 9, 9]), Buffer.from('name\0comment\0')]);
    const head = header(4 | 8 | 16 | 2, extra);
    const sum = Buffer.alloc(2);
    sum.writeUInt16LE(crc32(head) & 0xffff, 0);
    const good = member(Buffer.concat([head, sum]), data);
    for (const chunk of [1, good.length]) expect(gunzip(good, chunk)).toEqual({ out: data, defects: [] });
    const bad = Buffer.from(good);
    bad[12] = 8;
    expect(gunzip(bad).defects[0]?.detail).toBe('corrupt');
  });

  it('ignores zero padding after and between members', () => {
    const one = gzipSync(Buffer.from('one\n'));
    const packed = Buffer.concat([one, Buffer.alloc(511), one, Buffer.alloc(70_000)]);
    for (const chunk of [1, 64, packed.length]) expect(gunzip(packed, chunk)).toEqual({ out: Buffer.from('one\none\n'), defects: [] });
  });

  it('keeps everything before other trailing bytes and tells where they begin', () => {
    const one = gzipSync(Buffer.from(lines));
    for (const tail of ['garbage', '\x1f', '\x1fx', '\0\0garbage']) {
      const zeros = /^\0*/.exec(tail)?.[0].length ?? 0;
      for (const chunk of [1, 1000, one.length + tail.length]) {
        const { out, defects } = gunzip(Buffer.concat([one, Buffer.from(tail, 'latin1')]), chunk);
        expect(out.toString()).toBe(lines);
        expect(defects).toHaveLength(1);
        if (tail === '\x1f') expect(defects[0]?.detail).toBe('cut');
        else expect(defects[0]).toEqual({ detail: 'trailing', offset: one.length + zeros });
      }
    }
  });

  it('tells a wrong checksum and a wrong length, and reads the members after them', () => {
    const one = gzipSync(Buffer.from(lines));
    const two = gzipSync(Buffer.from('two\n'));
    const badSum = Buffer.from(one);
    badSum.writeUInt32LE(1, one.length - 8);
    const first = gunzip(Buffer.concat([badSum, two]), 500);
    expect(first.out.toString()).toBe(`${lines}two\n`);
    expect(first.defects).toEqual([{ detail: 'checksum', offset: one.length }]);
    const badSize = Buffer.from(one);
    badSize.writeUInt32LE(1, one.length - 4);
    const second = gunzip(Buffer.concat([badSize, two]));
    expect(second.out.toString()).toBe(`${lines}two\n`);
    expect(second.defects).toEqual([{ detail: 'length', offset: one.length }]);
  });

  it('keeps what a cut stream still gives, at every place it can be cut', () => {
    const data = Buffer.from(lines.slice(0, 3000));
    for (const level of [0, 6]) {
      const packed = gzipSync(data, { level });
      let longest = 0;
      for (let end = 0; end < packed.length; end++) {
        const { out, defects } = gunzip(packed.subarray(0, end));
        expect(defects).toEqual([{ detail: 'cut', offset: end }]);
        expect(data.subarray(0, out.length).equals(out)).toBe(true);
        expect(out.length).toBeGreaterThanOrEqual(longest);
        longest = out.length;
      }
      expect(longest).toBe(data.length);
    }
  });

  it('keeps what stands before a corrupt block, and never runs wild', () => {
    const packed = gzipSync(Buffer.from(lines), { level: 6 });
    const noise = seeded(99);
    for (let round = 0; round < 300; round++) {
      const broken = Buffer.from(packed);
      const at = 10 + below(noise, packed.length - 18);
      broken[at] = (broken[at] ?? 0) ^ (1 << below(noise, 8));
      const { out, defects } = gunzip(broken, 1 + below(noise, 5000));
      expect(defects.length).toBeGreaterThan(0);
      expect(out.length).toBeLessThan(packed.length * 1033);
    }
  });

  it('decodes pure noise after a header without reading outside its own history', () => {
    const noise = seeded(5);
    for (let round = 0; round < 400; round++) {
      const body = Buffer.from(Array.from({ length: 400 }, () => below(noise, 256)));
      const { defects } = gunzip(Buffer.concat([header(0, Buffer.alloc(0)), body]), 1 + below(noise, 50));
      expect(defects.length).toBeGreaterThan(0);
    }
  });
});
