import { errorText } from '../../base/error-text.ts';
import { MemoryExceeded } from '../../columns/memory.ts';
import type { RouterOrder } from '../../ingest/sniff/text.ts';
import type { ColumnMapping, FileReport, ReadReport } from '../../model/source.ts';
import type { FileIdentity, InputFile, ReadProgress } from './contract.ts';
import { identityKey, identityOf } from './identity.ts';

/** Reads one input into the table being filled. The report is handed over as it grows; the last one is returned. */
export type ReadOne = (input: InputFile, hooks: ReadHooks) => Promise<FileReport>;

export interface ReadHooks {
  readonly signal: { readonly aborted: boolean };
  progress(report: FileReport): void;
  readonly mapping: ColumnMapping | null;
  readonly erOrder: RouterOrder;
}

interface Running {
  readonly reports: FileReport[];
  readonly signal: { aborted: boolean };
  readonly began: number;
}

/**
 * One reading: files one after the other, each with its exact account. A file that fails, vanishes or was read before
 * costs nothing but itself. Memory that ends stops the reading; what was read stays.
 */
export class Reading {
  private running: Running | null = null;
  private reports: readonly FileReport[] = [];
  private readonly known = new Map<string, FileIdentity>();
  private readonly readOne: ReadOne;
  private readonly changed: (progress: ReadProgress) => void;
  private readonly memoryBytes: () => number;

  constructor(readOne: ReadOne, memoryBytes: () => number, changed: (progress: ReadProgress) => void) {
    this.readOne = readOne;
    this.memoryBytes = memoryBytes;
    this.changed = changed;
  }

  get reading(): boolean {
    return this.running !== null;
  }

  /** Identities of the files whose records are held. */
  get identities(): readonly FileIdentity[] {
    return [...this.known.values()];
  }

  /** Lines that were skipped in the files whose records are held. */
  get skipped(): number {
    return this.reports.reduce((sum, report) => sum + report.skipped, 0);
  }

  stop(): void {
    if (this.running) this.running.signal.aborted = true;
  }

  /** Other records are held now: forget which files were read, or take over what was restored. */
  holds(identities: readonly FileIdentity[], reports: readonly FileReport[] = []): void {
    this.known.clear();
    for (const identity of identities) this.known.set(identityKey(identity), identity);
    this.reports = reports;
  }

  async read(files: readonly InputFile[], mode: 'replace' | 'add', mapping: ColumnMapping | null, erOrder: RouterOrder = 'auto'): Promise<ReadReport> {
    const before = mode === 'add' ? this.reports : [];
    const kept = mode === 'add' ? [...this.known.values()] : [];
    const reports = files.map(waiting);
    const running: Running = { reports, signal: { aborted: false }, began: performance.now() };
    this.running = running;
    const read: FileIdentity[] = [];
    this.publish();
    for (const [index, file] of files.entries()) {
      if (running.signal.aborted) {
        reports[index] = { ...waiting(file), state: 'cancelled', failure: { kind: 'cancelled' } };
        continue;
      }
      reports[index] = await this.readAt(file, index, running, { mapping, erOrder }, [...kept, ...read], read);
      this.publish();
    }
    this.running = null;
    this.reports = [...before, ...reports];
    // A replacement that brought no record replaced nothing: the table keeps what it had, and so do we.
    if (mode === 'add' || reports.some((report) => report.records > 0)) this.holds([...kept, ...read], this.reports);
    this.publish(reports);
    return {
      files: reports,
      records: reports.reduce((sum, report) => sum + report.records, 0),
      skipped: reports.reduce((sum, report) => sum + report.skipped, 0),
    };
  }

  private async readAt(
    file: InputFile,
    index: number,
    running: Running,
    choices: Pick<ReadHooks, 'mapping' | 'erOrder'>,
    known: readonly FileIdentity[],
    read: FileIdentity[],
  ): Promise<FileReport> {
    try {
      const identity = file.kind === 'blob' ? await identityOf(file.name, file.blob) : null;
      if (identity && known.some((other) => identityKey(other) === identityKey(identity))) {
        return { ...waiting(file), state: 'failed', failure: { kind: 'already-read' } };
      }
      const report = await this.readOne(file, {
        signal: running.signal,
        ...choices,
        progress: (growing) => {
          running.reports[index] = growing;
          this.publish();
        },
      });
      if (identity && report.records > 0) read.push(identity);
      // No file stands behind a stream.
      return file.kind === 'stream' && report.failure?.kind === 'vanished' ? { ...report, failure: { ...report.failure, kind: 'not-made' } } : report;
    } catch (error) {
      const sofar = running.reports[index] ?? waiting(file);
      if (error instanceof MemoryExceeded) {
        running.signal.aborted = true;
        return { ...sofar, state: 'failed', failure: { kind: 'memory', neededBytes: error.neededBytes, budgetBytes: error.budgetBytes } };
      }
      const message = errorText(error);
      const vanished = error instanceof DOMException && (error.name === 'NotFoundError' || error.name === 'NotReadableError');
      return { ...sofar, state: 'failed', failure: vanished ? { kind: 'vanished', message } : { kind: 'internal', message } };
    }
  }

  /** Progress as of now; `reports` when the reading has ended. */
  private publish(ended?: readonly FileReport[]): void {
    const files = ended ?? this.running?.reports ?? [];
    const seconds = this.running ? (performance.now() - this.running.began) / 1000 : 0;
    const records = files.reduce((sum, report) => sum + report.records, 0);
    const bytesRead = files.reduce((sum, report) => sum + report.bytesRead, 0);
    const bytes = files.reduce((sum, report) => sum + (report.state === 'waiting' || report.state === 'reading' ? report.bytes : report.bytesRead), 0);
    const bytesPerSecond = seconds > 0 ? bytesRead / seconds : 0;
    this.changed({
      files: [...files],
      reading: this.running !== null,
      recordsPerSecond: seconds > 0 ? records / seconds : 0,
      memoryBytes: this.memoryBytes(),
      secondsLeft: this.running && bytesPerSecond > 0 && bytes > bytesRead ? (bytes - bytesRead) / bytesPerSecond : null,
    });
  }
}

function waiting(file: InputFile): FileReport {
  return {
    name: file.name,
    bytes: file.kind === 'blob' ? file.blob.size : (file.bytes ?? 0),
    bytesRead: 0, state: 'waiting', format: null, records: 0, noData: 0, skipData: 0, skipped: 0, reasons: [], firstSkipped: [],
    notes: [], failure: null, milliseconds: 0,
  };
}
