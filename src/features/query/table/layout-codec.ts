import { clampColumn } from './columns.ts';

/** How the reader wants the rows of an answer; columns by name, so that it holds for another answer with the same ones. */
export interface TableLayout {
  /** CSS pixels, of the columns whose width was set. */
  readonly widths: Readonly<Record<string, number>>;
  /** Null: as the statement gave the rows. */
  readonly sorting: { readonly column: string; readonly descending: boolean } | null;
}

export const usualLayout: TableLayout = { widths: {}, sorting: null };
const most = 200;

/** As a link carries it: `1;srcaddr:160,bytes:96;-bytes`. Null for the usual layout. Names are escaped like parts of an address. */
export function printLayout({ widths, sorting }: TableLayout): string | null {
  const set = Object.entries(widths).map(([name, width]) => `${encodeURIComponent(name)}:${width}`).join(',');
  if (set === '' && sorting === null) return null;
  return `1;${set}${sorting === null ? '' : `;${sorting.descending ? '-' : '+'}${encodeURIComponent(sorting.column)}`}`;
}

/** The inverse of `printLayout`; what cannot be read gives way to the usual layout, as nothing is lost by it. */
export function parseLayout(text: string | null): TableLayout {
  const [version, list = '', order = '', ...rest] = (text ?? '').split(';');
  if (version !== '1' || rest.length > 0) return usualLayout;
  const widths: Record<string, number> = {};
  for (const part of list === '' ? [] : list.split(',').slice(0, most)) {
    const match = /^([^:]+):(\d{1,4})$/.exec(part);
    const name = decoded(match?.[1]);
    if (name !== null) widths[name] = clampColumn(Number(match?.[2]));
  }
  const column = /^[+-]/.test(order) ? decoded(order.slice(1)) : null;
  return { widths, sorting: column === null ? null : { column, descending: order.startsWith('-') } };
}

function decoded(text: string | undefined): string | null {
  try {
    return text === undefined || text === '' ? null : decodeURIComponent(text);
  } catch {
    return null;
  }
}
