import { ok, type Result } from '../../base/result.ts';
import type { Chart } from '../../model/chart.ts';
import type { Frame, FrameColumn } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import { drawn } from '../buckets.ts';
import { plotColours } from '../chart/plot-colours.ts';
import type { Drawing } from '../context.ts';
import { entityLabel } from '../labels.ts';
import { entityField, isAmbiguous } from '../ends/entity.ts';
import { columnsFor, type Misfit } from '../needs.ts';

export interface FlowEnd {
  readonly key: string;
  readonly name: Text;
  readonly colour: string;
  readonly isOther: boolean;
}

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
}

export interface Flows {
  readonly source: FrameColumn;
  readonly target: FrameColumn;
  readonly value: FrameColumn;
  /** The same order on both sides: by what goes through. */
  readonly ends: readonly FlowEnd[];
  readonly flows: readonly Flow[];
  readonly total: number;
  /** Pairs that are too thin to be seen or end in no end shown, and what they carry. They are drawn under "other". */
  readonly folded: { readonly pairs: number; readonly amount: number };
  /** What has an end that could be several things: under "other" too, never guessed. */
  readonly ambiguous: number;
}

const otherKey = '\u0000other';
/** Thinner flows are less than a pixel. */
const smallest = 0.002;

/** Sender, receiver and an amount per row. The ends after the first `top`, and flows too thin to see, are "other". */
export function flowsOf(frame: Frame, chart: Chart, drawing: Drawing): Result<Flows, Misfit> {
  const columns = columnsFor(frame, { source: [chart.x ?? '', 'any'], target: [chart.series ?? '', 'any'], value: [chart.y[0] ?? '', 'number'] });
  if (!columns.ok) return columns;
  const { source, target, value } = columns.value;
  const pairs = new Map<string, Flow>();
  const through = new Map<string, number>();
  let ambiguous = 0;
  for (let row = 0; row < frame.rows; row++) {
    const [from, to] = [source.values[row] ?? null, target.values[row] ?? null];
    const amount = drawn(value.values[row]) ?? 0;
    if (from === null || to === null || amount <= 0) continue;
    const isDoubtful = isAmbiguous(source, String(from)) || isAmbiguous(target, String(to));
    if (isDoubtful) ambiguous += amount;
    const [a, b] = [isAmbiguous(source, String(from)) ? otherKey : String(from), isAmbiguous(target, String(to)) ? otherKey : String(to)];
    const id = JSON.stringify([a, b]);
    pairs.set(id, { from: a, to: b, amount: (pairs.get(id)?.amount ?? 0) + amount });
    for (const end of a === b ? [a] : [a, b]) if (end !== otherKey) through.set(end, (through.get(end) ?? 0) + amount);
  }
  const total = [...pairs.values()].reduce((sum, pair) => sum + pair.amount, 0);
  const named = [...through].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, chart.top).map(([key]) => key);
  const kept = new Set(named);
  const flows = new Map<string, Flow>();
  const folded = { pairs: 0, amount: 0 };
  for (const pair of pairs.values()) {
    const thin = pair.amount / total < smallest;
    const isShown = (end: string): boolean => end === otherKey || kept.has(end);
    if (thin || !isShown(pair.from) || !isShown(pair.to)) {
      folded.pairs++;
      folded.amount += pair.amount;
    }
    const from = kept.has(pair.from) && !thin ? pair.from : otherKey;
    const to = kept.has(pair.to) && !thin ? pair.to : otherKey;
    const id = JSON.stringify([from, to]);
    flows.set(id, { from, to, amount: (flows.get(id)?.amount ?? 0) + pair.amount });
  }
  const field = source.field ?? source.name;
  // Both ends are one kind of entity where their fields mirror each other, as addresses do.
  const entity = entityField(source);
  const colours = plotColours(drawing, { ...(entity === undefined ? {} : { field: entity }) }, named);
  const ends = named.map((key): FlowEnd => ({ key, name: entityLabel(field, key, drawing.look), isOther: false, colour: colours.get(key) ?? drawing.look.tokens.categorical.other }));
  const hasOther = [...flows.values()].some((flow) => flow.from === otherKey || flow.to === otherKey);
  const others = through.size - named.length;
  const other: FlowEnd = { key: otherKey, isOther: true, colour: drawing.look.tokens.categorical.other, name: others > 0 ? { en: `other · ${others}`, zh: `其他 ${others} 个` } : { en: 'other', zh: '其他' } };
  return ok({ source, target, value, ends: hasOther ? [...ends, other] : ends, flows: [...flows.values()].sort((a, b) => b.amount - a.amount), total, folded, ambiguous });
}
