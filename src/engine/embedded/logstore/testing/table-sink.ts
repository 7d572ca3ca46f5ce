import { readFileSync } from 'node:fs';
import { Memory } from '../../../../columns/memory.ts';
import { rows } from '../../../../columns/rows.ts';
import { Table } from '../../../../columns/table.ts';
import type { PulledPacket } from '../client.ts';
import { Intake } from '../intake.ts';
import type { PacketSink } from '../puller.ts';
import type { IntakeProblem } from '../state.ts';

const generated = (name: string): WebAssembly.Module => new WebAssembly.Module(new Uint8Array(readFileSync(new URL(`../../../../generated/${name}.wasm`, import.meta.url))));
const modules = { ingest: generated('ingest'), table: generated('table') };

/** Packets into a real table, one after the other, as the worker does it. */
export class TableSink implements PacketSink {
  readonly memory: Memory;
  readonly table: Table;
  readonly intake: Intake;
  settles = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(budgetBytes?: number) {
    this.memory = new Memory({ reservedBytes: 1024 * 1024, ...(budgetBytes === undefined ? {} : { budgetBytes }) });
    this.table = new Table(this.memory, modules.table);
    this.intake = new Intake('simulated', this.table, this.memory, modules.ingest, () => Promise.resolve());
  }

  take(shard: number, cursor: string, { bytes, compression, rawBytes }: PulledPacket): Promise<IntakeProblem | null> {
    return this.next(() => this.intake.take({ bytes: new Uint8Array(bytes), compression, rawBytes, shard, cursor }));
  }

  settle(how: { readonly reading: boolean; readonly whole: boolean }): Promise<IntakeProblem | null> {
    this.settles++;
    return this.next(() => this.intake.settle(how));
  }

  captureInterval(): number {
    return this.table.captureInterval();
  }

  end(): void {
    this.intake.release();
  }

  /** What the records carry as their number, in order, and the time of each. */
  content(): { readonly id: number; readonly time: number }[] {
    return [...rows(this.table, ['bytes', '__time__'])].map((row) => ({ id: Number(row['bytes']), time: Number(row['__time__']) })).sort((a, b) => a.id - b.id);
  }

  private next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done;
    return done;
  }
}
