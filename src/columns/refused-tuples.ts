/** Facts about a refused 5-tuple, as bits. */
export const fact = {
  /** A record of it has TCP flags other than SYN alone. */
  notSyn: 1,
  /** A record of it has no TCP flags. */
  noFlags: 2,
  /** Its reverse was accepted. */
  answers: 4,
  /** An interface that it leaves accepted it. */
  letOut: 8,
} as const;

/**
 * Keys of up to five whole numbers with a byte of facts each, in an open-addressed table that grows. Numbers are handed over one by
 * one: this is asked several times for each record of a log.
 */
class KeyTable {
  size = 0;
  facts = new Uint8Array(1024);
  private a = new Uint32Array(1024);
  private b = new Uint32Array(1024);
  private c = new Uint32Array(1024);
  private d = new Uint32Array(1024);
  private e = new Uint32Array(1024);
  private slots = new Int32Array(4096);

  /** Number of a key, -1 when it is not there. */
  find(a: number, b: number, c: number, d: number, e: number): number {
    return (this.slots[this.slot(a, b, c, d, e)] ?? 0) - 1;
  }

  /** Number of a key, which is there afterwards. */
  add(a: number, b: number, c: number, d: number, e: number): number {
    let slot = this.slot(a, b, c, d, e);
    const known = this.slots[slot] ?? 0;
    if (known > 0) return known - 1;
    if (this.size * 2 >= this.slots.length) {
      this.widen();
      slot = this.slot(a, b, c, d, e);
    }
    const index = this.size++;
    if (index === this.facts.length) this.lengthen();
    this.a[index] = a;
    this.b[index] = b;
    this.c[index] = c;
    this.d[index] = d;
    this.e[index] = e;
    this.slots[slot] = index + 1;
    return index;
  }

  private slot(a: number, b: number, c: number, d: number, e: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15) ^ b, 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 13) ^ (d + Math.imul(e, 0x27d4eb2f)), 0x9e3779b1);
    let slot = (hash ^ (hash >>> 16)) & mask;
    for (;;) {
      const index = (slots[slot] ?? 0) - 1;
      if (index < 0 || (this.a[index] === a && this.b[index] === b && this.c[index] === c && this.d[index] === d && this.e[index] === e)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private lengthen(): void {
    const longer = <T extends Uint32Array | Uint8Array>(old: T, made: T): T => {
      made.set(old);
      return made;
    };
    const length = this.facts.length * 2;
    this.facts = longer(this.facts, new Uint8Array(length));
    this.a = longer(this.a, new Uint32Array(length));
    this.b = longer(this.b, new Uint32Array(length));
    this.c = longer(this.c, new Uint32Array(length));
    this.d = longer(this.d, new Uint32Array(length));
    this.e = longer(this.e, new Uint32Array(length));
  }

  private widen(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    for (let i = 0; i < this.size; i++) this.slots[this.slot(this.a[i] ?? 0, this.b[i] ?? 0, this.c[i] ?? 0, this.d[i] ?? 0, this.e[i] ?? 0)] = i + 1;
  }
}

/** The 5-tuples that were refused (addresses as codes), and the ends where they were: what the rest of the log is looked through for. */
export class RefusedTuples {
  private readonly tuples = new KeyTable();
  private readonly ends = new KeyTable();

  get size(): number {
    return this.tuples.size;
  }

  refuse(source: number, sourcePort: number, target: number, targetPort: number, protocol: number, facts: number): void {
    const index = this.tuples.add(source, sourcePort, target, targetPort, protocol);
    this.tuples.facts[index] = (this.tuples.facts[index] ?? 0) | facts;
    this.ends.add(target, targetPort, protocol, 0, 0);
  }

  /** Adds facts to a 5-tuple, if it was refused. */
  note(source: number, sourcePort: number, target: number, targetPort: number, protocol: number, facts: number): void {
    const index = this.tuples.find(source, sourcePort, target, targetPort, protocol);
    if (index >= 0) this.tuples.facts[index] = (this.tuples.facts[index] ?? 0) | facts;
  }

  /** Takes note that something is served at an end, if something was refused there. */
  serve(address: number, port: number, protocol: number): void {
    const index = this.ends.find(address, port, protocol, 0, 0);
    if (index >= 0) this.ends.facts[index] = 1;
  }

  factsOf(source: number, sourcePort: number, target: number, targetPort: number, protocol: number): number {
    return this.tuples.facts[this.tuples.find(source, sourcePort, target, targetPort, protocol)] ?? 0;
  }

  /** Something was let in at this end, or came from there. */
  isServed(address: number, port: number, protocol: number): boolean {
    return this.ends.facts[this.ends.find(address, port, protocol, 0, 0)] === 1;
  }
}
