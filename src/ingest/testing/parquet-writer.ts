import { gzipSync } from 'node:zlib';
import { snappyOf, zstdOf } from './packers.ts';
import { list, struct, type Thrift } from './thrift.ts';

/**
 * A small Parquet writer for tests, written from the format's specification: flat optional columns, plain or dictionary
 * pages of version 1 or 2. https://parquet.apache.org/docs/file-format/
 */
export type Codec = 'UNCOMPRESSED' | 'SNAPPY' | 'GZIP' | 'ZSTD';
export type ParquetType = 'INT32' | 'INT64' | 'DOUBLE' | 'BYTE_ARRAY' | 'BOOLEAN';

export interface ParquetColumn {
  readonly name: string;
  readonly type: ParquetType;
  readonly values: readonly (string | number | bigint | boolean | null)[];
  readonly dictionary?: boolean;
  /** The UTF8 annotation, which SLS leaves out. */
  readonly utf8?: boolean;
  /** ConvertedType by number, for example 9 for TIMESTAMP_MILLIS. */
  readonly converted?: number;
  readonly required?: boolean;
}

export interface ParquetOptions {
  readonly codec?: Codec;
  /** Packs pages in place of the writer's own packer of this codec. */
  readonly pack?: (bytes: Buffer) => Buffer;
  readonly pageVersion?: 1 | 2;
  readonly rowsPerPage?: number;
  readonly rowsPerGroup?: number;
}

const types: Readonly<Record<ParquetType, number>> = { BOOLEAN: 0, INT32: 1, INT64: 2, DOUBLE: 5, BYTE_ARRAY: 6 };
const codecs: Readonly<Record<Codec, number>> = { UNCOMPRESSED: 0, SNAPPY: 1, GZIP: 2, ZSTD: 6 };
const plain = 0;
const rle = 3;
const rleDictionary = 8;

type Value = string | number | bigint | boolean;

export function parquetFile(columns: readonly ParquetColumn[], options: ParquetOptions = {}): Uint8Array {
  const rows = columns[0]?.values.length ?? 0;
  const { rowsPerGroup = rows, codec = 'UNCOMPRESSED' } = options;
  const parts: Buffer[] = [Buffer.from('PAR1')];
  let offset = 4;
  const groups: Thrift[] = [];
  for (let from = 0; from < rows; from += rowsPerGroup) {
    const to = Math.min(rows, from + rowsPerGroup);
    const chunks = columns.map((column) => {
      const { bytes, dictionaryBytes } = chunkOf(column, column.values.slice(from, to), options);
      const begun = offset;
      parts.push(bytes);
      offset += bytes.length;
      const meta = struct([
        [1, 'i32', types[column.type]], [2, 'list', list('i32', [plain, rle, rleDictionary])], [3, 'list', list('text', [column.name])],
        [4, 'i32', codecs[codec]], [5, 'i64', to - from], [6, 'i64', bytes.length], [7, 'i64', bytes.length], [9, 'i64', begun + dictionaryBytes],
        ...(dictionaryBytes > 0 ? [[11, 'i64', begun] as const] : []),
      ]);
      return struct([[2, 'i64', begun], [3, 'struct', meta]]);
    });
    groups.push(struct([[1, 'list', list('struct', chunks)], [2, 'i64', offset], [3, 'i64', to - from]]));
  }
  const schema = [
    struct([[4, 'text', 'schema'], [5, 'i32', columns.length]]),
    ...columns.map((column) =>
      struct([
        [1, 'i32', types[column.type]], [3, 'i32', column.required ? 0 : 1], [4, 'text', column.name],
        ...(column.utf8 ? [[6, 'i32', 0] as const] : column.converted === undefined ? [] : [[6, 'i32', column.converted] as const]),
      ]),
    ),
  ];
  const footer = struct([[1, 'i32', 1], [2, 'list', list('struct', schema)], [3, 'i64', rows], [4, 'list', list('struct', groups)], [6, 'text', 'tests']]).bytes();
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  return Buffer.concat([...parts, footer, length, Buffer.from('PAR1')]);
}

