import { assert, present } from '../base/assert.ts';
import { fieldNamed, fields } from '../model/fields.ts';
import { MemoryAddressBook } from './address-book.ts';
import { batchCapacity, batchTexts } from './batch.ts';
import { BatchBlock, type TableSink } from './batch-block.ts';
import { Block } from './block.ts';
import type { LabelLookups } from './address-labels.ts';
import { Ends, isEndField } from './ends.ts';
import { isLabelled, LabelledFields, type LabelKind } from './labelled-fields.ts';
import { MemoryExceeded, type Memory } from './memory.ts';
import { instantiate } from './module.ts';
import { observationBook } from './observation-book.ts';
import { Ownership } from './ownership.ts';
import { RejectionLabels, rejectionBook } from './rejection.ts';
import { Relabel, type Sealed } from './relabel.ts';
import { Retired } from './retired.ts';
import { Sealer } from './seal.ts';
import { segmentRows, type PhysicalName, type Segment } from './segment.ts';
import { Spans } from './spans.ts';
import { standAtStart } from './stand-at-start.ts';
import { Staging } from './staging.ts';
import { captureIntervalOf, summarise, type TableSummary } from './table-summary.ts';
import type { FieldAccess, TableView } from './table-view.ts';
import type { TableWasm } from './table-wasm.ts';
import { TextBook } from './text-book.ts';
import { TupleBook, tupleFields, type TupleField } from './tuple-book.ts';

/** Per row of a segment: one that is sealed takes 44 bytes, and sorting and labelling take a scratch of 20. */
const headroomPerRow = 64;

const numberColumns = { __time__: 'time', srcport: 'srcport', dstport: 'dstport', protocol: 'protocol', 'tcp-flags': 'tcp-flags', packets: 'packets', bytes: 'bytes' } as const;
const codeColumns = ['direction', 'action', 'traffic_path', '__source__'] as const;

/**
 * The records, in columns over one memory. Rows come in through the sink; `work` and `finish` seal and label them in
 * short steps. See `segment.ts` for the form and `table-view.ts` for how it is read.
 */
export class Table implements TableView {
  readonly memory: Memory;
  readonly wasm: TableWasm;
  readonly addresses: MemoryAddressBook;
  readonly tuples: TupleBook;
  readonly ownership: Ownership;
  readonly ends: Ends;
  /** Of the files that the records came in. */
  readonly spans = new Spans();
  /** Sealed segments, oldest first. For `snapshot` and tests; answers read `segments`. */
  readonly sealed: Sealed[] = [];
  labelRevision = 0;
  private readonly texts = new Map<string, TextBook>();
  private readonly extraNames = new Set<string>();
  private readonly retired: Retired;
  private readonly sealer: Sealer;
  private readonly labeller: Relabel;
  private readonly rejections: RejectionLabels;
  private readonly labelled: LabelledFields;
  private readonly coded: Block;
  private readonly batch: BatchBlock;
  private readonly seenColumns = new Set<PhysicalName>();
  private readonly seenTupleFields = new Set<TupleField>();
  private open: Staging | null = null;
  private pending: Staging[] = [];
  private sealing: Generator<void, void, void> | null = null;
  private readonly segmentRows: number;
  private nextId = 1;
  private labelledRows = 0;
  private seenTuples = 0;
  private currentRevision = 0;
  private cachedSegments: { revision: number; segments: readonly Segment[] } = { revision: -1, segments: [] };

  /** Segments of `rowsEach` rows: fewer than usual for tests of several. */
  constructor(memory: Memory, module: WebAssembly.Module, rowsEach = segmentRows) {
    this.memory = memory;
    this.segmentRows = rowsEach;
    this.wasm = instantiate<TableWasm>(module, memory);
    this.retired = new Retired(memory);
    this.addresses = new MemoryAddressBook(memory, this.wasm);
    this.labelled = new LabelledFields(this.addresses);
    this.tuples = new TupleBook(memory, this.wasm);
    this.ownership = new Ownership(memory, this.wasm, this.addresses, this.tuples, (field) => this.book(field));
    this.ends = new Ends(memory, this.wasm, this.tuples, this.ownership, (field) => this.book(field));
    this.sealer = new Sealer(memory, this.wasm);
    this.labeller = new Relabel(memory, this.wasm, this.ownership, this.ends, this.retired);
    this.rejections = new RejectionLabels(memory, this.wasm, this.addresses, (field) => this.book(field), this.retired);
    this.coded = new Block(memory);
    this.batch = new BatchBlock(memory);
  }

