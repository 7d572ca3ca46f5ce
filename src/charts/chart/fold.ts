import type { Frame, FrameColumn } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import { drawn } from '../buckets.ts';
import type { Drawing } from '../context.ts';
import { fullLabel } from '../labels.ts';
import { wholeOf } from '../rank/rows.ts';
import { plotColours } from './plot-colours.ts';

export interface FoldedPart {
  readonly key: string;
  readonly name: Text;
  readonly colour: string;
  readonly amount: number;
  readonly isOther: boolean;
}

export interface Folded {
  /** Largest first, "other" last. */
  readonly parts: readonly FoldedPart[];
  readonly total: number;
  /** How many are in "other". */
  readonly others: number;
  /** Rows with less than nothing, which are no part of a whole. */
  readonly negative: number;
}

const otherKey = '\u0000other';
/** Smaller parts cannot be told from a line. */
const smallest = 0.005;

/** Parts of a whole: the first `top`, and all others as one, those that LIMIT cut off included where the engine knows them. */
export function folded(frame: Frame, name: FrameColumn, value: FrameColumn, drawing: Drawing, top: number): Folded {
  const sums = new Map<string, number>();
  let negative = 0;
  let unnamed = 0;
  name.values.forEach((key, row) => {
    const amount = drawn(value.values[row]) ?? 0;
    if (amount < 0) negative++;
    else if (key === null) unnamed += amount;
    else sums.set(String(key), (sums.get(String(key)) ?? 0) + amount);
  });
  const listed = [...sums.values()].reduce((sum, one) => sum + one, unnamed);
  const whole = frame.whole ? Number(wholeOf(frame, value) ?? listed) : listed;
  const total = Math.max(whole, listed);
  const sorted = [...sums].filter(([, amount]) => amount > 0).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const shown = sorted.slice(0, top).filter(([, amount], i) => i === 0 || amount / total >= smallest);
  const colours = plotColours(drawing, name, shown.map(([key]) => key));
  const { tokens } = drawing.look;
  const parts = shown.map(([key, amount]): FoldedPart => ({ key, amount, isOther: false, name: fullLabel(name.field ?? name.name, key), colour: colours.get(key) ?? tokens.categorical.other }));
  if (unnamed > 0) parts.push({ key: '\u0000absent', amount: unnamed, isOther: true, name: { en: 'not recorded', zh: '未记录' }, colour: tokens.ghost });
  const beyond = Math.max(0, (frame.whole?.groups ?? frame.rows) - frame.rows);
  const others = sorted.length - shown.length + beyond;
  const rest = total - parts.reduce((sum, part) => sum + part.amount, 0);
  if (others > 0 && rest > total * 1e-12) parts.push({ key: otherKey, amount: rest, isOther: true, name: { en: `other · ${others}`, zh: `其他 ${others} 个` }, colour: tokens.categorical.other });
  return { parts, total, others, negative };
}
