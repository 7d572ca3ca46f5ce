import type { PacketDamage } from '../../model/source.ts';

/** Protobuf's wire format, within bounds: whatever the bytes are, reading ends, and says where it could not go on. */
export class Damaged extends Error {
  readonly detail: PacketDamage;
  /** Byte at which it was noticed. */
  readonly at: number;

  constructor(detail: PacketDamage, at: number) {
    super(`Damaged packet: ${detail} at byte ${at}`);
    this.name = 'Damaged';
    this.detail = detail;
    this.at = at;
  }
}

/** Wire types of fields that hold bytes or a number. */
export const varintType = 0;
export const bytesType = 2;

/** A place in bytes, with an end that nothing read may pass. */
export class Wire {
  at: number;
  readonly end: number;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, from: number, end: number) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** A number below 2^64, as a double. Throws `Damaged`, as all of these. */
  varint(): number {
    const begin = this.at;
    let value = 0;
    for (let scale = 1; this.at < this.end && this.at - begin < 10; scale *= 128) {
      const byte = this.bytes[this.at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw new Damaged('number', begin);
  }

  /** Number and wire type of the next field. */
  tag(): { readonly field: number; readonly type: number } {
    const begin = this.at;
    const tag = this.varint();
    const field = Math.floor(tag / 8);
    if (field === 0 || field > 0x1fff_ffff) throw new Damaged('tag', begin);
    return { field, type: tag % 8 };
  }

  /** The bounds of what a length stands before; goes behind it. */
  span(): { readonly from: number; readonly to: number } {
    const begin = this.at;
    const length = this.varint();
    const from = this.at;
    if (length > this.end - from) throw new Damaged('length', begin);
    this.at = from + length;
    return { from, to: this.at };
  }

  /** Goes behind the value of a field of this wire type. */
  skip(type: number): void {
    const begin = this.at;
    switch (type) {
      case varintType:
        this.varint();
        return;
      case 1:
        this.at += 8;
        break;
      case bytesType:
        this.span();
        return;
      case 5:
        this.at += 4;
        break;
      default:
        throw new Damaged('tag', begin);
    }
    if (this.at > this.end) throw new Damaged('length', begin);
  }
}
