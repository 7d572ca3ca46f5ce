/**
 * Searching a logstore: records are made boundary by boundary and looked through, with pauses, as packets are waited for meanwhile.
 * One question looks through a part of a long range only, and says so; asked again, a histogram goes on where it was.
 */

import { runTwin } from '../../../src/columns/twin/twin.ts';
import { castValue } from '../../../src/columns/functions/cast.ts';
import type { Frame } from '../../../src/model/frame.ts';
import { BoundedCache } from '../delivery/bounded-cache.ts';
import type { Coverages } from '../delivery/coverage.ts';
import { type Holding, holdingKey } from '../delivery/packet-source.ts';
import type { Found, HistogramFound, LogsFound, SearchAsk } from './ask.ts';
import { type ReadQuery, readQuery, refusal, zone } from './read-query.ts';
import { boundariesOf, type FoundRow, isSettled, rowsEnding, shownRow } from './rows.ts';

/** Records that one question looks through: those of SQL and of pages are held meanwhile, counted ones not. The service's limit is 400 MB. */
const mostLookedThrough = 200_000;
const mostCounted = 700_000;
const bytesPerRecord = 560;
const mostParts = 60;
const sliceMilliseconds = 20;

type Scan = (boundary: number) => readonly FoundRow[];

export class Search {
  /** Of boundaries that change no more. */
  private readonly rows = new BoundedCache<readonly FoundRow[]>(60_000);
  /** Seconds and counts, one after the other. */
  private readonly counts = new BoundedCache<readonly number[]>(2_000_000);

  /** @param most records that one question looks through. @param counted the same for histograms. */
  constructor(private readonly most = mostLookedThrough, private readonly counted = mostCounted) {}

  async find(holding: Holding, coverages: Coverages, ask: SearchAsk): Promise<Found> {
    const read = readQuery(holding, ask);
    if (!read.ok) return read.problem;
    const query = read.value;
    if (ask.kind === 'histogram') {
      if (query.plan !== null) return { kind: 'refused', code: 'ParameterInvalid', message: 'histogram is not available for sql query.' };
      return this.histogram(holding, coverages, ask, query);
    }
    const scan: Scan = (boundary) => this.rowsOf(holding, coverages, boundary).filter((row) => within(row, ask));
    const span = boundariesOf(holding, coverages, ask.from, ask.to);
    return query.plan === null ? page(scan, span, ask, query, this.most) : answer(scan, span, query, this.most);
  }

  private async histogram(holding: Holding, coverages: Coverages, ask: SearchAsk, { matches }: ReadQuery): Promise<HistogramFound> {
    const { from, to, query } = ask;
    const size = Math.max(1, Math.ceil((to - from) / mostParts));
    const parts = Array.from({ length: Math.ceil((to - from) / size) }, (_, i) => ({
      from: from + i * size, to: Math.min(to, from + (i + 1) * size), count: 0, complete: true,
    }));
    const span = boundariesOf(holding, coverages, from, to);
    if (span === null) return { kind: 'histogram', parts };
    const pause = pauses();
    let lookedThrough = 0;
    for (let boundary = span.last; boundary >= span.first; boundary -= 60) {
      const key = `${holdingKey(holding)}/${holding.logstore.index?.createdAt ?? 0}/${query}/${boundary}`;
      const known = this.counts.get(key);
      if (known === undefined && lookedThrough >= this.counted) {
        for (const part of parts) if (part.from < boundary && part.to > boundary - 600) part.complete = false;
        continue;
      }
      const counts = known ?? countsOf(this.rowsOf(holding, coverages, boundary), matches, (many) => { lookedThrough += many; });
      if (known === undefined && isSettled(holding, boundary)) this.counts.set(key, counts, counts.length + 8);
      for (let i = 0; i < counts.length; i += 2) {
        const part = parts[Math.floor(((counts[i] ?? 0) - from) / size)];
        if (part && (counts[i] ?? 0) < to) part.count += counts[i + 1] ?? 0;
      }
      await pause();
    }
    return { kind: 'histogram', parts };
  }

