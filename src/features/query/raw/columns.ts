import { clamp } from '../../../base/clamp.ts';
import { fieldNamed } from '../../../model/fields.ts';
import { pinnedFirst, type RawColumn, type RawColumns } from './columns-codec.ts';

/** Which fields a log shows at first, and what happens to the shown ones. Pure: the link holds the outcome. */

const usual = ['start', 'srcaddr', 'srcport', 'dstaddr', 'dstport', 'action', 'packets', 'bytes', 'tcp-flags'];
/** Where a log lacks some of the usual ones. */
const instead: Readonly<Record<string, string>> = { start: '__time__', action: 'protocol', 'tcp-flags': 'direction' };
const usualWhenNarrow = ['start', 'srcaddr', 'dstaddr', 'dstport', 'action'];

const widths: Readonly<Record<string, number>> = {
  srcaddr: 148, dstaddr: 148, srcport: 96, dstport: 120, protocol: 76, direction: 76, action: 84, packets: 70, bytes: 80, 'tcp-flags': 108, 'log-status': 92, version: 68, type: 64, observation: 112,
  traffic_path: 168, region: 112, srccountry: 136, dstcountry: 136, srctype: 136, dsttype: 136,
};

/** The columns of a log with these fields, when neither link nor reader says otherwise. */
export function usualColumns(fields: readonly string[], narrow: boolean): RawColumns {
  const names = (narrow ? usualWhenNarrow : usual).flatMap((name) => [name, instead[name] ?? '']).filter((name) => fields.includes(name));
  const wanted = names.filter((name) => !Object.entries(instead).some(([first, second]) => second === name && fields.includes(first)));
  const chosen = wanted.length > 0 ? wanted : fields.slice(0, 9);
  return { columns: chosen.map((name, i) => ({ name, width: null, pinned: i === 0 && !narrow })), newestFirst: false };
}

/** On a telephone, where services and countries are not told. */
const narrowWidths: Readonly<Record<string, number>> = { srcaddr: 105, dstaddr: 105, dstport: 48, srcport: 48, action: 62 };

/** The width of a column that nobody set. */
export function usualWidth(name: string, manyDays: boolean, narrow: boolean): number {
  const small = narrow ? narrowWidths[name] : undefined;
  if (small !== undefined) return small;
  if (fieldNamed(name)?.role === 'time') return manyDays ? 120 : narrow ? 70 : 80;
  return widths[name] ?? (name.endsWith('-id') ? 176 : 120);
}

/** Numbers stand at the right. */
export function isNumeric(name: string): boolean {
  const field = fieldNamed(name);
  return field?.role === 'measure' || name === 'srcport';
}

/** Shown or not; a new one comes last of those that are not pinned. */
export function toggled(shown: RawColumns, name: string): RawColumns {
  const others = shown.columns.filter((one) => one.name !== name);
  if (others.length === shown.columns.length) return { ...shown, columns: [...others, { name, width: null, pinned: false }] };
  return others.length === 0 ? shown : { ...shown, columns: others };
}

/** All of a log's fields: those shown stay where they are, the rest follow. */
export function withAll(shown: RawColumns, fields: readonly string[]): RawColumns {
  const rest = fields.filter((name) => !shown.columns.some((one) => one.name === name));
  return { ...shown, columns: [...shown.columns, ...rest.map((name) => ({ name, width: null, pinned: false }))] };
}

export function pinned(shown: RawColumns, name: string): RawColumns {
  return changed(shown, name, (one) => ({ ...one, pinned: !one.pinned }));
}

export function resized(shown: RawColumns, name: string, width: number): RawColumns {
  return changed(shown, name, (one) => ({ ...one, width }));
}

/** Moves a column by some places among those of its kind: pinned ones stay left of the others. */
export function moved(shown: RawColumns, name: string, by: number): RawColumns {
  const from = shown.columns.findIndex((one) => one.name === name);
  return movedTo(shown, name, from + by);
}

/** Puts a column at a place of the order. */
export function movedTo(shown: RawColumns, name: string, place: number): RawColumns {
  const from = shown.columns.findIndex((one) => one.name === name);
  const column = shown.columns[from];
  if (!column) return shown;
  const to = clamp(place, 0, shown.columns.length - 1);
  return { ...shown, columns: pinnedFirst(shown.columns.toSpliced(from, 1).toSpliced(to, 0, column)) };
}

function changed(shown: RawColumns, name: string, change: (column: RawColumn) => RawColumn): RawColumns {
  return { ...shown, columns: pinnedFirst(shown.columns.map((one) => (one.name === name ? change(one) : one))) };
}
