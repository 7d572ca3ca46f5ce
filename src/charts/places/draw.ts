import type { Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import type { Chart } from '../../model/chart.ts';
import type { Frame, FrameColumn, Value } from '../../model/frame.ts';
import { drawn } from '../buckets.ts';
import { amountOf } from '../chart/amount.ts';
import type { ChartBody } from '../chart/drawn.ts';
import type { Drawing } from '../context.ts';
import { countriesOf, type Countries } from '../map/countries.ts';
import { columnsFor, type Misfit } from '../needs.ts';
import { countryCode } from './codes.ts';

export interface PlacesDrawn {
  readonly body: Extract<ChartBody, { kind: 'map' }>;
  readonly countries: Countries;
}

/** Countries by code or by name in either language, added up; what names no country is counted as unknown. */
export function placesDraw(frame: Frame, chart: Chart, drawing: Drawing): Result<PlacesDrawn, Misfit> {
  const columns = columnsFor(frame, { country: [chart.x ?? '', 'any'], value: [chart.y[0] ?? '', 'number'] });
  if (!columns.ok) return columns;
  const { country, value } = columns.value;
  const sums = new Map<string | null, number>();
  const written = new Map<string, string>();
  country.values.forEach((one, row) => {
    const code = typeof one === 'string' ? countryCode(one) : null;
    if (code !== null && typeof one === 'string' && !written.has(code)) written.set(code, one);
    sums.set(code, (sums.get(code) ?? 0) + (drawn(value.values[row]) ?? 0));
  });
  const codes: Value[] = [...sums.keys()];
  const amounts: Value[] = [...sums.values()];
  const picture = { kind: 'map', country: 'country', value: 'value' } as const;
  const unit = amountOf(chart, value).unit;
  const column = (name: string, type: FrameColumn['type'], values: readonly Value[]): FrameColumn => ({ name, type, unit: 'none', values });
  const made: Frame = { columns: [column('country', 'varchar', codes), column('value', 'double', amounts)], rows: codes.length, coverage: frame.coverage };
  const over = { ...drawing, units: { value: unit } };
  const countries = countriesOf(made, picture, over);
  if (!countries.ok) return countries;
  return ok({ countries: countries.value, body: { kind: 'map', countries: countries.value, column: country.name, valueOf: (code) => written.get(code) ?? code } });
}
