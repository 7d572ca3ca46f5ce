import { ok, type Result } from '../../base/result.ts';
import type { Frame, FrameColumn, Value } from '../../model/frame.ts';
import type { Picture, Text } from '../../model/panel.ts';
import { drawn } from '../buckets.ts';
import type { Change } from '../compare/change.ts';
import type { Drawing } from '../context.ts';
import { fullLabel } from '../labels.ts';
import { columnsFor, type Misfit } from '../needs.ts';
import { sumOf, wholeOf } from '../rank/rows.ts';

export type SharePicture = Extract<Picture, { kind: 'share' }>;

export interface SharePart {
  /** Null for records that lack the field, and for "other". */
  readonly key: string | null;
  readonly kind: 'value' | 'absent' | 'other';
  readonly name: Text;
  readonly colour: string;
  readonly value: Value;
  readonly share: number;
  /** In points, from an earlier period. */
  readonly change?: Change;
}

export interface Shares {
  readonly name: FrameColumn;
  readonly value: FrameColumn;
  readonly parts: readonly SharePart[];
  readonly total: number | bigint;
}

const mostParts = 6;

/** Parts of a whole, largest first; small ones and those beyond the sixth are counted under "other", last. */
export function sharesOf(frame: Frame, picture: SharePicture, drawing: Pick<Drawing, 'look' | 'colours'>): Result<Shares, Misfit> {
  const columns = columnsFor(frame, { name: [picture.name, 'any'], value: [picture.value, 'number'] });
  if (!columns.ok) return columns;
  const { name, value } = columns.value;
  const { look, colours } = drawing;
  const total = wholeOf(frame, value) ?? sumOf(value.values) ?? 0;
  const all = Number(total);
  const field = name.field ?? name.name;
  const rows = name.values
    .map((key, row) => ({ key: key === null ? null : String(key), value: value.values[row] ?? null, amount: drawn(value.values[row]) ?? 0 }))
    .filter((row) => row.amount > 0)
    .sort((a, b) => b.amount - a.amount);
  const named = rows.filter((row) => row.key !== null);
  const share = (amount: number): number => (all > 0 ? amount / all : 0);
  const shown = named.slice(0, named.length > mostParts ? mostParts - 1 : mostParts);
  // Only what is shown takes a hue; the rest would use them up.
  colours.claim(field, shown.map((row) => row.key ?? ''));
  const parts = shown.map((row): SharePart => {
    const key = row.key ?? '';
    return { key, kind: 'value', name: fullLabel(field, key), colour: partColour(field, key, drawing), value: row.value, share: share(row.amount) };
  });
  const absent = rows.find((row) => row.key === null);
  if (absent) {
    parts.push({ key: null, kind: 'absent', name: { en: 'not recorded', zh: '未记录' }, colour: look.tokens.ghost, value: absent.value, share: share(absent.amount) });
  }
  const listed = sumOf([...shown.map((row) => row.value), absent?.value ?? null]) ?? 0;
  const rest = Number(total) - Number(listed);
  const count = named.length - shown.length + Math.max(0, (frame.whole?.groups ?? frame.rows) - frame.rows);
  if (count > 0 && rest > 0) {
    const exact = typeof total === 'bigint' || typeof listed === 'bigint' ? BigInt(total) - BigInt(listed) : rest;
    parts.push({ key: null, kind: 'other', name: { en: 'other', zh: '其他' }, colour: look.tokens.categorical.other, value: exact, share: share(rest) });
  }
  return ok({ name, value, parts, total });
}

/** The state of a log is no entity: whole is the neutral bar, missing is grey, lost is a warning. */
function partColour(field: string, key: string, { look: { tokens }, colours }: Pick<Drawing, 'look' | 'colours'>): string {
  if (field === 'log-status') return { OK: tokens.neutralBar, NODATA: tokens.ghost, SKIPDATA: tokens.status.warn }[key] ?? tokens.categorical.other;
  if (field === 'action') return { ACCEPT: tokens.verdict.accept, REJECT: tokens.verdict.reject }[key] ?? tokens.verdict.unknown;
  if (field === 'direction') return { in: tokens.direction.in, out: tokens.direction.out }[key] ?? tokens.categorical.other;
  return colours.colour(field, key, tokens);
}