  get rows(): number {
    return [...this.sealed.map(({ segment }) => segment), ...this.staged].reduce((sum, { rows }) => sum + rows, 0);
  }

  /** Segments not sealed yet: full ones that wait, then the open one. */
  get staged(): readonly Staging[] {
    return [...this.pending, ...(this.open && this.open.rows > 0 ? [this.open] : [])];
  }

  get revision(): number {
    return this.currentRevision;
  }

  get interfaceTuples(): number {
    return this.tuples.size;
  }

  get segments(): readonly Segment[] {
    if (this.cachedSegments.revision !== this.currentRevision) {
      this.cachedSegments = {
        revision: this.currentRevision,
        segments: [...this.sealed.map(({ segment }) => segment), ...this.staged.map((staging) => staging.segment())],
      };
    }
    return this.cachedSegments.segments;
  }

  get present(): readonly string[] {
    return [...fields.map((field) => field.name), ...this.extraNames].filter((name) => this.has(name));
  }

  /** Extra columns in the order in which they came. */
  get extras(): readonly string[] {
    return [...this.extraNames];
  }

  /**
   * Keeps what `segments` points to from being reused until the returned function is called. An answer that gives way to
   * other work holds the table from its first look at `segments` to its end.
   */
  hold(): () => void {
    return this.retired.hold();
  }

  access(field: string): FieldAccess | null {
    const known = fieldNamed(field);
    if (!known) return this.extraNames.has(field) ? { kind: 'code', column: `x:${field}`, book: this.book(field) } : null;
    if (field in numberColumns) {
      const column = numberColumns[field as keyof typeof numberColumns]; // Just tested.
      return { kind: 'number', column, nullable: column !== 'time' };
    }
    if (field === 'start' || field === 'end') return { kind: field };
    if (field === 'srcaddr' || field === 'dstaddr') return { kind: 'address', column: field, book: this.addresses };
    if (field === 'observation') return { kind: 'code', column: 'observation', book: observationBook };
    if (field === 'rejection') return { kind: 'code', column: 'rejection', book: rejectionBook };
    if (isLabelled(field)) return this.labelled.access(field);
    if (isEndField(field)) return { kind: 'label', column: 'ends', codes: this.ends.codes(field), book: this.ends.book(field) };
    const tupleField = tupleFields.find((each) => each === field);
    if (tupleField) return { kind: 'interface', codes: this.tuples.codes(tupleField), book: this.book(field) };
    const column = codeColumns.find((each) => each === field);
    return column ? { kind: 'code', column, book: this.book(field) } : null;
  }

  has(field: string): boolean {
    // It is known of each record that was not refused that it was not.
    if (field === 'rejection') return ['action', 'srcaddr', 'dstaddr'].every((each) => this.has(each));
    const access = this.access(field);
    if (!access) return false;
    switch (access.kind) {
      case 'number': case 'address': case 'code':
        return this.seenColumns.has(access.column);
      case 'start':
        return this.seenColumns.has('lag');
      case 'end':
        return this.seenColumns.has('duration');
      case 'interface':
        return tupleFields.some((each) => each === field && this.seenTupleFields.has(each));
      case 'label':
        return this.seenColumns.has(access.column) && (isEndField(field) ? this.ends.any(field) : isLabelled(field) && this.labelled.any(field));
    }
  }

  /** The dictionary of a text field or an extra column. */
  readonly book = (field: string): TextBook => {
    let book = this.texts.get(field);
    if (!book) {
      book = new TextBook();
      this.texts.set(field, book);
    }
    return book;
  };

  /** All text dictionaries by field. */
  textBooks(): readonly (readonly [string, TextBook])[] {
    return [...this.texts];
  }

  sink(): TableSink {
    const { batch } = this;
    return {
      batch,
      dictionary: (field) => {
        if (!batchTexts.some((each) => each === field)) this.addExtra(field);
        return this.book(field);
      },
      extra: (name) => {
        this.addExtra(name);
        return batch.extra(name);
      },
      flush: () => this.flush(),
    };
  }

