import { batchCapacity, noNumber, type Batch, type RecordSink } from '../columns/batch.ts';
import type { Memory } from '../columns/memory.ts';
import { oddDurationSeconds, type Account } from './account.ts';
import { Shift } from './shift.ts';

/**
 * Rows on their way into the table. Parsers fill the batch from `batch.rows` on and count rows up; here follows what only
 * follows from a record itself: its time, its address family, whether it says that there was no data, and whether its
 * columns are shifted. So all parsers agree on it.
 */
export class Output {
  readonly sink: RecordSink;
  readonly memory: Memory;
  readonly account: Account;
  /** u32 per row of the batch: the line that the row came from. */
  readonly linesPointer: number;
  /** Rows may be the documentation's shifted samples; only Alibaba Cloud's formats look. */
  shift: Shift | null = null;
  private settled: number;

  constructor(sink: RecordSink, memory: Memory, account: Account) {
    this.sink = sink;
    this.memory = memory;
    this.account = account;
    this.linesPointer = memory.allocate(batchCapacity * 4);
    this.settled = sink.batch.rows;
  }

  get batch(): Batch {
    return this.sink.batch;
  }

  get room(): number {
    return batchCapacity - this.batch.rows;
  }

  lookForShift(): void {
    this.shift = new Shift(this.sink);
  }

  /** Line numbers by row; to be taken afresh after anything that can grow the memory. */
  lines(): Uint32Array {
    return this.memory.u32(this.linesPointer, batchCapacity);
  }

  /** Completes the rows filled since the last time. */
  settle(): void {
    const from = this.settled;
    const to = this.batch.rows;
    if (from === to) return;
    this.settled = to;
    this.complete(from, to);
    this.shift?.realign(this.batch, from, to, this.lines(), this.account);
    this.count(from, to);
    this.account.records += to - from;
  }

  /** Settles and hands the batch to the table. Throws `MemoryExceeded` when the budget ends. */
  flush(): void {
    this.settle();
    if (this.batch.rows > 0) this.sink.flush();
    this.settled = this.batch.rows;
  }

  release(): void {
    this.memory.release(this.linesPointer, batchCapacity * 4);
  }

  private complete(from: number, to: number): void {
    const types = this.sink.dictionary('type');
    const four = types.code('IPv4');
    const batch = this.batch;
    const family = batch.addresses.srcaddr.family;
    const other = batch.addresses.dstaddr.family;
    let six = 0;
    for (let row = from; row < to && six === 0; row++) if (family[row] === 6 || other[row] === 6) six = types.code('IPv6');
    // Codes may have grown the memory: the views are taken again.
    const fresh = this.batch;
    const type = fresh.texts.type;
    const sources = fresh.addresses.srcaddr.family;
    const targets = fresh.addresses.dstaddr.family;
    const { __time__: time, start, end } = fresh.numbers;
    for (let row = from; row < to; row++) {
      if (type[row] === 0) {
        const known = sources[row] || targets[row];
        if (known) type[row] = known === 6 ? six : four;
      }
      if (time[row] === noNumber) {
        const begun = start[row] ?? noNumber;
        time[row] = begun === noNumber ? (end[row] ?? noNumber) : begun;
      }
    }
  }

  private count(from: number, to: number): void {
    const statuses = this.sink.dictionary('log-status');
    const none = this.statusCodes(statuses.size);
    const { start, end } = this.batch.numbers;
    const status = this.batch.texts['log-status'];
    const account = this.account;
    for (let row = from; row < to; row++) {
      const code = status[row] ?? 0;
      if (code !== 0 && code === none.noData) account.noData++;
      else if (code !== 0 && code === none.skipData) account.skipData++;
      const begun = start[row] ?? noNumber;
      const ended = end[row] ?? noNumber;
      if (begun === noNumber || ended === noNumber) continue;
      const seconds = ended - begun;
      if (seconds >= 0 && seconds <= oddDurationSeconds) continue;
      account.odd.records++;
      if (Math.abs(seconds) > Math.abs(account.odd.longestSeconds)) account.odd.longestSeconds = seconds;
    }
  }

  private statuses = { size: -1, noData: 0, skipData: 0 };

  /** Codes of the two status words, found among those that occur; asking for them would make them occur. */
  private statusCodes(size: number): { readonly noData: number; readonly skipData: number } {
    if (this.statuses.size !== size) {
      const dictionary = this.sink.dictionary('log-status');
      this.statuses = { size, noData: 0, skipData: 0 };
      for (let code = 1; code <= size; code++) {
        const text = dictionary.text(code);
        if (text === 'NODATA') this.statuses.noData = code;
        if (text === 'SKIPDATA') this.statuses.skipData = code;
      }
    }
    return this.statuses;
  }
}
