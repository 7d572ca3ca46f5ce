import { categoricalOrder } from '../../model/theme.ts';
import type { FrameColumn } from '../../model/frame.ts';
import type { Drawing } from '../context.ts';

/**
 * A colour for each entity of one plot. Values of a field keep the hue that they have everywhere in this source; a column that
 * a statement made up (`src_to_dst`) has no place in that registry, and one whose hues are all given out would draw grey lines
 * only: such values take the hues that are free in this plot. From the ninth on they are grey.
 */
export function plotColours(drawing: Pick<Drawing, 'look' | 'colours'>, column: Pick<FrameColumn, 'field'>, keys: readonly string[]): ReadonlyMap<string, string> {
  const { colours, look: { tokens } } = drawing;
  const { field } = column;
  if (field === 'action') return new Map(keys.map((key) => [key, { ACCEPT: tokens.verdict.accept, REJECT: tokens.verdict.reject }[key] ?? tokens.verdict.unknown]));
  if (field === 'direction') return new Map(keys.map((key) => [key, { in: tokens.direction.in, out: tokens.direction.out }[key] ?? tokens.categorical.other]));
  if (field !== undefined) colours.claim(field, keys);
  const slots = new Map(keys.map((key) => [key, field === undefined ? 'other' as const : colours.slot(field, key)]));
  const used = new Set<string>(slots.values());
  const free = categoricalOrder.filter((slot) => !used.has(slot));
  return new Map([...slots].map(([key, slot]) => [key, tokens.categorical[slot === 'other' ? (free.shift() ?? 'other') : slot]]));
}
