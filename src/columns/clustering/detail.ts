import { formatIpv4, formatIpv6 } from '../../base/ip.ts';
import type { ExampleRecord, FieldSpread, PatternDetail } from '../../model/clusters.ts';
import type { Value } from '../../model/frame.ts';
import type { Selection } from '../kernel/selection.ts';
import { readField } from '../kernel/reader.ts';
import type { PhysicalName } from '../segment.ts';
import type { AddressBook, FieldAccess, TableView } from '../table-view.ts';
import { Columns, walk, wideColumns, type WalkTools } from './stretches.ts';

/** One pattern looked at closely: how each field runs through its records, in one pass over dense counts. */

const top = 5;
const examples = 3;
const codeFields = ['srcaddr', 'dstaddr', 'action', 'direction', 'traffic_path'] as const;
const numberFields = ['srcport', 'dstport', 'protocol', 'tcp-flags'] as const;
const measures = ['packets', 'bytes'] as const;
const interfaceFields = ['eni-id', 'vpc-id'] as const;
const fields = ['srcaddr', 'dstaddr', 'srcport', 'dstport', 'protocol', 'tcp-flags', 'action', 'direction', 'traffic_path', 'eni-id', 'vpc-id', 'packets', 'bytes'] as const;
type Field = (typeof fields)[number];

const columnNames = [...codeFields, ...numberFields, ...measures, 'interface', 'time'] as const satisfies readonly PhysicalName[];
/** Numbers told apart one by one; of larger ones only least and most are known. */
const numbersTold = 65_537;
/** Room for the places of the records of the busiest time. */
const held = 4096;

/** @param is whether the record at a place of the selection is one of the pattern */
export async function detailOf(
  selection: Selection, is: (place: number) => boolean, busiest: { readonly from: number; readonly to: number }, table: TableView, tools: WalkTools,
): Promise<PatternDetail> {
  const counts = new Map<Field, Uint32Array>();
  const extents = new Map<Field, { min: number; max: number; present: number }>();
  for (const field of fields) {
    const access = table.access(field);
    if (access) counts.set(field, new Uint32Array(roomOf(access)));
    extents.set(field, { min: Infinity, max: -Infinity, present: 0 });
  }
  const columns = new Columns(columnNames, wideColumns);
  const kept: { segment: number; row: number; time: number }[] = [];
  const members = new Int32Array(8192);
  let records = 0;
  await walk(selection, columns, tools, ({ segment, count, first, rows, from }) => {
    let n = 0;
    for (let i = 0; i < count; i++) if (is(first + i)) members[n++] = i;
    if (n === 0) return;
    records += n;
    const mine = members.subarray(0, n);
    for (const field of codeFields) tally(counts.get(field), mine, columns.ints(field), 0);
    for (const field of numberFields) tally(counts.get(field), mine, columns.ints(field), 1);
    for (const field of measures) {
      const extent = extents.get(field);
      if (extent) reach(extent, mine, columns.doubles(field));
      tally(counts.get(field), mine, columns.doubles(field), 1);
    }
    const tuples = columns.ints('interface');
    for (const field of interfaceFields) {
      const access = table.access(field);
      if (access?.kind === 'interface') tally(counts.get(field), mine, tuples, 0, access.codes);
    }
    const times = columns.doubles('time');
    for (const i of mine) {
      const time = times[i] ?? 0;
      if (kept.length < held && time >= busiest.from && time < busiest.to) kept.push({ segment, row: rows ? (rows[i] ?? 0) : from + i, time });
    }
  });
  const spreads: FieldSpread[] = [];
  for (const field of fields) {
    const access = table.access(field);
    const count = counts.get(field);
    if (!access || !count) continue;
    const isMeasure = measures.some((each) => each === field);
    spreads.push(spreadOf(field, access, count, records, isMeasure ? extents.get(field) : undefined));
    await tools.tick();
  }
  const shown = kept.sort((a, b) => a.time - b.time).slice(0, examples);
  return { records, fields: spreads.filter((spread) => spread.present > 0), examples: shown.map(({ segment, row }) => exampleOf(table, tools, segment, row)) };
}

function roomOf(access: FieldAccess): number {
  return 'book' in access ? access.book.size + 1 : numbersTold;
}

function tally(counts: Uint32Array | undefined, members: Int32Array, values: Int32Array | Float64Array, shift: number, through?: Uint32Array): void {
  if (!counts) return;
  for (const i of members) {
    const value = values[i] ?? 0;
    const at = (through ? (through[value] ?? 0) : value) + shift;
    if (at < counts.length) counts[at] = (counts[at] ?? 0) + 1;
  }
}