  /** Makes an extra column known; it is present once a record has a value in it. */
  addExtra(name: string): void {
    // Asked for every value of such a column.
    if (this.extraNames.has(name)) return;
    assert(!fieldNamed(name), `the extra column ${name} is not a field of the table`);
    this.extraNames.add(name);
  }

  /** What addresses are labelled with from now on, worked out per address; null for nothing. Not while an answer is being worked out. */
  setLabels(kind: LabelKind, lookups: LabelLookups | null): void {
    this.labelled.set(kind, lookups);
    this[kind === 'country' ? 'currentRevision' : 'labelRevision']++;
  }

  /** How many addresses have each label of this kind. */
  readonly labelCounts = (kind: LabelKind): ReadonlyMap<string, number> => this.labelled.counts(kind);

  /** True when `work` has something to do. */
  get workDue(): boolean {
    return this.pending.length > 0 || this.labelDue;
  }

  /**
   * Seals full segments and, each time the records have doubled, labels the sealed ones again; in steps of a few
   * milliseconds. Rows may come in between steps. Throws `MemoryExceeded`; the records stay.
   */
  *work(): Generator<void, void, void> {
    yield* this.sealPending();
    if (this.labelDue) yield* this.label();
  }

  /** At the end of a reading: seals the rest, labels everything with all that was learnt, and lets go of scratch. */
  *finish(): Generator<void, void, void> {
    if (this.open && this.open.rows > 0) {
      this.pending.push(this.open);
      this.open = null;
    }
    yield* this.sealPending();
    yield* this.label();
    this.sealer.release();
    this.labeller.release();
    this.rejections.release();
    this.coded.release();
  }

  /** `finish` in one go, for tests and small tables. */
  finishNow(): void {
    for (const _ of this.finish()) continue;
  }

  summary(): TableSummary {
    return summarise(this);
  }

  /** Seconds; see `capture-interval.ts`. */
  captureInterval(): number {
    return captureIntervalOf(this);
  }

  /** For `restore`: a sealed segment whose chunks are in this memory already. */
  adopt(segment: Omit<Segment, 'id'>, markedPairs: number, ambiguous: number): void {
    this.sealed.push({ segment: { ...segment, id: this.nextId++ }, markedPairs, ambiguous, endsStamp: null });
    for (const name of segment.chunks.keys()) this.seenColumns.add(name);
    this.labelledRows += segment.rows;
    this.meetTuples();
    this.currentRevision++;
  }

  private get labelDue(): boolean {
    return this.sealed.length > 0 && this.sealed.reduce((sum, { segment }) => sum + segment.rows, 0) >= this.labelledRows * 2;
  }

  private *label(): Generator<void, void, void> {
    const segments = [...this.sealed];
    this.labelledRows = segments.reduce((sum, { segment }) => sum + segment.rows, 0);
    const relabelled = yield* this.labeller.steps(segments, this.captureInterval());
    const explained = yield* this.rejections.steps(segments);
    if (!relabelled && !explained) return;
    for (const { segment } of this.sealed) for (const name of ['observation', 'ends'] as const) if (segment.chunks.has(name)) this.seenColumns.add(name);
    this.currentRevision++;
  }

  private *sealPending(): Generator<void, void, void> {
    while (this.pending.length > 0) {
      this.sealing ??= this.sealFirst();
      let done = true;
      try {
        done = this.sealing.next().done ?? true;
      } finally {
        if (done) this.sealing = null;
      }
      yield;
    }
  }

  private *sealFirst(): Generator<void, void, void> {
    const staging = present(this.pending[0], 'a segment to seal');
    const segment = yield* this.sealer.steps(staging);
    this.pending.shift();
    this.sealed.push({ segment, markedPairs: staging.markedPairs, ambiguous: staging.ambiguous, endsStamp: staging.endsStamp });
    staging.release();
    this.currentRevision++;
  }

