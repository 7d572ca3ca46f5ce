import { ok, type Result } from '../../base/result.ts';
import type { Frame, Unit, Value } from '../../model/frame.ts';
import { drawn } from '../buckets.ts';
import type { Change } from '../compare/change.ts';
import type { Drawing } from '../context.ts';
import type { Misfit } from '../needs.ts';
import { amountScale, type AmountScale } from '../scale.ts';
import { mapNeeds, type MapPicture } from './needs.ts';

export interface CountryAmount {
  readonly code: string;
  readonly value: Value;
  readonly amount: number;
  /** How it differs from an earlier period; absent where nothing is compared. */
  readonly change?: Change;
}

export interface Countries {
  /** Largest first. */
  readonly known: readonly CountryAmount[];
  /** Amount of addresses without a country, and of all together. */
  readonly unknown: number;
  readonly total: number;
  readonly unit: Unit;
  readonly scale: AmountScale | null;
}

export function countriesOf(frame: Frame, picture: MapPicture, drawing: Pick<Drawing, 'units'>): Result<Countries, Misfit> {
  const columns = mapNeeds(frame, picture);
  if (!columns.ok) return columns;
  const { country, value } = columns.value;
  const known: CountryAmount[] = [];
  let unknown = 0;
  country.values.forEach((code, row) => {
    const amount = drawn(value.values[row]) ?? 0;
    if (typeof code === 'string' && code !== '') known.push({ code, value: value.values[row] ?? null, amount });
    else unknown += amount;
  });
  known.sort((a, b) => b.amount - a.amount || (a.code < b.code ? -1 : 1));
  const total = known.reduce((sum, one) => sum + one.amount, unknown);
  return ok({ known, unknown, total, unit: drawing.units[value.name] ?? value.unit, scale: amountScale(known.map((one) => one.amount)) });
}

