import { ok, type Result } from '../../base/result.ts';
import type { Chart } from '../../model/chart.ts';
import { fieldNamed } from '../../model/fields.ts';
import type { Frame, FrameColumn } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import { drawn } from '../buckets.ts';
import { plotColours } from '../chart/plot-colours.ts';
import type { Drawing } from '../context.ts';
import { entityLabel } from '../labels.ts';
import { columnsFor, type Misfit } from '../needs.ts';
import { entityField, isAmbiguous } from './entity.ts';

export interface End {
  readonly key: string;
  readonly name: Text;
  readonly colour: string;
  /** The network that it lies in; null where that is not told. */
  readonly group: string | null;
  readonly isOther: boolean;
  /** What it sends and receives. */
  readonly amount: number;
}

/** What runs from one end to another. */
export interface Crossing {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  /** Records that were refused, and those that were decided at all; both 0 where the chart does not ask. */
  readonly refused: number;
  readonly decided: number;
}

export interface Ends {
  readonly source: FrameColumn;
  readonly target: FrameColumn;
  readonly value: FrameColumn;
  /** Senders and receivers by group, then by amount; the last is "other" where there is one. The same list where both are one kind of thing. */
  readonly senders: readonly End[];
  readonly receivers: readonly End[];
  readonly isSquare: boolean;
  /** Between the ends above, largest first. */
  readonly crossings: readonly Crossing[];
  readonly total: number;
  /** Ends that have no row of their own. */
  readonly others: number;
  /** What has an end that could be several things: counted under "other". */
  readonly ambiguous: number;
  /** Pairs of different groups: how many, and what they carry. */
  readonly across: { readonly pairs: number; readonly amount: number; readonly refused: number; readonly largest: Crossing | null };
}

export const otherEnd = '\u0000other';

interface Sum {
  amount: number;
  refused: number;
  decided: number;
}

/**
 * Who sends how much to whom, folded: the first `most` ends by what goes through them, all others and what is ambiguous as
 * "other". Rows without an end are left out. Columns of the chart: x sends, series receives; groups and refused where given.
 */
