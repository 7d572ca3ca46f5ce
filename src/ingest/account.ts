import type { FileFailure, FileReport, FileState, Format, ReadNote, SkippedLine, SkipReason } from '../model/source.ts';

const mostSkippedKept = 100;
const mostText = 160;
const mostNotes = 50;
/** A record longer than this is told: flow logs capture in windows of minutes. */
export const oddDurationSeconds = 86_400;

interface Reason {
  readonly reason: SkipReason;
  lines: number;
  readonly first: SkippedLine;
}

/** What was read of one file and what was not, counted exactly. */
export class Account {
  format: Format | null = null;
  bytesRead = 0;
  records = 0;
  noData = 0;
  skipData = 0;
  skipped = 0;
  shifted = { records: 0, firstLine: 0 };
  odd = { records: 0, longestSeconds: 0 };
  private readonly name: string;
  private readonly bytes: number | null;
  private readonly begun = performance.now();
  private readonly reasons = new Map<string, Reason>();
  private readonly firstSkipped: SkippedLine[] = [];
  private readonly notes: ReadNote[] = [];

  constructor(name: string, bytes: number | null) {
    this.name = name;
    this.bytes = bytes;
  }

  /** Counts a line (or a record) that was not read. `text` may be long; its beginning is kept. */
  skip(line: number, reason: SkipReason, text: string): void {
    this.skipped++;
    const key = 'field' in reason ? `${reason.kind} ${reason.field}` : reason.kind;
    const known = this.reasons.get(key);
    if (known) known.lines++;
    if (known && this.firstSkipped.length >= mostSkippedKept) return;
    const skipped: SkippedLine = { line, reason: shortened(reason), text: text.slice(0, mostText) };
    if (!known) this.reasons.set(key, { reason: skipped.reason, lines: 1, first: skipped });
    if (this.firstSkipped.length < mostSkippedKept) this.firstSkipped.push(skipped);
  }

  note(note: ReadNote): void {
    if (this.notes.length < mostNotes) this.notes.push(note);
  }

  report(state: FileState, failure: FileFailure | null): FileReport {
    const notes = [...this.notes];
    if (this.shifted.records > 0) notes.push({ kind: 'shifted-columns', ...this.shifted });
    if (this.odd.records > 0) notes.push({ kind: 'odd-duration', ...this.odd });
    return {
      name: this.name,
      bytes: this.bytes ?? this.bytesRead,
      bytesRead: this.bytesRead,
      state,
      format: this.format,
      records: this.records,
      noData: this.noData,
      skipData: this.skipData,
      skipped: this.skipped,
      reasons: [...this.reasons.values()].map((reason) => ({ ...reason })),
      firstSkipped: [...this.firstSkipped],
      notes,
      failure,
      milliseconds: performance.now() - this.begun,
    };
  }
}

function shortened(reason: SkipReason): SkipReason {
  if ('value' in reason && reason.value.length > mostText) return { ...reason, value: reason.value.slice(0, mostText) };
  if ('detail' in reason && reason.kind !== 'packet' && reason.detail.length > mostText) return { ...reason, detail: reason.detail.slice(0, mostText) };
  return reason;
}
