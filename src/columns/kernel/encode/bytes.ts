/** Bytes of a WebAssembly module as they are written: plain, and in the variable-length form (LEB128). */
export class Bytes {
  private data = new Uint8Array(256);
  private used = 0;

  get length(): number {
    return this.used;
  }

  byte(value: number): this {
    if (this.used === this.data.length) {
      const larger = new Uint8Array(this.used * 2);
      larger.set(this.data);
      this.data = larger;
    }
    this.data[this.used++] = value;
    return this;
  }

  /** Unsigned, up to 32 bits. */
  unsigned(value: number): this {
    let rest = value >>> 0;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    return this.byte(rest);
  }

  signed(value: bigint): this {
    let rest = value;
    for (;;) {
      const low = Number(rest & 127n);
      rest >>= 7n;
      if ((rest === 0n && (low & 64) === 0) || (rest === -1n && (low & 64) !== 0)) return this.byte(low);
      this.byte(low | 128);
    }
  }

  double(value: number): this {
    for (const byte of new Uint8Array(new Float64Array([value]).buffer)) this.byte(byte);
    return this;
  }

  text(value: string): this {
    this.unsigned(value.length);
    for (let i = 0; i < value.length; i++) this.byte(value.charCodeAt(i));
    return this;
  }

  append(other: Bytes): this {
    for (let i = 0; i < other.used; i++) this.byte(other.data[i] ?? 0);
    return this;
  }

  /** `other` behind its length. */
  sized(other: Bytes): this {
    return this.unsigned(other.length).append(other);
  }

  take(): Uint8Array<ArrayBuffer> {
    return this.data.slice(0, this.used);
  }
}
