import { Block } from './block.ts';
import { slotsFor, type MemoryAddressBook } from './address-book.ts';
import type { Memory } from './memory.ts';
import type { TableWasm } from './table-wasm.ts';
import type { TextBook } from './text-book.ts';
import type { TupleBook } from './tuple-book.ts';

/** Where codes of a run of rows stand, as words: what learning and labelling look at. Pointers into the memory. */
export interface Sight {
  readonly tuples: number;
  readonly direction: number;
  readonly srcaddr: number;
  readonly dstaddr: number;
  readonly time: number;
  readonly rows: number;
}

/**
 * What the records say about who owns which address ("Counting a flow once" in the design).
 *
 * An interface is an ENI within its VPC; only its records of traffic count (log status OK, or none given). Learnt are the
 * pairs (interface, address at the local end), and for each pair whether the address also stood at the remote end of a
 * record of the same interface. A pair without that owns its address; an interface that has a pair with it forwards.
 * An address is owned together with its VPC. An owner in the record's own VPC goes before any other. Failing that, the
 * owner in another VPC is ambiguous when there are several such VPCs, and also when the record's VPC owns a neighbour of
 * the address (/24, /64): two VPCs that use one block have no way to each other, so that the sender is then rather an
 * interface of this VPC whose log is not here.
 *
 * A record from an address to itself, and addresses that nobody owns (unspecified, loopback, multicast, broadcast),
 * teach nothing, or else one such record would turn an ordinary server into a gateway.
 */
export class Ownership {
  private readonly memory: Memory;
  private readonly wasm: TableWasm;
  private readonly addresses: MemoryAddressBook;
  private readonly tuples: TupleBook;
  private readonly texts: (field: 'eni-id' | 'vpc-id' | 'log-status' | 'direction') => TextBook;
  private readonly state: Block;
  private readonly slots: Block;
  private readonly pairFaces: Block;
  private readonly pairAddresses: Block;
  private readonly pairRemotes: Block;
  private readonly firstPairs: Block;
  private readonly pairCounts: Block;
  /** Interface by tuple code. */
  private readonly faces: Block;
  private readonly directions: Block;
  private readonly forwards: Block;
  private readonly heads: Block;
  private readonly next: Block;
  private readonly vpcs: Block;
  private readonly from: Block;
  private readonly to: Block;
  private readonly blocks: Block;
  private readonly faceOf = new Map<string, number>();
  private readonly faceVpcs: number[] = [0];
  private knownTuples = 0;
  private knownDirections = 0;
  private derived = { pairs: 0, faces: 0, round: -1 };
  private owning = 0;

  constructor(
    memory: Memory, wasm: TableWasm, addresses: MemoryAddressBook, tuples: TupleBook,
    texts: (field: 'eni-id' | 'vpc-id' | 'log-status' | 'direction') => TextBook,
  ) {
    this.memory = memory;
    this.wasm = wasm;
    this.addresses = addresses;
    this.tuples = tuples;
    this.texts = texts;
    const block = (bytes = 1024): Block => new Block(memory, bytes);
    this.state = block();
    this.slots = block();
    this.pairFaces = block();
    this.pairAddresses = block();
    this.pairRemotes = block();
    this.firstPairs = block();
    this.pairCounts = block();
    this.faces = block();
    this.directions = block();
    this.forwards = block();
    this.heads = block();
    this.next = block();
    this.vpcs = block();
    this.from = block();
    this.to = block();
    this.blocks = block();
    this.publish();
  }

  /** Pairs known so far; grows only. */
  get pairs(): number {
    return this.memory.u32(this.state.pointer, 1)[0] ?? 0;
  }

  /** Interfaces that have records of traffic with direction or not. */
  get interfaces(): number {
    return this.faceVpcs.length - 1;
  }

  get bytes(): number {
    const { slots, pairFaces, pairAddresses, pairRemotes, heads, next, faces, blocks } = this;
    return [slots, pairFaces, pairAddresses, pairRemotes, heads, next, faces, blocks].reduce((sum, block) => sum + block.bytes, 0);
  }

  /** Room for what `rows` rows can teach. Throws `MemoryExceeded`, nothing changed. */
  reserve(rows: number, tuples: number): void {
    const pairs = this.pairs + rows;
    this.pairFaces.ensure(pairs * 4);
    this.pairAddresses.ensure(pairs * 4);
    this.pairRemotes.ensure(pairs);
    this.faces.ensure((this.tuples.size + tuples + 1) * 4);
    this.firstPairs.ensure((this.faceVpcs.length + tuples + 1) * 4);
    this.pairCounts.ensure((this.faceVpcs.length + tuples + 1) * 4);
    this.directions.ensure(this.texts('direction').size + 1);
    const want = slotsFor(pairs) * 4;
    if (want > this.slots.bytes) {
      this.slots.renew(want);
      this.publish();
      this.wasm.rehashPairs(this.state.pointer);
    } else this.publish();
  }

