import { clamp } from '../../../base/clamp.ts';
import { failed, ok, type Result } from '../../../base/result.ts';

/** A column of the raw logs that is shown. */
export interface RawColumn {
  /** Name of the field. */
  readonly name: string;
  /** CSS pixels; null for the usual width of the field. */
  readonly width: number | null;
  /** Stays at the left when the table is moved sideways. */
  readonly pinned: boolean;
}

/** How the reader wants the raw logs. */
export interface RawColumns {
  /** In order, pinned ones first. */
  readonly columns: readonly RawColumn[];
  readonly newestFirst: boolean;
}

export const narrowest = 40;
export const widest = 900;
const most = 200;
const newest = 'newest';

/**
 * As a link carries it: `1;start!,srcaddr:160,dstport;newest`. The version, the columns in order (`!` pinned, `:` width) and,
 * when the newest record comes first, that. Names are escaped like parts of an address.
 */
export function printColumns({ columns, newestFirst }: RawColumns): string {
  const printed = columns.map(({ name, width, pinned }) => `${encode(name)}${pinned ? '!' : ''}${width === null ? '' : `:${width}`}`).join(',');
  return `1;${printed}${newestFirst ? `;${newest}` : ''}`;
}

/** The inverse of `printColumns`; a reason in place of anything else. Columns named twice are kept once. */
export function parseColumns(text: string): Result<RawColumns, 'version' | 'form'> {
  const [version, list, order, ...rest] = text.split(';');
  if (version !== '1') return failed('version');
  if (list === undefined || rest.length > 0 || (order !== undefined && order !== newest)) return failed('form');
  const columns: RawColumn[] = [];
  for (const part of list === '' ? [] : list.split(',').slice(0, most)) {
    const match = /^([^!:;,]+)(!?)(?::(\d{1,4}))?$/.exec(part);
    const name = match?.[1] === undefined ? null : decode(match[1]);
    if (!match || name === null || name === '') return failed('form');
    const width = match[3] === undefined ? null : clampWidth(Number(match[3]));
    if (!columns.some((one) => one.name === name)) columns.push({ name, width, pinned: match[2] === '!' });
  }
  if (columns.length === 0) return failed('form');
  return ok({ columns: pinnedFirst(columns), newestFirst: order === newest });
}

export function clampWidth(width: number): number {
  return Math.round(clamp(width, narrowest, widest));
}

/** Pinned columns stand at the left, each kind in its own order. */
export function pinnedFirst(columns: readonly RawColumn[]): readonly RawColumn[] {
  return [...columns.filter((one) => one.pinned), ...columns.filter((one) => !one.pinned)];
}

function encode(name: string): string {
  return encodeURIComponent(name).replaceAll('!', '%21');
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
