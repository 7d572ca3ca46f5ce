import type { Unit } from '../../model/frame.ts';
import { parse } from '../../statement/parse.ts';
import { printOurs } from '../../statement/print.ts';
import { printSearch } from '../../statement/print-search.ts';

/** What the fields of the form can say: one figure, for one field or none. */
export const measures = {
  records: 'count(*)',
  bytes: 'sum(bytes)',
  packets: 'sum(packets)',
  bits: 'sum(bytes) * 8.0 / ${{seconds|300}}',
  ports: 'count(distinct dstport)',
  destinations: 'count(distinct dstaddr)',
  sources: 'count(distinct srcaddr)',
} as const;
export type Measure = keyof typeof measures;

/** What a limit of such a figure is counted in; of how many of something there are, nothing but their number. */
export const measureUnits: Readonly<Record<Measure, Unit>> = { records: 'records', bytes: 'bytes', packets: 'packets', bits: 'bits-per-second', ports: 'none', destinations: 'none', sources: 'none' };

export function isMeasure(name: string): name is Measure {
  return Object.hasOwn(measures, name);
}

export interface Parts {
  readonly measure: Measure;
  /** The search half as typed; empty for all records. */
  readonly where: string;
  /** Null: all together. */
  readonly key: string | null;
}

/** Name of the column with the figure in statements that are built here. */
export const figureColumn = 'figure';

export function statementOf({ measure, where, key }: Parts): string {
  const name = key === null ? '' : /^[a-z_][a-z0-9_]*$/i.test(key) ? key : `"${key}"`;
  const search = where.trim() === '' ? '*' : where.trim();
  return `${search} | select ${name === '' ? '' : `${name}, `}${measures[measure]} as ${figureColumn}${name === '' ? '' : ` group by ${name}`}`;
}

/** The parts of which a statement is built, whatever its figure is called; null where the fields cannot say it. */
export function partsOf(statement: string): Parts | null {
  const parsed = parse(statement);
  if (!parsed.ok || parsed.value.select?.kind !== 'select') return null;
  const { select, search } = parsed.value;
  const figure = select.items.at(-1);
  if (select.items.length > 2 || figure?.kind !== 'item') return null;
  const first = select.items.length === 2 ? select.items[0] : undefined;
  if (first !== undefined && (first.kind !== 'item' || first.expr.kind !== 'name')) return null;
  const key = first?.kind === 'item' && first.expr.kind === 'name' ? first.expr.name : null;
  const where = search.kind === 'all' ? '' : printSearch(search);
  const renamed = printOurs({ ...parsed.value, select: { ...select, items: select.items.with(-1, { ...figure, alias: figureColumn }) } });
  for (const measure of Object.keys(measures).filter(isMeasure)) {
    const parts = { measure, where, key };
    const made = parse(statementOf(parts));
    if (made.ok && printOurs(made.value) === renamed) return parts;
  }
  return null;
}
