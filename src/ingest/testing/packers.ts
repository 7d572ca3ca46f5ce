/** Snappy with back references of four bytes and more, found through a small table. https://github.com/google/snappy */
export function snappyOf(bytes: Buffer): Buffer {
  const out: Buffer[] = [Buffer.from(varint(bytes.length))];
  const table = new Int32Array(1 << 14).fill(-1);
  let literal = 0;
  let i = 0;
  const flush = (end: number): void => {
    for (let at = literal; at < end; at += 60) {
      const part = bytes.subarray(at, Math.min(end, at + 60));
      out.push(Buffer.from([(part.length - 1) << 2]), part);
    }
  };
  while (i + 4 <= bytes.length) {
    const word = bytes.readUInt32LE(i);
    const slot = Math.imul(word, 0x1e35a7bd) >>> 18;
    const seen = table[slot] ?? -1;
    table[slot] = i;
    if (seen < 0 || i - seen > 65_535 || bytes.readUInt32LE(seen) !== word) {
      i++;
      continue;
    }
    let length = 4;
    while (length < 64 && i + length < bytes.length && bytes[seen + length] === bytes[i + length]) length++;
    flush(i);
    out.push(Buffer.from([((length - 1) << 2) | 2, (i - seen) & 255, (i - seen) >> 8]));
    i += length;
    literal = i;
  }
  flush(bytes.length);
  return Buffer.concat(out);
}

/** A Zstandard frame of raw blocks: valid, and packed not at all. RFC 8878 */
export function zstdOf(bytes: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt32LE(0xfd2fb528, 0);
  head[4] = 0b1010_0000; // One segment, content size in four bytes.
  head.writeUInt32LE(bytes.length, 5);
  const parts: Buffer[] = [head];
  const most = 128 * 1024 - 1;
  for (let at = 0; at === 0 || at < bytes.length; at += most) {
    const block = bytes.subarray(at, at + most);
    const last = at + most >= bytes.length ? 1 : 0;
    const size = (block.length << 3) | last;
    parts.push(Buffer.from([size & 255, (size >> 8) & 255, size >> 16]), block);
  }
  return Buffer.concat(parts);
}

function varint(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  while (rest > 127) {
    out.push((rest & 127) | 128);
    rest >>>= 7;
  }
  out.push(rest);
  return out;
}
