import type { Frame, Value } from '../../../model/frame.ts';

/** What one interface carried, seen from it: `in` is from the VPC, `out` to the VPC. */
export interface EniTotal {
  readonly bytes: number;
  readonly inBytes: number;
  readonly outBytes: number;
  /** Those of windows without data included. */
  readonly records: number;
  /** Beginning of the first and end of the last of them, in Unix seconds; null without any. */
  readonly first: number | null;
  readonly last: number | null;
}

/** What the open source says of the interfaces of all gateways in a range. */
export interface Totals {
  readonly byEni: ReadonlyMap<string, EniTotal>;
  /** Length of the range. */
  readonly seconds: number;
  /** All records of the source in the range. */
  readonly scanned: number;
}

/** Rows of `vpnTotals` by interface. */
export function totalsOf(frame: Frame): ReadonlyMap<string, EniTotal> {
  const at = columnsOf(frame);
  const totals = new Map<string, EniTotal>();
  for (let row = 0; row < frame.rows; row++) {
    const eni = String(at('eni-id', row));
    const before = totals.get(eni) ?? { bytes: 0, inBytes: 0, outBytes: 0, records: 0, first: null, last: null };
    const bytes = numberOf(at('bytes', row)) ?? 0;
    const first = numberOf(at('first', row));
    const last = numberOf(at('last', row));
    const direction = at('direction', row);
    totals.set(eni, {
      bytes: before.bytes + bytes,
      inBytes: before.inBytes + (direction === 'in' ? bytes : 0),
      outBytes: before.outBytes + (direction === 'out' ? bytes : 0),
      records: before.records + (numberOf(at('records', row)) ?? 0),
      first: first === null ? before.first : Math.min(first, before.first ?? first),
      last: last === null ? before.last : Math.max(last, before.last ?? last),
    });
  }
  return totals;
}

/** Values of a frame by column and row. */
export function columnsOf(frame: Frame): (column: string, row: number) => Value {
  const byName = new Map(frame.columns.map(({ name, values }) => [name, values]));
  return (column, row) => byName.get(column)?.[row] ?? null;
}

export function numberOf(value: Value): number | null {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : null;
}
