import { ambiguousEnd } from '../model/fields.ts';
import { slotsFor } from './address-book.ts';
import { Block } from './block.ts';
import type { Memory } from './memory.ts';
import type { Ownership, Sight } from './ownership.ts';
import type { TableWasm } from './table-wasm.ts';
import { TextBook } from './text-book.ts';
import type { TupleBook } from './tuple-book.ts';

const endFieldNames = ['srcinstance', 'dstinstance', 'srcvpc', 'dstvpc'] as const;
export type EndField = (typeof endFieldNames)[number];

export function isEndField(field: string): field is EndField {
  return endFieldNames.some((each) => each === field);
}

/** Numbers of instances: 0 none that is known, 1 several, 2 an interface that belongs to none, then those there are. */
const several = 1;
const unattached = 2;
const firstInstance = 3;

const stateWords = 19;

interface Labels {
  codes: Uint32Array;
  known: number;
  any: boolean;
}

/**
 * Between which instances each record runs, as the records themselves tell. An instance is a VPC and what is attached there
 * (`vm-id`), never an address alone. The end at the interface is the record's own; the other end is looked up among the
 * interfaces that own its address (`Ownership`), first in the record's VPC, then in the one other VPC that owns it. Several that
 * could be meant are told as ambiguous. An interface that belongs to no instance is a gateway's, which says nothing of where
 * the address is: such an end has neither instance nor VPC.
 *
 * A record holds one code, of the pair of its ends; the four fields are labels of that code.
 */
export class Ends {
  private readonly memory: Memory;
  private readonly wasm: TableWasm;
  private readonly tuples: TupleBook;
  private readonly ownership: Ownership;
  private readonly texts: (field: 'vm-id' | 'vpc-id') => TextBook;
  private readonly state: Block;
  private readonly slots: Block;
  private readonly entries: Block;
  private readonly tupleInstances: Block;
  private readonly faceInstances: Block;
  private readonly instanceOf = new Map<string, number>();
  private readonly instances: { readonly vpc: number; readonly vm: number }[] = [];
  private readonly books = { instance: new TextBook(), vpc: new TextBook() };
  private readonly labels = new Map<EndField, Labels>();
  private knownTuples = 0;
  /** Grows when an interface turns out to belong elsewhere. */
  private attachments = 0;
  private judged = { stamp: '', shared: false };

  constructor(memory: Memory, wasm: TableWasm, tuples: TupleBook, ownership: Ownership, texts: (field: 'vm-id' | 'vpc-id') => TextBook) {
    this.memory = memory;
    this.wasm = wasm;
    this.tuples = tuples;
    this.ownership = ownership;
    this.texts = texts;
    this.state = new Block(memory, stateWords * 4);
    this.slots = new Block(memory, 8 * 64);
    this.entries = new Block(memory, 64);
    this.tupleInstances = new Block(memory, 64);
    this.faceInstances = new Block(memory, 64);
    this.publish();
  }

  /** Pairs of ends, the largest code; grows only. */
  get size(): number {
    return this.memory.u32(this.state.pointer, 1)[0] ?? 0;
  }

  get bytes(): number {
    return this.slots.bytes + this.entries.bytes + this.tupleInstances.bytes + this.faceInstances.bytes;
  }

  /** Room for the pairs of `rows` rows and for `tuples` more tuples. Throws `MemoryExceeded`, nothing changed. */
  reserve(rows: number, tuples: number): void {
    const codes = this.size + rows;
    this.entries.ensure(codes * 8);
    this.tupleInstances.ensure((this.tuples.size + tuples + 1) * 4);
    this.faceInstances.ensure((this.ownership.interfaces + tuples + 2) * 4);
    const want = slotsFor(codes) * 8;
    if (want > this.slots.bytes) {
      this.slots.renew(want);
      this.publish();
      this.wasm.rehashEnds(this.state.pointer);
    }
  }

