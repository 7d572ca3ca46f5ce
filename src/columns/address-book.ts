import { formatIpv4, formatIpv6, parseIpv4, parseIpv6, type Ipv6Words } from '../base/ip.ts';
import { Block } from './block.ts';
import type { Memory } from './memory.ts';
import type { AddressBook } from './table-view.ts';
import type { TableWasm } from './table-wasm.ts';

/**
 * The dictionary of addresses, in the memory: codes from 1 in order of arrival. An IPv4 address costs 5 bytes and its
 * share of a hash table (8 bytes a slot), an IPv6 address 16 more. See `assembly/table/addresses.ts` for the layout.
 */
export class MemoryAddressBook implements AddressBook {
  private readonly memory: Memory;
  private readonly wasm: TableWasm;
  private readonly state: Block;
  private readonly slots4: Block;
  private readonly slots6: Block;
  private readonly values: Block;
  private readonly kinds: Block;
  private readonly pool: Block;
  /** Room for one address to look for. */
  private readonly question: Block;

  constructor(memory: Memory, wasm: TableWasm) {
    this.memory = memory;
    this.wasm = wasm;
    this.state = new Block(memory, 64);
    this.slots4 = new Block(memory, 8 * 64);
    this.slots6 = new Block(memory, 4 * 64);
    this.values = new Block(memory, 64);
    this.kinds = new Block(memory, 64);
    this.pool = new Block(memory, 64);
    this.question = new Block(memory, 64);
    this.publish(63, 63);
  }

  get size(): number {
    return this.word(0);
  }

  get bytes(): number {
    return this.slots4.bytes + this.slots6.bytes + this.values.bytes + this.kinds.bytes + this.pool.bytes;
  }

  /** Of the words that `assembly/table/addresses.ts` explains. */
  get statePointer(): number {
    return this.state.pointer;
  }

  /** Of the kinds by code (u8). */
  get kindsPointer(): number {
    return this.kinds.pointer;
  }

  /** Makes room for `rows4` more IPv4 and `rows6` more IPv6 addresses. Throws `MemoryExceeded`, nothing changed. */
  reserve(rows4: number, rows6: number): void {
    const size = this.size;
    const used6 = this.word(8);
    const codes = size + rows4 + rows6 + 1;
    this.values.ensure(codes * 4);
    this.kinds.ensure(codes);
    this.pool.ensure((used6 + rows6) * 16);
    const want4 = slotsFor(size - used6 + rows4);
    const want6 = slotsFor(used6 + rows6);
    if (want4 * 8 > this.slots4.bytes || want6 * 4 > this.slots6.bytes) {
      this.slots4.renew(Math.max(want4 * 8, this.slots4.bytes));
      this.slots6.renew(Math.max(want6 * 4, this.slots6.bytes));
      this.publish(this.slots4.bytes / 8 - 1, this.slots6.bytes / 4 - 1);
      this.wasm.rehashAddresses(this.state.pointer);
    } else this.publish(this.word(2), this.word(4));
  }

  /** Codes of `rows` raw addresses (see `AddressColumn`), written as words to `out`. Room must be reserved. */
  codeAll(family: number, v4: number, v6: number, rows: number, out: number): void {
    this.wasm.codeAddresses(family, v4, v6, rows, out, this.state.pointer);
  }

  family(code: number): 0 | 4 | 6 {
    if (code < 1 || code > this.size) return 0;
    return ((this.memory.u8(this.kinds.pointer + code, 1)[0] ?? 0) & 127) === 4 ? 4 : 6;
  }

  v4(code: number): number {
    return this.memory.u32(this.values.pointer + code * 4, 1)[0] ?? 0;
  }

  v6(code: number): Ipv6Words {
    const [a = 0, b = 0, c = 0, d = 0] = this.memory.u32(this.pool.pointer + this.v4(code) * 16, 4);
    return [a, b, c, d];
  }

  stretch(from: number, to: number): { kinds: Uint8Array; values: Uint32Array } {
    return { kinds: this.memory.u8(this.kinds.pointer + from, to - from), values: this.memory.u32(this.values.pointer + from * 4, to - from) };
  }

  text(code: number): string | null {
    const family = this.family(code);
    return family === 0 ? null : family === 4 ? formatIpv4(this.v4(code)) : formatIpv6(this.v6(code));
  }

  find(text: string): number {
    const v4 = parseIpv4(text);
    const words = v4 === null ? parseIpv6(text) : [v4];
    if (!words) return 0;
    this.memory.u32(this.question.pointer, 4).set(words);
    return this.wasm.findAddress(v4 === null ? 6 : 4, this.question.pointer, this.state.pointer);
  }

  /** Code of an address, made when it is new. Null for text that is none. */
  code(text: string): number | null {
    const v4 = parseIpv4(text);
    const words = v4 === null ? parseIpv6(text) : [v4];
    if (!words) return null;
    this.reserve(1, 1);
    this.memory.u32(this.question.pointer, 4).set(words);
    this.memory.u8(this.question.pointer + 20, 1)[0] = v4 === null ? 6 : 4;
    this.codeAll(this.question.pointer + 20, this.question.pointer, this.question.pointer, 1, this.question.pointer + 24);
    return this.memory.u32(this.question.pointer + 24, 1)[0] ?? 0;
  }

  /** Families and values of the codes from `from` to `size`, copied: `values` are IPv4 numbers or places in `pool`. */
  entries(from: number): { kinds: Uint8Array; values: Uint32Array; pool: Uint32Array } {
    const count = Math.max(0, this.size + 1 - from);
    return {
      kinds: this.memory.u8(this.kinds.pointer + from, count).slice(),
      values: this.memory.u32(this.values.pointer + from * 4, count).slice(),
      pool: this.memory.u32(this.pool.pointer, this.word(8) * 4).slice(),
    };
  }

  /** Puts back what `entries(1)` gave, into an empty book. */
  restore(entries: { kinds: Uint8Array; values: Uint32Array; pool: Uint32Array }): void {
    const used6 = entries.pool.length / 4;
    this.reserve(entries.kinds.length - used6, used6);
    this.memory.u8(this.kinds.pointer + 1, entries.kinds.length).set(entries.kinds);
    this.memory.u32(this.values.pointer + 4, entries.values.length).set(entries.values);
    this.memory.u32(this.pool.pointer, entries.pool.length).set(entries.pool);
    const state = this.memory.u32(this.state.pointer, 9);
    state[0] = entries.kinds.length;
    state[8] = used6;
    this.wasm.rehashAddresses(this.state.pointer);
  }

  private word(index: number): number {
    return this.memory.u32(this.state.pointer + index * 4, 1)[0] ?? 0;
  }

  private publish(mask4: number, mask6: number): void {
    this.memory
      .u32(this.state.pointer, 8)
      .set([this.slots4.pointer, mask4, this.slots6.pointer, mask6, this.values.pointer, this.kinds.pointer, this.pool.pointer], 1);
  }
}

/** A power of two with at least a third of the slots free. */
export function slotsFor(entries: number): number {
  let slots = 64;
  while (slots < entries * 1.5) slots *= 2;
  return slots;
}