  private rowsOf(holding: Holding, coverages: Coverages, boundary: number): readonly FoundRow[] {
    const key = `${holdingKey(holding)}/${holding.logstore.index?.createdAt ?? 0}/${boundary}`;
    const known = this.rows.get(key);
    if (known) return known;
    const made = rowsEnding(holding, coverages, boundary);
    if (isSettled(holding, boundary)) this.rows.set(key, made, made.length + 8);
    return made;
  }
}

function countsOf(rows: readonly FoundRow[], matches: ReadQuery['matches'], looked: (many: number) => void): number[] {
  looked(rows.length);
  const bySecond = new Map<number, number>();
  for (const row of rows) if (matches(row)) bySecond.set(timeOf(row), (bySecond.get(timeOf(row)) ?? 0) + 1);
  return [...bySecond].flat();
}

function timeOf(row: FoundRow): number {
  return Number(row['__time__']);
}

function within(row: FoundRow, { from, to }: SearchAsk): boolean {
  return timeOf(row) >= from && timeOf(row) < to;
}

type BoundarySpan = ReturnType<typeof boundariesOf>;

/** A page of raw records. Those of a minute come from windows that end up to ten minutes later, so some are held back for them. */
async function page(scan: Scan, span: BoundarySpan, ask: SearchAsk, { matches, where }: ReadQuery, most: number): Promise<LogsFound> {
  const direction = ask.reverse ? -1 : 1;
  const wanted = ask.offset + ask.line;
  const found: FoundRow[] = [];
  let held: FoundRow[] = [];
  let lookedThrough = 0;
  const pause = pauses();
  let complete = true;
  const release = (isSure: (row: FoundRow) => boolean): void => {
    const sure = held.filter(isSure).sort((a, b) => direction * (timeOf(a) - timeOf(b)));
    held = held.filter((row) => !isSure(row));
    found.push(...sure);
  };
  if (span !== null) {
    const [begin, end] = ask.reverse ? [span.last, span.first] : [span.first, span.last];
    for (let boundary = begin; ask.reverse ? boundary >= end : boundary <= end; boundary += direction * 60) {
      if (found.length >= wanted) break;
      if (lookedThrough >= most) {
        complete = false;
        break;
      }
      const rows = scan(boundary);
      lookedThrough += rows.length;
      held.push(...rows.filter(matches));
      // Later boundaries hold nothing before this, going down nothing after that.
      release((row) => (ask.reverse ? timeOf(row) >= boundary - 60 : timeOf(row) < boundary - 540));
      await pause();
    }
  }
  release(() => true);
  const rows = found.slice(ask.offset, wanted).map(shownRow);
  return {
    kind: 'logs', rows, keys: [], types: [], hasSql: false, where, aggregation: '', limited: null, complete,
    processedRows: lookedThrough, processedBytes: lookedThrough * bytesPerRecord,
  };
}

/** SQL over the newest records of the range that may be looked through. */
async function answer(scan: Scan, span: BoundarySpan, { plan, where, aggregation }: ReadQuery, most: number): Promise<Found> {
  if (plan === null) throw new Error('There is no SQL to answer.');
  const rows: FoundRow[] = [];
  const pause = pauses();
  let complete = true;
  for (let boundary = span?.last ?? 0; span !== null && boundary >= span.first; boundary -= 60) {
    if (rows.length >= most) {
      complete = false;
      break;
    }
    rows.push(...scan(boundary));
    await pause();
  }
  rows.sort((a, b) => timeOf(a) - timeOf(b));
  const run = runTwin(plan, rows);
  if (!run.ok) return refusal(run.problem);
  const frame = run.value;
  return {
    kind: 'logs', rows: textsOf(frame), keys: frame.columns.map(({ name }) => name), types: frame.columns.map(({ type }) => (type === 'bigint' ? 'long' : type)),
    hasSql: true, where, aggregation, limited: plan.limitWritten ? null : plan.limit, complete,
    processedRows: rows.length, processedBytes: rows.length * bytesPerRecord,
  };
}

function textsOf({ columns, rows }: Frame): Readonly<Record<string, string>>[] {
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(columns.map(({ name, type, values }) => [name, String(castValue(values[row] ?? null, type, 'varchar', true, zone))])),
  );
}

/** Lets others go on whenever this took a while. */
function pauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < sliceMilliseconds) return;
    await new Promise((done) => setTimeout(done));
    since = performance.now();
  };
}