  private flush(): void {
    const { batch, memory, wasm } = this;
    const { rows, pointers } = batch;
    if (rows === 0) return;
    this.keepHeadroom();
    const times = batch.numbers.__time__.subarray(0, rows);
    standAtStart(times, batch.numbers.start);
    this.spans.meet(times);
    const extras = [...pointers.extras].filter(([, pointer]) => wasm.anySet(pointer, rows) === 1).map(([name]) => name);
    const ends = [pointers.addresses.srcaddr, pointers.addresses.dstaddr];
    const any6 = ends.some(({ family }) => memory.u8(family, rows).includes(6));
    this.addresses.reserve(rows * 2, any6 ? rows * 2 : 0);
    this.tuples.reserve(rows);
    this.ownership.reserve(rows, rows);
    this.ends.reserve(rows, rows);
    this.coded.ensure(batchCapacity * 20);
    const parts = this.makeRoom(rows, extras);

    const tuples = this.coded.pointer;
    const srcaddr = tuples + batchCapacity * 4;
    const dstaddr = srcaddr + batchCapacity * 4;
    const pairs = dstaddr + batchCapacity * 4;
    const [source, destination] = [pointers.addresses.srcaddr, pointers.addresses.dstaddr];
    this.addresses.codeAll(source.family, source.v4, source.v6, rows, srcaddr);
    this.addresses.codeAll(destination.family, destination.v4, destination.v6, rows, dstaddr);
    this.tuples.codeAll(tupleFields.map((field) => pointers.texts[field]), rows, tuples);
    this.tuples.countAll(tuples, pointers.numbers.__time__, pointers.numbers.start, pointers.numbers.end, rows);
    this.meetTuples();
    const direction = pointers.texts.direction;
    const sight = { tuples, direction, srcaddr, dstaddr, time: pointers.numbers.__time__, rows };
    this.ownership.learn(sight);
    this.ownership.derive(null, 0);
    this.ends.resolve(sight, pairs, pairs + batchCapacity * 4);

    const stamp = this.ends.stamp();
    let from = 0;
    for (const { staging, rows: count } of parts) {
      const at = staging.rows;
      staging.append(pointers, from, count, { tuples, srcaddr, dstaddr, ends: pairs });
      const word = from * 4;
      staging.ambiguous += this.ownership.observe(
        { tuples: tuples + word, direction: direction + word, srcaddr: srcaddr + word, dstaddr: dstaddr + word, time: pointers.numbers.__time__ + word, rows: count },
        present(staging.column('observation'), 'the column of observations').pointer + at,
      );
      staging.labelled();
      staging.resolvedAt(stamp, count);
      for (const [name, column] of staging.all()) if (!this.seenColumns.has(name) && staging.stats(column).valid > 0) this.seenColumns.add(name);
      from += count;
      if (staging.room === 0) this.pending.push(staging);
      else this.open = staging;
    }
    if (this.open?.room === 0) this.open = null;
    batch.empty();
    this.labelled.meet();
    this.currentRevision++;
  }

  /** Stagings with room for all rows of a batch, in order. At most one full segment waits; a second one is sealed here. */
  private makeRoom(rows: number, extras: readonly string[]): { staging: Staging; rows: number }[] {
    const open = this.open ?? this.newStaging();
    const first = Math.min(rows, open.room);
    if (first === open.room) while (this.pending.length > 0) for (const _ of this.sealPending()) continue;
    open.reserve(first, extras);
    this.open = open;
    if (first === rows) return [{ staging: open, rows }];
    const next = this.newStaging();
    try {
      next.reserve(rows - first, extras);
    } catch (error) {
      next.release();
      throw error;
    }
    return [{ staging: open, rows: first }, { staging: next, rows: rows - first }];
  }

  private newStaging(): Staging {
    return new Staging(this.memory, this.wasm, this.retired, this.nextId++, this.ownership.pairs, this.segmentRows);
  }

  /** Sealing and labelling need memory too: a full budget must not keep what was read from being finished. */
  private keepHeadroom(): void {
    const { budgetBytes, usedBytes } = this.memory;
    const headroom = Math.min(headroomPerRow * this.segmentRows + this.rows, budgetBytes / 4);
    if (usedBytes + headroom > budgetBytes) throw new MemoryExceeded(Math.ceil(usedBytes + headroom), budgetBytes);
  }

  private meetTuples(): void {
    this.ownership.meet();
    this.ends.meet();
    for (let tuple = this.seenTuples + 1; tuple <= this.tuples.size && this.seenTupleFields.size < tupleFields.length; tuple++) {
      for (const field of tupleFields) if (this.tuples.word(tuple, field) > 0) this.seenTupleFields.add(field);
    }
    this.seenTuples = this.tuples.size;
  }
}
