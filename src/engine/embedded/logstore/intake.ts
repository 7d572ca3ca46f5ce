import { errorText } from '../../../base/error-text.ts';
import { MemoryExceeded, type Memory } from '../../../columns/memory.ts';
import type { Table } from '../../../columns/table.ts';
import { Account } from '../../../ingest/account.ts';
import { ingestModule } from '../../../ingest/module.ts';
import { Output } from '../../../ingest/output.ts';
import { PacketReader, type Packet } from '../../../ingest/packets/packet-reader.ts';
import type { FileFailure, FileReport } from '../../../model/source.ts';
import type { IntakeProblem } from './state.ts';

/** Work between two turns of the message queue. */
const sliceMilliseconds = 4;

/**
 * The worker's end of a logstore: packets become rows of a table, one packet after the other. Rows are seen after `settle`, or when
 * a batch is full. Once memory has ended it takes nothing more: the packet at that moment came in part.
 */
export class Intake {
  private readonly table: Table;
  private readonly account: Account;
  private readonly output: Output;
  private readonly reader: PacketReader;
  private readonly pause: () => Promise<void>;
  private failure: FileFailure | null = null;
  private reading = true;
  private released = false;

  constructor(name: string, table: Table, memory: Memory, ingest: WebAssembly.Module, pause: () => Promise<void>) {
    this.table = table;
    this.account = new Account(name, null);
    this.output = new Output(table.sink(), memory, this.account);
    this.reader = new PacketReader(this.output, ingestModule(ingest, memory));
    this.pause = pause;
  }

  /** As of a file: how many records came, and what could not be read. */
  get report(): FileReport {
    return this.account.report(this.failure ? 'failed' : this.reading ? 'reading' : 'read', this.failure);
  }

  take(packet: Packet): Promise<IntakeProblem | null> {
    return this.guarded(async () => {
      await this.inSlices(this.reader.read(packet));
      if (this.table.workDue) await this.inSlices(this.table.work());
    });
  }

  /** `whole`: seals and labels everything, which costs more with every record held; else only what is full. */
  settle({ reading, whole }: { readonly reading: boolean; readonly whole: boolean }): Promise<IntakeProblem | null> {
    this.reading = reading;
    return this.guarded(async () => {
      this.output.flush();
      if (whole && this.table.rows > 0) await this.inSlices(this.table.finish());
      else if (this.table.workDue) await this.inSlices(this.table.work());
    });
  }

  release(): void {
    if (this.released) return;
    this.released = true;
    this.reader.release();
    this.output.release();
  }

  private async guarded(work: () => Promise<void>): Promise<IntakeProblem | null> {
    if (this.released) return null;
    if (this.failure?.kind === 'memory') return this.failure;
    try {
      await work();
      return null;
    } catch (error) {
      if (error instanceof MemoryExceeded) return (this.failure = { kind: 'memory', neededBytes: error.neededBytes, budgetBytes: error.budgetBytes });
      return (this.failure = { kind: 'internal', message: errorText(error) });
    }
  }

  private async inSlices(steps: Generator<void, void, void>): Promise<void> {
    let began = performance.now();
    while (!steps.next().done) {
      if (performance.now() - began < sliceMilliseconds) continue;
      await this.pause();
      if (this.released) return;
      began = performance.now();
    }
  }
}
