/** Parquet's hybrid of runs and packed bits: `count` numbers of `width` bits from `from` on. */
export function hybridNumbers(bytes: Uint8Array, from: number, to: number, width: number, count: number): Uint32Array {
  const out = new Uint32Array(count);
  const valueBytes = (width + 7) >> 3;
  const mask = width === 32 ? 0xffff_ffff : (1 << width) - 1;
  let at = from;
  let i = 0;
  while (i < count && at < to) {
    let head = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = bytes[at++] ?? 0;
      head |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    if ((head & 1) === 0) {
      let value = 0;
      for (let b = 0; b < valueBytes; b++) value |= (bytes[at + b] ?? 0) << (8 * b);
      at += valueBytes;
      const end = Math.min(count, i + (head >>> 1));
      out.fill(value >>> 0, i, end);
      i = end;
      continue;
    }
    const packedEnd = at + (head >>> 1) * width;
    const end = Math.min(count, i + (head >>> 1) * 8);
    let bits = 0;
    let have = 0;
    while (i < end) {
      // Up to 32 bits and a byte would not fit one number: wide values take what is left from the next byte.
      while (have < width && have <= 24) {
        bits |= (bytes[at++] ?? 0) << have;
        have += 8;
      }
      if (have >= width) {
        out[i++] = (bits & mask) >>> 0;
        bits = width === 32 ? 0 : bits >>> width;
        have -= width;
      } else {
        const next = bytes[at++] ?? 0;
        out[i++] = ((bits | (next << have)) & mask) >>> 0;
        const used = width - have;
        bits = next >>> used;
        have = 8 - used;
      }
    }
    at = packedEnd;
  }
  return out;
}

/** Per row 1 when it has a value; null when all have, which most pages say in one run. */
export function definedRows(bytes: Uint8Array, from: number, to: number, deepest: number, rows: number): Uint8Array | null {
  const levels = hybridNumbers(bytes, from, to, 32 - Math.clz32(deepest), rows);
  const defined = new Uint8Array(rows);
  let all = true;
  for (let i = 0; i < rows; i++) {
    if (levels[i] === deepest) defined[i] = 1;
    else all = false;
  }
  return all ? null : defined;
}