export function endsOf(frame: Frame, chart: Chart, drawing: Drawing, most: number): Result<Ends, Misfit> {
  const columns = columnsFor(frame, { source: [chart.x ?? '', 'any'], target: [chart.series ?? '', 'any'], value: [chart.y[0] ?? '', 'number'] });
  if (!columns.ok) return columns;
  const { source, target, value } = columns.value;
  const further = (names: readonly string[], at: number): FrameColumn | undefined => frame.columns.find((one) => one.name === names[at]);
  const [sourceGroup, targetGroup, refused, decided] = [further(chart.groups, 0), further(chart.groups, 1), further(chart.refused, 0), further(chart.refused, 1)];
  const isSquare = source.field === undefined || target.field === undefined ? source.field === target.field : fieldNamed(source.field)?.mirror === target.field || source.field === target.field;

  const pairs = new Map<string, Sum & { readonly from: string; readonly to: string }>();
  const groups = { from: new Map<string, string>(), to: new Map<string, string>() };
  let ambiguous = 0;
  for (let row = 0; row < frame.rows; row++) {
    const [a, b] = [source.values[row] ?? null, target.values[row] ?? null];
    if (a === null || b === null) continue;
    const [from, to] = [String(a), String(b)];
    const amount = Math.max(0, drawn(value.values[row]) ?? 0);
    const doubtful = isAmbiguous(source, from) || isAmbiguous(target, to);
    if (doubtful) ambiguous += amount;
    const id = JSON.stringify([isAmbiguous(source, from) ? otherEnd : from, isAmbiguous(target, to) ? otherEnd : to]);
    const pair = pairs.get(id) ?? { from: isAmbiguous(source, from) ? otherEnd : from, to: isAmbiguous(target, to) ? otherEnd : to, amount: 0, refused: 0, decided: 0 };
    pairs.set(id, pair);
    pair.amount += amount;
    pair.refused += drawn(refused?.values[row]) ?? 0;
    pair.decided += drawn(decided?.values[row]) ?? 0;
    const [fromGroup, toGroup] = [sourceGroup?.values[row] ?? null, targetGroup?.values[row] ?? null];
    if (fromGroup !== null) groups.from.set(from, String(fromGroup));
    if (toGroup !== null) groups.to.set(to, String(toGroup));
  }
  if (isSquare) for (const [key, group] of groups.to) if (!groups.from.has(key)) groups.from.set(key, group);
  const groupsOf = { from: groups.from, to: isSquare ? groups.from : groups.to };

  const through = { from: new Map<string, number>(), to: new Map<string, number>() };
  const into = (sums: Map<string, number>, key: string, amount: number): void => void (key === otherEnd || sums.set(key, (sums.get(key) ?? 0) + amount));
  for (const { from, to, amount } of pairs.values()) {
    into(through.from, from, amount);
    if (!isSquare || from !== to) into(isSquare ? through.from : through.to, to, amount);
  }
  if (isSquare) through.to = through.from;
  const kept = { from: first(through.from, most), to: first(through.to, most) };
  const field = entityField(source);
  const hues = {
    from: plotColours(drawing, { ...(field === undefined ? {} : { field }) }, kept.from),
    to: plotColours(drawing, { ...((isSquare ? field : entityField(target)) === undefined ? {} : { field: (isSquare ? field : entityField(target)) ?? '' }) }, kept.to),
  };
  const list = (side: 'from' | 'to', column: FrameColumn): End[] => grouped(kept[side].map((key): End => ({
    key, name: entityLabel(column.field ?? column.name, key, drawing.look), colour: hues[side].get(key) ?? drawing.look.tokens.categorical.other,
    group: groupsOf[side].get(key) ?? null, isOther: false, amount: through[side].get(key) ?? 0,
  })));

  const shown = { from: new Set(kept.from), to: new Set(kept.to) };
  const folded = new Map<string, Crossing>();
  const across: { pairs: number; amount: number; refused: number; largest: Crossing | null } = { pairs: 0, amount: 0, refused: 0, largest: null };
  let total = 0;
  for (const pair of pairs.values()) {
    total += pair.amount;
    const [a, b] = [groupsOf.from.get(pair.from), groupsOf.to.get(pair.to)];
    if (a !== undefined && b !== undefined && a !== b && pair.from !== otherEnd && pair.to !== otherEnd) {
      across.pairs++;
      across.amount += pair.amount;
      across.refused += pair.refused;
      if (across.largest === null || pair.amount > across.largest.amount) across.largest = pair;
    }
    const from = shown.from.has(pair.from) ? pair.from : otherEnd;
    const to = shown.to.has(pair.to) ? pair.to : otherEnd;
    const id = JSON.stringify([from, to]);
    const before = folded.get(id);
    folded.set(id, { from, to, amount: (before?.amount ?? 0) + pair.amount, refused: (before?.refused ?? 0) + pair.refused, decided: (before?.decided ?? 0) + pair.decided });
  }
  const crossings = [...folded.values()].sort((a, b) => b.amount - a.amount || (a.from + a.to < b.from + b.to ? -1 : 1));
  const others = { from: through.from.size - kept.from.length, to: through.to.size - kept.to.length };
  const ends = (side: 'from' | 'to', column: FrameColumn): End[] => {
    const isNeeded = crossings.some((one) => one[side] === otherEnd || (isSquare && (one.from === otherEnd || one.to === otherEnd)));
    return isNeeded ? [...list(side, column), otherOf(others[side], drawing)] : list(side, column);
  };
  return ok({ source, target, value, isSquare, senders: ends('from', source), receivers: ends('to', target), crossings, total, others: others.from, ambiguous, across });
}

function first(through: ReadonlyMap<string, number>, most: number): string[] {
  return [...through].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most).map(([key]) => key);
}

/** Groups by what their members carry together, members as they came. */
function grouped(ends: readonly End[]): End[] {
  const sums = new Map<string | null, number>();
  for (const { group, amount } of ends) sums.set(group, (sums.get(group) ?? 0) + amount);
  const order = [...sums].sort((a, b) => b[1] - a[1]).map(([group]) => group);
  return ends.toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}

function otherOf(count: number, { look }: Drawing): End {
  return {
    key: otherEnd, isOther: true, group: null, amount: 0, colour: look.tokens.categorical.other,
    name: count > 0 ? { en: `other · ${count}`, zh: `其他 ${count} 个` } : { en: 'other', zh: '其他' },
  };
}

/** The values that a crossing stands for. */
export function markedOf({ source, target }: Pick<Ends, 'source' | 'target'>, from: string | null, to: string | null): Readonly<Record<string, string>> {
  return { ...(from === null || from === otherEnd ? {} : { [source.name]: from }), ...(to === null || to === otherEnd ? {} : { [target.name]: to }) };
}

/** From this share of records on, what was refused is marked. */
export const refusedFrom = 0.05;

export function isRefused({ refused, decided }: Pick<Crossing, 'refused' | 'decided'>): boolean {
  return decided > 0 && refused / decided >= refusedFrom;
}
