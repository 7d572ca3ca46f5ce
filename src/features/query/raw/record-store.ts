import { errorText } from '../../../base/error-text.ts';
import { failed, ok, type Result } from '../../../base/result.ts';
import type { Coverage } from '../../../model/frame.ts';
import type { Problem } from '../../../model/problem.ts';
import type { RecordsAsked, RecordsPage } from '../../../model/records-page.ts';
import { begin } from '../../../state/idle.ts';
import { printOurs } from '../../../statement/print.ts';
import type { Question } from '../../../statement/question.ts';
import { isSame, foundAmong, type LogRecord } from './log-record.ts';

/** Which records are wanted. `key` is the question's, so equal questions are not asked again. */
export interface Asked {
  readonly question: Question;
  /** The range as it was chosen: as time passes, "the last hour" is the same to the reader. */
  readonly chosen: string;
  readonly newestFirst: boolean;
  readonly revision: number;
}

/** What there is to show. */
export interface Shown {
  /** Null before the first answer. */
  readonly total: number | null;
  readonly coverage: Coverage | null;
  /** `again`: what is shown belongs to the question before. */
  readonly asking: 'first' | 'again' | null;
  readonly problem: Problem | null;
  /** Equal for equal questions, whatever has come since: when it changes, the table is another one. */
  readonly key: string;
  /** Counts the answers of which records are shown: when it changes, a record may stand elsewhere. */
  readonly answer: number;
}

type Read = (question: Question, asked: RecordsAsked, signal: AbortSignal) => Promise<Result<RecordsPage, Problem>>;

export const pageRows = 200;
/** Pages that are held: enough for every screen, and for going back a little. */
const heldPages = 40;

interface Table {
  readonly key: string;
  readonly asked: Asked;
  total: number | null;
  coverage: Coverage | null;
  problem: Problem | null;
  /** By number, those used last at the end. */
  readonly pages: Map<number, readonly LogRecord[]>;
}

/**
 * Pages of the records in view, asked as they come into view and given up when they leave it. The records of the question
 * before stay until the first ones of the new question are here.
 */
export class RecordStore {
  private readonly read: Read;
  private wanted: Table | null = null;
  private shownTable: Table | null = null;
  private first = 0;
  private end = 1;
  private readonly flights = new Map<number, AbortController>();
  private readonly listeners = new Set<() => void>();
  private answers = 0;
  private now: Shown = { total: null, coverage: null, asking: null, problem: null, key: '', answer: 0 };

  constructor(read: Read) {
    // What breaks on its way is a problem like any other: nobody waits for ever.
    this.read = (question, asked, signal) =>
      read(question, asked, signal).catch((error: unknown) => failed({ kind: 'internal', message: errorText(error) }));
  }

