/** Pages of 64 KiB that a shared memory may grow to: 4 GiB. Both sides of an import must name the same or less. */
export const sharedPages = 65_536;

const importSection = 2;
const ofTable = 1;
const ofMemory = 2;
const ofGlobal = 3;

/**
 * The bytes of a WebAssembly module that imports a memory, made to import a shared one: a module linked for one kind refuses
 * the other, and this is all that is different. The modules use no threads of their own, only the same memory.
 * @throws RangeError when the bytes are no such module
 */
export function forShared(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const begin = reader.at;
    const id = reader.byte();
    const size = reader.unsigned();
    const end = reader.at + size;
    if (id === importSection) return joined([bytes.subarray(0, begin), sized(id, imports(reader)), bytes.subarray(end)]);
    reader.at = end;
  }
  throw new RangeError('The module imports nothing');
}

/** The content of the section of imports, with its memories shared. */
function imports(reader: Reader): readonly number[] {
  const count = reader.unsigned();
  const out = [...leb(count)];
  for (let i = 0; i < count; i++) {
    const begin = reader.at;
    for (let name = 0; name < 2; name++) {
      const length = reader.unsigned();
      reader.at += length;
    }
    const kind = reader.byte();
    if (kind === ofMemory) {
      out.push(...reader.from(begin), 3);
      const hasMost = (reader.byte() & 1) === 1;
      out.push(...leb(reader.unsigned()), ...leb(sharedPages));
      if (hasMost) reader.unsigned();
      continue;
    }
    if (kind === ofTable) {
      reader.byte();
      const hasMost = (reader.byte() & 1) === 1;
      reader.unsigned();
      if (hasMost) reader.unsigned();
    } else if (kind === ofGlobal) reader.at += 2;
    else reader.unsigned();
    out.push(...reader.from(begin));
  }
  return out;
}

class Reader {
  at: number;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }

  unsigned(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  /** What has been read since `begin`. */
  from(begin: number): Uint8Array {
    return this.bytes.subarray(begin, this.at);
  }
}

function leb(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) out.push((rest % 128) | 128);
  return [...out, rest];
}

function sized(id: number, content: readonly number[]): Uint8Array {
  return Uint8Array.from([id, ...leb(content.length), ...content]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
