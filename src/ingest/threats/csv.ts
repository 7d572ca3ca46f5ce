import { parseAddressRange, type AddressRange } from '../../base/cidr.ts';
import { parseIpv4, parseIpv6 } from '../../base/ip.ts';
import { csvValues } from '../lines/delimited-reader.ts';
import { rangeOf, refanged } from './address-text.ts';
import type { Collected } from './collect.ts';
import type { LeftOut } from './list-read.ts';

/** How a list in columns is to be read. */
export interface CsvShape {
  readonly delimiter: string;
  /** Columns that are tried for an address, in this order. */
  readonly columns: readonly number[];
  /** First and last address of a range stand in two columns. */
  readonly range: readonly [number, number] | null;
  /** Columns that say more, for the note. */
  readonly notes: readonly number[];
  /** A first line of names; it may have been a comment. */
  readonly header: readonly string[] | null;
}

const delimiters = [',', '\t', ';', '|'];
const addressName = /^(?:.*[_ .-])?(?:ip|ips|ipv4|ipv6|addr|address|ip[_ -]?addr(?:ess)?|cidr|network|netblock|prefix|range|indicator|ioc|value|host|url)(?:[_ .-].*)?$/i;
const noteName = /malware|family|threat|descr|comment|reason|tag|type|name|categor|actor|campaign|label|signature|info/i;
const fromName = /^(?:start|from|first|begin)/i;
const toName = /^(?:end|to|last)/i;
const notesShown = 3;

/** The shape of lines (trimmed, no asides), null when they are in no columns or none of these holds an address. `above`: the last comment before them. */
export function csvShape(lines: readonly string[], above: string | null): CsvShape | null {
  for (const delimiter of delimiters) {
    const rows = lines.map((line) => cellsOf(line, delimiter));
    const width = commonest(rows.map((row) => row.length));
    if (width < 2 || rows.filter((row) => row.length === width).length < 0.8 * rows.length) continue;
    const shares = Array.from({ length: width }, (_, column) => rows.filter((row) => isAddressy(row[column])).length);
    const most = Math.max(...shares);
    if (most === 0) continue;
    const header = headerOf(rows[0], above, delimiter, width);
    const named = (column: number): number => (header !== null && addressName.test(header[column]?.trim() ?? '') ? 1 : 0);
    const columns = [...shares.keys()].filter((column) => (shares[column] ?? 0) > 0.1 * most).sort((a, b) => named(b) - named(a) || (shares[b] ?? 0) - (shares[a] ?? 0) || a - b);
    const range = rangeColumns(header, shares);
    const notes = header === null ? [] : [...header.keys()].filter((column) => !columns.includes(column) && noteName.test(header[column] ?? '')).slice(0, notesShown);
    return { delimiter, columns, range, notes, header };
  }
  return null;
}

/** Takes a trimmed line that is no aside. The header is passed over by the caller. */
export function takeRow(into: Collected, shape: CsvShape, line: string, number: number): void {
  const cells = cellsOf(line, shape.delimiter);
  if (number > 0 && shape.header?.every((name, i) => name.trim() === (cells[i] ?? '')) === true) return;
  const note = shape.notes.map((column) => cells[column] ?? '').filter((cell) => cell !== '').join(' · ');
  into.take(found(cells, shape), number, line, note === '' && shape.header === null ? besides(cells, shape) : note);
}

function found(cells: readonly string[], { columns, range }: CsvShape): AddressRange | LeftOut {
  if (range) {
    const both = parseAddressRange(`${cells[range[0]] ?? ''}-${cells[range[1]] ?? ''}`);
    if (both) return both;
  }
  let why: LeftOut = 'no-address';
  for (const column of columns) {
    const one = rangeOf(refanged(cells[column] ?? ''));
    if (typeof one !== 'string') return one;
    if (why === 'no-address') why = one;
  }
  return why;
}

/** Without a header: the first words that are neither address nor number. */
function besides(cells: readonly string[], { columns }: CsvShape): string {
  return cells.find((cell, i) => !columns.includes(i) && /[a-z\u4e00-\u9fff]{2}/i.test(cell)) ?? '';
}

function headerOf(first: readonly string[] | undefined, above: string | null, delimiter: string, width: number): readonly string[] | null {
  if (first && !first.some(isAddressy) && first.every((name) => /^["'\w .()#/-]{0,40}$/.test(name) && !/^\d+$/.test(name.trim())) && first.some((name) => /[a-z]/i.test(name))) return first;
  const names = above === null ? [] : cellsOf(above, delimiter);
  return names.length === width && names.every((name) => /^["'\w .()/-]{0,40}$/.test(name)) ? names : null;
}

function rangeColumns(header: readonly string[] | null, shares: readonly number[]): readonly [number, number] | null {
  const from = header?.findIndex((name, i) => fromName.test(name.trim()) && (shares[i] ?? 0) > 0) ?? -1;
  const to = header?.findIndex((name, i) => toName.test(name.trim()) && (shares[i] ?? 0) > 0) ?? -1;
  return from >= 0 && to >= 0 ? [from, to] : null;
}

/** Some write a blank before the quotes, which then belong to the text. */
function cellsOf(line: string, delimiter: string): readonly string[] {
  return csvValues(line, delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/s, '$1'));
}

function isAddressy(cell: string | undefined): boolean {
  if (cell === undefined || cell.length < 2 || cell.length > 2048) return false;
  const text = refanged(cell.trim());
  if (parseIpv4(text) !== null || (text.includes(':') && parseIpv6(text) !== null)) return true;
  return /\d/.test(text) && typeof rangeOf(text) !== 'string';
}

function commonest(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce<readonly [number, number]>((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}