  /** Takes note of tuples that are new since the last call. After `Ownership.meet`. */
  meet(): void {
    const { memory, tuples } = this;
    this.tupleInstances.ensure((tuples.size + 1) * 4);
    this.faceInstances.ensure((this.ownership.interfaces + 1) * 4);
    for (let tuple = this.knownTuples + 1; tuple <= tuples.size; tuple++) {
      const face = this.ownership.interfaceOf(tuple);
      const instance = face === 0 ? 0 : this.instance(tuples.word(tuple, 'vpc-id'), tuples.word(tuple, 'vm-id'));
      memory.u32(this.tupleInstances.pointer + tuple * 4, 1)[0] = instance;
      if (face === 0) continue;
      const at = memory.u32(this.faceInstances.pointer + face * 4, 1);
      const joined = this.joined(at[0] ?? 0, instance);
      if (joined !== at[0]) this.attachments++;
      at[0] = joined;
    }
    this.knownTuples = tuples.size;
  }

  /** Writes the code of each row's ends to `out`, as words; `spare` has room for as many. After `derive` of the ownership, with room for `rows` pairs. */
  resolve({ tuples, direction, srcaddr, dstaddr, time, rows }: Sight, out: number, spare: number): void {
    this.publish();
    this.wasm.resolveEnds(this.state.pointer, tuples, direction, srcaddr, dstaddr, time, rows, out, spare);
  }

  /**
   * What was known when rows were resolved: at one stamp, the same rows have the same ends. Null where the time of a record
   * matters too, as one address of a VPC has had several owners. After `derive`.
   */
  stamp(): string | null {
    const { pairs, owning } = this.ownership.known;
    const stamp = `${pairs}/${owning}/${this.attachments}`;
    if (this.judged.stamp !== stamp) {
      this.publish();
      this.judged = { stamp, shared: this.wasm.anyShared(this.state.pointer, this.ownership.known.pairs) === 1 };
    }
    return this.judged.shared ? null : stamp;
  }

  /** Label code by pair, for all pairs and perhaps more. */
  codes(field: EndField): Uint32Array {
    return this.labelled(field).codes;
  }

  book(field: EndField): TextBook {
    return this.books[field.endsWith('vpc') ? 'vpc' : 'instance'];
  }

  /** True when a pair has a value of the field. */
  any(field: EndField): boolean {
    return this.labelled(field).any;
  }

  private labelled(field: EndField): Labels {
    const { size } = this;
    let labels = this.labels.get(field);
    if (!labels) this.labels.set(field, (labels = { codes: new Uint32Array(1), known: 0, any: false }));
    if (labels.known === size) return labels;
    if (size >= labels.codes.length) {
      const longer = new Uint32Array(Math.max(size + 1, Math.ceil(labels.codes.length * 1.5)));
      longer.set(labels.codes);
      labels.codes = longer;
    }
    const entries = this.memory.u32(this.entries.pointer, size * 2);
    const end = field.startsWith('src') ? 0 : 1;
    for (let pair = labels.known; pair < size; pair++) {
      const code = this.label(field, entries[pair * 2 + end] ?? 0);
      labels.codes[pair + 1] = code;
      if (code > 0) labels.any = true;
    }
    labels.known = size;
    return labels;
  }

  private label(field: EndField, instance: number): number {
    if (instance === 0) return 0;
    const book = this.book(field);
    if (instance === several) return book.code(ambiguousEnd);
    const { vpc = 0, vm = 0 } = this.instances[instance - firstInstance] ?? {};
    const text = field.endsWith('vpc') ? this.texts('vpc-id').text(vpc) : this.texts('vm-id').text(vm);
    return text === null ? 0 : book.code(text);
  }

  /** What an interface is attached to, once more is known: what says no instance gives way, and two instances are several. */
  private joined(before: number, now: number): number {
    if (before === 0 || before === now) return now;
    if (before === several || now === unattached) return before;
    return before === unattached ? now : several;
  }

  private instance(vpc: number, vm: number): number {
    if (vm === 0) return unattached;
    const key = `${vpc}/${vm}`;
    const known = this.instanceOf.get(key);
    if (known !== undefined) return known;
    const made = this.instances.push({ vpc, vm }) - 1 + firstInstance;
    this.instanceOf.set(key, made);
    return made;
  }

  private publish(): void {
    this.memory.u32(this.state.pointer, stateWords).set(
      [
        this.slots.pointer, this.slots.bytes / 8 - 1, this.entries.pointer, this.tupleInstances.pointer, this.faceInstances.pointer,
        ...this.ownership.places(), this.instances.length + firstInstance < 2 ** 16 ? 1 : 0,
      ],
      1,
    );
  }
}
