/** Just enough of Thrift's compact protocol to write Parquet headers in tests. */
type Kind = 'i32' | 'i64' | 'text' | 'list' | 'struct' | 'yes';
type Payload = number | string | Thrift;

const numbers: Readonly<Record<Kind, number>> = { yes: 1, i32: 5, i64: 6, text: 8, list: 9, struct: 12 };

export class Thrift {
  private readonly parts: number[];

  constructor(parts: number[]) {
    this.parts = parts;
  }

  bytes(): Buffer {
    return Buffer.from(this.parts);
  }

  raw(): readonly number[] {
    return this.parts;
  }
}

export function struct(fields: readonly (readonly [number, Kind, Payload])[]): Thrift {
  const out: number[] = [];
  let last = 0;
  for (const [id, kind, value] of fields) {
    out.push(((id - last) << 4) | numbers[kind]);
    last = id;
    if (kind !== 'yes') for (const byte of encoded(kind, value)) out.push(byte);
  }
  out.push(0);
  return new Thrift(out);
}

export function list(kind: Kind, values: readonly Payload[]): Thrift {
  const out: number[] = values.length < 15 ? [(values.length << 4) | numbers[kind]] : [0xf0 | numbers[kind], ...varint(values.length)];
  for (const value of values) for (const byte of encoded(kind, value)) out.push(byte);
  return new Thrift(out);
}

function encoded(kind: Kind, value: Payload): readonly number[] {
  if (value instanceof Thrift) return value.raw();
  if (kind === 'text') {
    const text = Buffer.from(String(value));
    return [...varint(text.length), ...text];
  }
  return varint(Number(value) * 2); // Zigzag of what is never negative here.
}

function varint(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  while (rest > 127) {
    out.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  out.push(rest);
  return out;
}
