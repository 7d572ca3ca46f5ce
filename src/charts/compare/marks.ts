import type { Chart } from '../../model/chart.ts';
import type { Frame } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import { drawn } from '../buckets.ts';
import { exactAmount, type Amount } from '../chart/amount.ts';
import type { ChartBody, Mark } from '../chart/drawn.ts';
import type { Drawing } from '../context.ts';
import { changeOf } from './change.ts';
import { earlierName, type Past } from './earlier.ts';
import { isUncut, isWhole, keyAt, keyOf, rowsByKey } from './keys.ts';
import { compareWords } from './words.ts';

type Marks = Extract<ChartBody, { kind: 'marks' | 'shapes' }>;

/**
 * Slices, flows, cells and edges with what they were and how they changed, for their tooltips. A mark is compared by the values that
 * it stands for; what stands for several at once ("other") is none that could be found again.
 */
export function markChanges(body: Marks, frame: Frame, past: Past, chart: Chart, amount: Amount, drawing: Drawing): Marks {
  const amounts = new Map<string, ReturnType<typeof amountsOf>>();
  const withChange = <M extends Mark>(mark: M): M => {
    const names = comparedBy(mark, chart);
    const [first, ...rest] = mark.rows;
    if (names === null || first === undefined) return mark;
    const id = names.join('\u0000');
    const known = amounts.get(id) ?? amountsOf(frame, past, names, chart.y[0] ?? '');
    amounts.set(id, known);
    if (known === null) return mark;
    const key = keyOf(names.map((name) => mark.marked[name] ?? null));
    return { ...mark, rows: [first, ...changeRows(known.now(key), known.before(key), past, amount, drawing), ...rest] };
  };
  // What a mark is drawn by stays: only what is told of it is more.
  return body.kind === 'marks' ? { ...body, marks: body.marks.map(withChange) } : { ...body, marks: body.marks.map(withChange) };
}

/** Points with what each of their figures was, found by what they stand for. */
export function pointsBefore(body: Extract<ChartBody, { kind: 'marks' }>, before: ChartBody | null, past: Past): Marks {
  if (before?.kind !== 'marks') return body;
  const nameOf = ({ marked }: Mark): string => keyOf(Object.values(marked));
  const was = new Map(before.marks.map((mark) => [nameOf(mark), mark.rows]));
  const none = isWhole(past) ? '0' : '–';
  const name = earlierName(past.earlier);
  return { ...body, marks: body.marks.map((mark) => ({ ...mark, rows: mark.rows.flatMap((row, i) => [row, { name, text: was.get(nameOf(mark))?.[i]?.text ?? none, share: null, colour: 'transparent' }]) })) };
}

/** Columns by whose values a mark is found in both periods; null where they do not tell it. */
function comparedBy(mark: Mark & { readonly at?: { readonly row: number; readonly column: number } }, { kind, x, series }: Chart): readonly string[] | null {
  const all = (kind === 'pie' ? [x] : [x, series]).filter((name) => name !== null);
  const named = Object.keys(mark.marked).filter((name) => all.includes(name));
  if (named.length === all.length && all.length > 0) return all;
  // Heads of rows and columns stand for all that is sent from one, or to one.
  const isHead = (kind === 'matrix' || kind === 'shares') && mark.at !== undefined && (mark.at.row < 0 || mark.at.column < 0);
  return isHead && named.length === 1 ? named : null;
}

interface Amounts {
  readonly now: (key: string) => number;
  /** Undefined where it may have had a row beyond those that were listed. */
  readonly before: (key: string) => number | undefined;
}

/** Amounts of both periods by key; null where a key has several rows of which some may be missing. */
function amountsOf(frame: Frame, past: Past, names: readonly string[], value: string): Amounts | null {
  const { frame: before } = past;
  const isAll = isWhole(past);
  const isOfRows = [frame, before].every((one) => rowsByKey(one, names).size === one.rows);
  if (!isOfRows && !(isAll && isUncut(frame))) return null;
  const [now, was] = [sumsOf(frame, names, value), sumsOf(before, names, value)];
  return { now: (key) => now.get(key) ?? 0, before: (key) => was.get(key) ?? (isAll ? 0 : undefined) };
}

function sumsOf(frame: Frame, names: readonly string[], value: string): ReadonlyMap<string, number> {
  const values = frame.columns.find(({ name }) => name === value)?.values ?? [];
  const sums = new Map<string, number>();
  for (let row = 0; row < frame.rows; row++) {
    const key = keyAt(frame, names, row);
    sums.set(key, (sums.get(key) ?? 0) + (drawn(values[row]) ?? 0));
  }
  return sums;
}

function changeRows(now: number, before: number | undefined, { earlier }: Past, amount: Amount, { look }: Drawing): Mark['rows'] {
  const row = (name: Text, text: string): Mark['rows'][number] => ({ name, text, share: null, colour: 'transparent' });
  const change = changeOf(now, before, amount.unit, look);
  const was = row(earlierName(earlier), before === undefined ? '–' : exactAmount(before, amount));
  return change === null ? [was] : [was, row(compareWords.change, change.text)];
}
