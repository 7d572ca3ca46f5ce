import { failed, ok, type Result } from '../../../base/result.ts';
import { csvOf } from '../../../charts/table/csv.ts';
import type { Frame } from '../../../model/frame.ts';
import type { Problem } from '../../../model/problem.ts';
import type { RecordsAsked, RecordsPage } from '../../../model/records-page.ts';
import { rawJson } from './raw-json.ts';
import { recordsOf } from './record-store.ts';

/** Records of one file at most: what a spreadsheet holds. */
export const mostSaved = 1_000_000;
/** Records asked at a time: some tens of milliseconds of the engine, so that the table goes on answering. */
const portion = 10_000;

export type SaveForm = { readonly kind: 'csv'; readonly columns: readonly string[] } | { readonly kind: 'json-lines' };

export interface Saved {
  readonly blob: Blob;
  readonly records: number;
  /** All that match; more than `records` when the file was cut. */
  readonly total: number;
}

/**
 * Every matching record, up to `mostSaved`, as a file made from pages: never more than one page is held as text. Times are Unix
 * seconds, numbers exact, and text that a spreadsheet would take for a formula is guarded.
 */
export async function saveRecords(
  read: (asked: RecordsAsked, signal: AbortSignal) => Promise<Result<RecordsPage, Problem>>, form: SaveForm, newestFirst: boolean, signal: AbortSignal,
  progress: (done: number, all: number) => void, most = mostSaved,
): Promise<Result<Saved, Problem>> {
  const parts: Blob[] = [];
  for (let records = 0; ;) {
    const answer = await read({ start: { offset: records }, count: Math.min(portion, most - records), newestFirst }, signal);
    if (!answer.ok) return answer;
    if (signal.aborted) return failed({ kind: 'cancelled' });
    const page = answer.value;
    // Records changed meanwhile, and there are fewer: the page was moved back.
    const moved = page.offset !== records;
    if (!moved) {
      parts.push(new Blob([printed(page, form, records === 0)]));
      records += page.rows;
    }
    progress(records, Math.min(most, page.total));
    if (moved || page.rows === 0 || records >= Math.min(most, page.total)) {
      return ok({ blob: new Blob(parts, { type: form.kind === 'csv' ? 'text/csv' : 'application/x-ndjson' }), records, total: page.total });
    }
  }
}

function printed(page: RecordsPage, form: SaveForm, withHeader: boolean): string {
  if (form.kind === 'json-lines') {
    const present = page.columns.map(({ name }) => name);
    return recordsOf(page).map(({ values }) => `${rawJson(values, present)}\n`).join('');
  }
  const columns = form.columns.flatMap((name) => page.columns.find((column) => column.name === name) ?? []);
  const frame: Frame = { columns, rows: page.rows, coverage: page.coverage };
  const text = csvOf(frame);
  return withHeader ? text : text.slice(csvOf({ ...frame, rows: 0 }).length);
}