  /** Takes note of tuples and directions that are new since the last call. */
  meet(): void {
    const { tuples, memory } = this;
    const status = this.texts('log-status');
    for (let tuple = this.knownTuples + 1; tuple <= tuples.size; tuple++) {
      const vpc = tuples.word(tuple, 'vpc-id');
      const eni = tuples.word(tuple, 'eni-id');
      const said = status.text(tuples.word(tuple, 'log-status'));
      memory.u32(this.faces.pointer + tuple * 4, 1)[0] = vpc && eni && isTraffic(said) ? this.face(vpc, eni) : 0;
    }
    this.knownTuples = tuples.size;
    const directions = this.texts('direction');
    for (let code = this.knownDirections + 1; code <= directions.size; code++) {
      memory.u8(this.directions.pointer + code, 1)[0] = directionKind(directions.text(code));
    }
    this.knownDirections = directions.size;
  }

  learn(sight: Sight): void {
    const { tuples, direction, srcaddr, dstaddr, rows } = sight;
    this.wasm.learnLocals(
      tuples, this.faces.pointer, direction, this.directions.pointer, srcaddr, dstaddr, this.addresses.kindsPointer, rows, this.state.pointer,
    );
    this.mark(sight);
  }

  /** Marks remote ends of rows whose local ends were learnt before all pairs were known. */
  mark({ tuples, direction, srcaddr, dstaddr, rows }: Sight): void {
    this.wasm.markRemotes(tuples, this.faces.pointer, direction, this.directions.pointer, srcaddr, dstaddr, rows, this.state.pointer);
  }

  /**
   * Works out owners and gateways from what is known. `captureInterval` in seconds widens the time in which an interface has records; null: as if every interface had records at all times, for
   * what is still being read. Does nothing when that was already done in the same `round` (0 while reading, and then
   * only when much has come since).
   */
  derive(captureInterval: number | null, round: number): void {
    const addresses = this.addresses.size;
    const { pairs } = this;
    const faces = this.faceVpcs.length;
    const { derived } = this;
    const fits = derived.faces === faces && this.heads.bytes >= (addresses + 1) * 4;
    if (fits && round === derived.round && (captureInterval !== null || pairs <= derived.pairs * 1.02 + 16)) return;
    this.derived = { pairs, faces, round };
    this.forwards.renew(Math.max(64, Math.ceil(faces / 64) * 64));
    this.heads.renew(this.heads.bytes >= (addresses + 1) * 4 ? this.heads.bytes : Math.ceil((addresses + 64) * 1.25) * 4);
    this.next.renew(Math.max(this.next.bytes, pairs * 4));
    this.owning = this.wasm.findOwners(this.state.pointer, this.forwards.pointer, this.heads.pointer, this.next.pointer);
    this.vpcs.ensure(faces * 4);
    this.from.ensure(faces * 4);
    this.to.ensure(faces * 4);
    this.memory.u32(this.vpcs.pointer, faces).set(this.faceVpcs);
    this.blocks.renew(Math.max(this.blocks.bytes, slotsFor(this.owning) * 16));
    this.wasm.findBlocks(this.state.pointer, this.vpcs.pointer, this.addresses.statePointer, this.blocks.pointer, this.blocks.bytes / 16 - 1);
    const from = this.memory.u32(this.from.pointer, faces);
    const to = this.memory.u32(this.to.pointer, faces);
    from.fill(captureInterval === null ? 0 : 0xffff_ffff);
    to.fill(captureInterval === null ? 0xffff_ffff : 0);
    if (captureInterval !== null) this.spans(from, to, captureInterval);
  }

  /** Writes the observation of each row to `out` and returns the rows whose owner is ambiguous. After `derive`. */
  observe({ tuples, direction, srcaddr, dstaddr, time, rows }: Sight, out: number): number {
    return this.wasm.observe(
      tuples, this.faces.pointer, direction, this.directions.pointer, srcaddr, dstaddr, time, rows, this.state.pointer,
      this.forwards.pointer, this.heads.pointer, this.next.pointer, this.vpcs.pointer, this.from.pointer, this.to.pointer,
      this.addresses.statePointer, this.blocks.pointer, this.blocks.bytes / 16 - 1, out,
    );
  }

