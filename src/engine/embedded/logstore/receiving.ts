import type { Held } from '../held.ts';
import type { LogstoreRequest, Reply } from '../protocol.ts';
import type { ReadProgress } from '../contract.ts';
import type { Table } from '../../../columns/table.ts';
import { Intake } from './intake.ts';

type LogstoreReply = Extract<Reply, { readonly of: 'logstore' }>;

/**
 * The worker's side of an open logstore: hears what the page sends, and tells how far it is as a reading of files would. Of one
 * logstore at a time; what still comes of one before it is passed over.
 */
export class Receiving {
  private readonly held: Held;
  private readonly pause: () => Promise<void>;
  private readonly told: (progress: ReadProgress) => void;
  private intake: Intake | null = null;
  private stream = 0;
  private isReading = false;
  /** Longest interval of a record, in seconds, as of the last settling. */
  private captureInterval = 0;
  private table: Table | null = null;
  private revision = -1;
  /** See `Description`. */
  provisionalFrom: number | null = null;
  private began = { at: 0, records: 0 };

  constructor(held: Held, pause: () => Promise<void>, told: (progress: ReadProgress) => void) {
    this.held = held;
    this.pause = pause;
    this.told = told;
  }

  get reading(): boolean {
    return this.isReading;
  }

  get skipped(): number {
    return this.intake?.report.skipped ?? 0;
  }

  /** Something else is held now. */
  end(): void {
    this.intake?.release();
    this.intake = null;
    this.table = null;
    this.isReading = false;
    this.provisionalFrom = null;
  }

  async hear(request: LogstoreRequest): Promise<LogstoreReply> {
    if (request.type === 'logstore-begin') return this.begin(request.id, request.name);
    const { intake } = this;
    if (intake === null || request.stream !== this.stream) return { of: 'logstore', problem: null, captureInterval: 0 };
    switch (request.type) {
      case 'logstore-end':
        this.end();
        return { of: 'logstore', problem: null, captureInterval: 0 };
      case 'logstore-packet': {
        const { bytes, ...packet } = request.packet;
        this.startOfReading(true);
        const problem = await intake.take({ ...packet, bytes: new Uint8Array(bytes) });
        this.tell(request.share);
        return { of: 'logstore', problem, captureInterval: this.captureInterval };
      }
      case 'logstore-settle': {
        const problem = await intake.settle(request);
        const revision = this.table?.revision ?? 0;
        const wasWhole = this.provisionalFrom === null;
        this.provisionalFrom = request.provisionalFrom;
        // A look that brought nothing is no news: screens would draw everything again.
        if (revision !== this.revision || request.reading !== this.isReading || wasWhole !== (request.provisionalFrom === null)) this.held.changed();
        this.revision = revision;
        this.startOfReading(request.reading);
        this.captureInterval = this.table?.captureInterval() ?? 0;
        this.tell(request.share);
        return { of: 'logstore', problem, captureInterval: this.captureInterval };
      }
    }
  }

  private async begin(stream: number, name: string): Promise<LogstoreReply> {
    this.end();
    const { table, memory, ingest } = await this.held.receive();
    this.intake = new Intake(name, table, memory, ingest, this.pause);
    this.stream = stream;
    this.table = table;
    this.captureInterval = 0;
    this.startOfReading(true);
    this.held.changed();
    this.tell(0);
    return { of: 'logstore', problem: null, captureInterval: 0 };
  }

  private startOfReading(isReading: boolean): void {
    if (isReading && !this.isReading) this.began = { at: performance.now(), records: this.intake?.report.records ?? 0 };
    this.isReading = isReading;
  }

  private tell(share: number): void {
    if (this.intake === null) return;
    const { report } = this.intake;
    const seconds = (performance.now() - this.began.at) / 1000;
    const isGoing = this.isReading && share > 0 && share < 1;
    this.told({
      // What is still to come is as much as what came, for the same share of time.
      files: [{ ...report, bytes: isGoing ? Math.round(report.bytesRead / share) : report.bytesRead }],
      reading: this.isReading,
      recordsPerSecond: seconds > 0 ? (report.records - this.began.records) / seconds : 0,
      memoryBytes: this.held.memoryBytes,
      secondsLeft: isGoing ? (seconds * (1 - share)) / share : null,
    });
  }
}