function chunkOf(column: ParquetColumn, values: readonly (Value | null)[], options: ParquetOptions): { bytes: Buffer; dictionaryBytes: number } {
  const { codec = 'UNCOMPRESSED', pageVersion = 1, rowsPerPage = 1000 } = options;
  const packer = options.pack ?? ((bytes: Buffer) => pack(bytes, codec));
  const parts: Buffer[] = [];
  let dictionaryBytes = 0;
  let codes: Map<Value, number> | null = null;
  if (column.dictionary) {
    codes = new Map();
    for (const value of values) if (value !== null && !codes.has(value)) codes.set(value, codes.size);
    const raw = plainOf(column.type, [...codes.keys()]);
    const packed = packer(raw);
    const header = struct([[1, 'i32', 2], [2, 'i32', raw.length], [3, 'i32', packed.length], [7, 'struct', struct([[1, 'i32', codes.size], [2, 'i32', plain]])]]);
    parts.push(header.bytes(), packed);
    dictionaryBytes = parts.reduce((sum, part) => sum + part.length, 0);
  }
  for (let at = 0; at < values.length; at += rowsPerPage) {
    const page = values.slice(at, at + rowsPerPage);
    const there = page.filter((value) => value !== null);
    const width = codes ? Math.max(1, 32 - Math.clz32(Math.max(0, codes.size - 1))) : 0;
    const body = codes
      ? Buffer.concat([Buffer.from([width]), hybrid(there.map((value) => codes.get(value) ?? 0), width)])
      : plainOf(column.type, there);
    const levels = column.required ? Buffer.alloc(0) : hybrid(page.map((value) => (value === null ? 0 : 1)), 1);
    const encoding = codes ? rleDictionary : plain;
    if (pageVersion === 1) {
      const size = Buffer.alloc(4);
      size.writeUInt32LE(levels.length);
      const raw = column.required ? body : Buffer.concat([size, levels, body]);
      const packed = packer(raw);
      const head = struct([[1, 'i32', page.length], [2, 'i32', encoding], [3, 'i32', rle], [4, 'i32', rle]]);
      parts.push(struct([[1, 'i32', 0], [2, 'i32', raw.length], [3, 'i32', packed.length], [5, 'struct', head]]).bytes(), packed);
    } else {
      const packed = packer(body);
      const head = struct([
        [1, 'i32', page.length], [2, 'i32', page.length - there.length], [3, 'i32', page.length], [4, 'i32', encoding],
        [5, 'i32', levels.length], [6, 'i32', 0], [7, 'yes', 1],
      ]);
      parts.push(struct([[1, 'i32', 3], [2, 'i32', body.length + levels.length], [3, 'i32', packed.length + levels.length], [8, 'struct', head]]).bytes(), levels, packed);
    }
  }
  return { bytes: Buffer.concat(parts), dictionaryBytes };
}

function plainOf(type: ParquetType, values: readonly Value[]): Buffer {
  if (type === 'BOOLEAN') {
    const out = Buffer.alloc(Math.ceil(values.length / 8));
    for (const [i, value] of values.entries()) if (value) out[i >> 3] = (out[i >> 3] ?? 0) | (1 << (i & 7));
    return out;
  }
  if (type === 'BYTE_ARRAY') {
    return Buffer.concat(
      values.flatMap((value) => {
        const text = Buffer.from(String(value));
        const size = Buffer.alloc(4);
        size.writeUInt32LE(text.length);
        return [size, text];
      }),
    );
  }
  const width = type === 'INT32' ? 4 : 8;
  const out = Buffer.alloc(values.length * width);
  for (const [i, value] of values.entries()) {
    if (type === 'INT32') out.writeInt32LE(Number(value), i * 4);
    else if (type === 'INT64') out.writeBigInt64LE(BigInt(value), i * 8);
    else out.writeDoubleLE(Number(value), i * 8);
  }
  return out;
}

/** The RLE/bit-packed hybrid: runs of eight equal values and more as runs, groups of eight packed otherwise. */
function hybrid(values: readonly number[], width: number): Buffer {
  const out: number[] = [];
  const varint = (value: number): void => {
    let rest = value;
    while (rest > 127) {
      out.push((rest & 127) | 128);
      rest >>>= 7;
    }
    out.push(rest);
  };
  for (let i = 0; i < values.length; ) {
    let run = 1;
    while (i + run < values.length && values[i + run] === values[i]) run++;
    if (run >= 8 || i + 8 > values.length) {
      const length = run >= 8 ? run : 1;
      varint(length << 1);
      for (let b = 0; b < width; b += 8) out.push(((values[i] ?? 0) >>> b) & 255);
      i += length;
      continue;
    }
    varint((1 << 1) | 1);
    let bits = 0n;
    for (let k = 0; k < 8; k++) bits |= BigInt(values[i + k] ?? 0) << BigInt(k * width);
    for (let b = 0; b < width; b++) out.push(Number((bits >> BigInt(8 * b)) & 255n));
    i += 8;
  }
  return Buffer.from(out);
}

function pack(bytes: Buffer, codec: Codec): Buffer {
  switch (codec) {
    case 'UNCOMPRESSED':
      return bytes;
    case 'GZIP':
      return gzipSync(bytes);
    case 'SNAPPY':
      return snappyOf(bytes);
    case 'ZSTD':
      return zstdOf(bytes);
  }
}