  readonly watch = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.request();
    return () => {
      this.listeners.delete(listener);
      // Nobody looks any more; whoever does so again has it asked again.
      if (this.listeners.size === 0) this.giveUp(() => true);
    };
  };

  readonly shown = (): Shown => this.now;

  /** Null: nothing can be asked, and nothing is shown. */
  ask(asked: Asked | null): void {
    const key = asked ? JSON.stringify([asked.question.key, asked.newestFirst, asked.revision]) : '';
    if (this.wanted?.key === key || (asked === null && this.wanted === null)) return;
    this.giveUp(() => true);
    this.wanted = asked && { key, asked, total: null, coverage: null, problem: null, pages: new Map() };
    if (!asked) this.show(null);
    this.request();
    this.tell();
  }

  /** Asks once more after a problem or a stop. */
  again(): void {
    if (this.wanted) this.wanted.problem = null;
    this.request();
    this.tell();
  }

  /** Ends what is being asked; what is shown stays. */
  stop(): void {
    this.giveUp(() => true);
    if (this.wanted && this.wanted.total === null && !this.wanted.problem) this.wanted.problem = { kind: 'cancelled' };
    this.tell();
  }

  /** The rows in view: [first, end). */
  see(first: number, end: number): void {
    this.first = Math.max(0, first);
    this.end = Math.max(this.first + 1, end);
    this.request();
  }

  record(place: number): LogRecord | undefined {
    return this.shownTable?.pages.get(Math.floor(place / pageRows))?.[place % pageRows];
  }

  /** Place of the first record, as they are ordered, at or past a time in Unix seconds; null when that cannot be told. */
  async placeOf(time: number): Promise<number | null> {
    const table = this.wanted;
    if (!table) return null;
    const { question, newestFirst } = table.asked;
    const ended = begin('a place in time');
    try {
      const answer = await this.read(question, { start: { time }, count: 1, newestFirst }, new AbortController().signal);
      return answer.ok && table === this.wanted ? answer.value.offset : null;
    } finally {
      ended();
    }
  }

  /** A record of an answer before at its place now, if it is among those that are here. */
  held(record: LogRecord): LogRecord | null {
    for (const page of this.shownTable?.pages.values() ?? []) {
      const same = page.find((one) => isSame(one, record));
      if (same) return same;
    }
    return null;
  }

  /** A record of an answer before at its place among all that are shown now; null where it is not among them, a problem where that could not be looked up. */
  async sought(record: LogRecord): Promise<Result<LogRecord | null, Problem>> {
    const table = this.shownTable;
    if (!table) return ok(null);
    const { question, newestFirst } = table.asked;
    const problems: Problem[] = [];
    const ended = begin('a record');
    try {
      const found = await foundAmong(record, table.total ?? 0, newestFirst, async (place) => {
        const answer = await this.read(question, { start: { offset: place }, count: 1, newestFirst }, new AbortController().signal);
        if (!answer.ok) problems.push(answer.problem);
        return answer.ok && table === this.shownTable ? recordsOf(answer.value)[0] : undefined;
      });
      const [problem] = problems;
      return problem === undefined ? ok(found) : failed(problem);
    } finally {
      ended();
    }
  }

  /** Asks the pages in view that are not here, and gives up those that are not in view. */
  private request(): void {
    const table = this.wanted;
    if (!table || table.problem || this.listeners.size === 0) return;
    const last = table.total === null ? Infinity : Math.max(0, Math.ceil(table.total / pageRows) - 1);
    const from = Math.min(last, Math.floor(this.first / pageRows));
    const to = Math.min(last, Math.floor((this.end - 1) / pageRows));
    this.giveUp((page) => page < from - 1 || page > to + 1);
    // What is seen first; then its neighbours, so that a scroll finds them here.
    const pages = Array.from({ length: Math.min(8, to - from + 1) }, (_, i) => from + i);
    for (const page of [...pages, to + 1, from - 1]) if (page >= 0 && page <= last) this.fetch(table, page);
  }

  private fetch(table: Table, page: number): void {
    const known = table.pages.get(page);
    if (known) {
      table.pages.delete(page);
      table.pages.set(page, known);
      return;
    }
    // Until the first answer one page is enough: it orders them all, and tells how many there are.
    if (this.flights.has(page) || (table.total === null && this.flights.size > 0)) return;
    const stop = new AbortController();
    this.flights.set(page, stop);
    // By this name a description of more records waits until it is here, so that pages are not outrun while files are read.
    const ended = begin('record questions');
    const { question, newestFirst } = table.asked;
    void this.read(question, { start: { offset: page * pageRows }, count: pageRows, newestFirst }, stop.signal)
      .then((answer) => {
        if (this.flights.get(page) !== stop) return;
        this.flights.delete(page);
        this.took(table, page, answer);
      })
      .finally(ended);
  }

  private took(table: Table, page: number, answer: Result<RecordsPage, Problem>): void {
    if (table !== this.wanted) return;
    if (answer.ok) {
      const { total, offset, coverage } = answer.value;
      table.total = total;
      table.coverage = coverage;
      // A page past the end was moved to the last record; it will be asked where it is.
      if (offset === page * pageRows) table.pages.set(page, recordsOf(answer.value));
      for (const oldest of table.pages.keys()) {
        if (table.pages.size <= heldPages) break;
        table.pages.delete(oldest);
      }
    } else table.problem = answer.problem;
    this.show(table);
    this.request();
    this.tell();
  }

  private show(table: Table | null): void {
    if (this.shownTable !== table) this.answers++;
    this.shownTable = table;
  }

  private giveUp(which: (page: number) => boolean): void {
    for (const [page, stop] of this.flights) {
      if (!which(page)) continue;
      this.flights.delete(page);
      stop.abort();
    }
  }

  private tell(): void {
    const { wanted, shownTable } = this;
    const waiting = wanted !== null && wanted.total === null && !wanted.problem;
    const shown = shownTable ?? wanted;
    this.now = {
      total: shown?.total ?? null, coverage: shown?.coverage ?? null, problem: wanted?.problem ?? null, key: shown ? tableKey(shown.asked) : '', answer: this.answers,
      asking: !waiting ? null : shownTable && shownTable.total !== null ? 'again' : 'first',
    };
    for (const listener of this.listeners) listener();
  }
}

function tableKey({ question: { statement, projectZone }, chosen, newestFirst }: Asked): string {
  return JSON.stringify([printOurs(statement), chosen, projectZone, newestFirst]);
}

export function recordsOf({ columns, offset, rows, rowNumbers }: RecordsPage): readonly LogRecord[] {
  return Array.from({ length: rows }, (_, i): LogRecord => ({
    place: offset + i, rowNumber: rowNumbers[i] ?? 0, values: Object.fromEntries(columns.map(({ name, values }) => [name, values[i] ?? null])),
  }));
}