function reach(extent: { min: number; max: number; present: number }, members: Int32Array, values: Float64Array): void {
  for (const i of members) {
    const value = values[i] ?? -1;
    if (value < 0) continue;
    extent.present++;
    if (value < extent.min) extent.min = value;
    if (value > extent.max) extent.max = value;
  }
}

function spreadOf(field: string, access: FieldAccess, counts: Uint32Array, records: number, measured: { min: number; max: number; present: number } | undefined): FieldSpread {
  const isCode = 'book' in access;
  const first: { place: number; records: number }[] = [];
  let distinct = 0;
  let told = 0;
  let least = Infinity;
  let most = 0;
  let min = Infinity;
  let max = -Infinity;
  for (let place = 0; place < counts.length; place++) {
    const n = counts[place] ?? 0;
    if (n === 0) continue;
    told += n;
    distinct++;
    least = Math.min(least, n);
    most = Math.max(most, n);
    if (place > 0) {
      min = Math.min(min, place - 1);
      max = Math.max(max, place - 1);
    }
    const worst = first[top - 1];
    if (worst && worst.records >= n) continue;
    if (worst) first.pop();
    first.push({ place, records: n });
    first.sort((a, b) => b.records - a.records || a.place - b.place);
  }
  const value = (place: number): Value => (isCode ? access.book.text(place) : place === 0 ? null : place - 1);
  const extent = measured ? { min: measured.min, max: measured.max } : { min, max };
  const present = measured ? measured.present : told - (counts[0] ?? 0);
  // Counters that are too large to be told apart one by one are at least one value more.
  const untold = measured !== undefined && told < records ? 1 : 0;
  return {
    field, present, distinct: distinct + untold,
    top: first.map(({ place, records: n }) => ({ value: value(place), records: n })),
    each: { least: Number.isFinite(least) ? least : 0, most },
    extent: isCode || present === 0 ? null : extent,
    block: access.kind === 'address' ? blockOf(access.book, counts) : null,
  };
}

/** The smallest block of whole parts of an address around all that occur; null for less than two, or of both families. */
function blockOf(book: AddressBook, counts: Uint32Array): string | null {
  const { kinds, values, pool } = book.entries(1);
  const is4 = (code: number): boolean => ((kinds[code - 1] ?? 0) & 127) === 4;
  const part = (code: number, i: number): number => {
    const value = values[code - 1] ?? 0;
    return is4(code) ? (value >>> (24 - 8 * i)) & 255 : ((pool[value * 4 + (i >> 1)] ?? 0) >>> (16 - 16 * (i & 1))) & 0xffff;
  };
  let first = 0;
  let same = 0;
  let seen = 0;
  for (let code = 1; code < counts.length; code++) {
    if ((counts[code] ?? 0) === 0) continue;
    if (seen++ === 0) {
      first = code;
      same = is4(code) ? 4 : 8;
      continue;
    }
    if (is4(code) !== is4(first)) return null;
    let equal = 0;
    while (equal < same && part(first, equal) === part(code, equal)) equal++;
    same = equal;
    if (same === 0) return null;
  }
  if (seen < 2) return null;
  const kept = (i: number): number => (i < same ? part(first, i) : 0);
  if (is4(first)) return `${formatIpv4(((kept(0) << 24) | (kept(1) << 16) | (kept(2) << 8) | kept(3)) >>> 0)}/${same * 8}`;
  const word = (i: number): number => ((kept(2 * i) << 16) | kept(2 * i + 1)) >>> 0;
  return `${formatIpv6([word(0), word(1), word(2), word(3)])}/${same * 16}`;
}

function exampleOf(table: TableView, { snapshot }: WalkTools, segment: number, row: number): ExampleRecord {
  const read = (field: string): Value => readField(table, snapshot, field, segment, row);
  const number = (field: string): number | null => {
    const value = read(field);
    return typeof value === 'number' ? value : null;
  };
  const text = (field: string): string | null => {
    const value = read(field);
    return typeof value === 'string' ? value : null;
  };
  return {
    time: number('__time__') ?? 0, source: text('srcaddr'), sourcePort: number('srcport'), destination: text('dstaddr'), destinationPort: number('dstport'),
    protocol: number('protocol'), flags: number('tcp-flags'), action: text('action'),
  };
}