  /** Code of the interface that a tuple belongs to; 0 for none. */
  interfaceOf(tuple: number): number {
    return this.memory.u32(this.faces.pointer + tuple * 4, 1)[0] ?? 0;
  }

  /** What `derive` worked with last: pairs, and those of them that own. */
  get known(): { readonly pairs: number; readonly owning: number } {
    return { pairs: this.derived.pairs, owning: this.owning };
  }

  /** Where what was derived stands, in the order in which `assembly/table/ends.ts` wants it. Good until the memory grows. */
  places(): readonly number[] {
    const { faces, directions, state, forwards, heads, next, vpcs, from, to, blocks } = this;
    return [...[faces, directions, state, forwards, heads, next, vpcs, from, to].map(({ pointer }) => pointer), this.addresses.statePointer, blocks.pointer, blocks.bytes / 16 - 1];
  }

  /** Pairs as copies; for keeping. Interfaces are numbered anew by `meet` in the same order. */
  save(): { faces: Uint32Array; addresses: Uint32Array; remotes: Uint8Array } {
    const { memory, pairs } = this;
    return {
      faces: memory.u32(this.pairFaces.pointer, pairs).slice(),
      addresses: memory.u32(this.pairAddresses.pointer, pairs).slice(),
      remotes: memory.u8(this.pairRemotes.pointer, pairs).slice(),
    };
  }

  /** Puts back what `save` gave, after tuples and texts are back. */
  restore({ faces, addresses, remotes }: { faces: Uint32Array; addresses: Uint32Array; remotes: Uint8Array }): void {
    this.reserve(faces.length, 0);
    this.meet();
    this.firstPairs.ensure((this.faceVpcs.length + 1) * 4);
    this.pairCounts.ensure((this.faceVpcs.length + 1) * 4);
    this.publish();
    const { memory } = this;
    memory.u32(this.pairFaces.pointer, faces.length).set(faces);
    memory.u32(this.pairAddresses.pointer, addresses.length).set(addresses);
    memory.u8(this.pairRemotes.pointer, remotes.length).set(remotes);
    memory.u32(this.state.pointer, 1)[0] = faces.length;
    const first = memory.u32(this.firstPairs.pointer, this.faceVpcs.length);
    const counts = memory.u32(this.pairCounts.pointer, this.faceVpcs.length);
    for (const [pair, face] of faces.entries()) {
      if (!first[face]) first[face] = pair + 1;
      counts[face] = (counts[face] ?? 0) + 1;
    }
    this.wasm.rehashPairs(this.state.pointer);
  }

  private spans(from: Uint32Array, to: Uint32Array, captureInterval: number): void {
    const faceOfTuple = this.memory.u32(this.faces.pointer, this.tuples.size + 1);
    for (let tuple = 1; tuple <= this.tuples.size; tuple++) {
      const face = faceOfTuple[tuple] ?? 0;
      const { rows, first, last } = this.tuples.count(tuple);
      if (face === 0 || rows === 0) continue;
      from[face] = Math.min(from[face] ?? 0, Math.max(0, first - captureInterval));
      to[face] = Math.max(to[face] ?? 0, Math.min(0xffff_ffff, last + captureInterval));
    }
  }

  private face(vpc: number, eni: number): number {
    const key = `${vpc}/${eni}`;
    const known = this.faceOf.get(key);
    if (known !== undefined) return known;
    const made = this.faceVpcs.length;
    this.faceVpcs.push(vpc);
    this.faceOf.set(key, made);
    return made;
  }

  private publish(): void {
    this.memory.u32(this.state.pointer, 8).set(
      [
        this.slots.pointer, this.slots.bytes / 4 - 1, this.pairFaces.pointer, this.pairAddresses.pointer, this.pairRemotes.pointer,
        this.firstPairs.pointer, this.pairCounts.pointer,
      ],
      1,
    );
  }
}

/** Records of traffic: status OK, or a log that has no status. NODATA and SKIPDATA say nothing of addresses. */
export function isTraffic(status: string | null): boolean {
  return status === null || status.toUpperCase() === 'OK';
}

/** 1 in, 2 out, 0 neither. */
export function directionKind(text: string | null): 0 | 1 | 2 {
  const word = text?.toLowerCase();
  return word === 'in' || word === 'ingress' ? 1 : word === 'out' || word === 'egress' ? 2 : 0;
}
