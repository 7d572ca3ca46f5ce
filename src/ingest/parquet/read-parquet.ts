import { parquetMetadataAsync, parquetSchema, type FileMetaData, type RowGroup, type SchemaTree } from 'hyparquet';
import { getMaxRepetitionLevel, getTreePath } from 'hyparquet/src/schema.js';
import { batchAddresses, batchCounters, batchNumbers, batchTexts, noCounter, noNumber } from '../../columns/batch.ts';
import type { ColumnMapping, FileFailure } from '../../model/source.ts';
import { fieldSpelled } from '../../model/fields.ts';
import { Vanished, type ByteSource } from '../bytes/byte-source.ts';
import type { IngestModule } from '../module.ts';
import type { Output } from '../output.ts';
import type { Pace } from '../pace.ts';
import { RowWriter } from '../row-writer.ts';
import { dialectOf } from '../sniff/text.ts';
import { targetNamed, targetsOf, type Target } from '../target.ts';
import type { RawValue } from '../values.ts';
import { Columns } from './columns.ts';
import { pageCompressors } from './compressors.ts';
import { fillColumn, type Piece } from './slice.ts';

const rowsPerSlice = 2048;
const mostHeldBytes = 1024 * 1024 * 1024;

/**
 * Reads a Parquet file, row group after row group, in slices of rows over all columns. Columns of lists are left out: no
 * flow log has them. The footer is at the end, so without random access the file is held whole.
 */
export async function readParquet(
  blob: Blob | null,
  source: ByteSource,
  output: Output,
  module: IngestModule,
  pace: Pace,
  mapping: ColumnMapping | undefined,
): Promise<FileFailure | null> {
  const file = blob ?? (await whole(source, pace));
  if (!file) return { kind: 'memory', neededBytes: mostHeldBytes, budgetBytes: mostHeldBytes };
  const buffer = { byteLength: file.size, slice: (from: number, to?: number) => bytesOf(file, from, to ?? file.size) };
  let metadata: FileMetaData;
  try {
    metadata = await parquetMetadataAsync(buffer);
  } catch (error) {
    if (error instanceof Vanished) throw error;
    return { kind: 'not-a-log', looksLike: 'binary' };
  }
  const schema = parquetSchema(metadata);
  const leaves = leavesOf(metadata, schema);
  const names = leaves.map((path) => path.join('.'));
  const targets = targetsFor(names, mapping, output);
  if (!targets) return { kind: 'unknown-columns', preview: [names.join(',')] };
  const compressors = pageCompressors(output.memory, module);
  const writer = new RowWriter(output);
  let record = 1;
  for (const group of metadata.row_groups) {
    const columns = new Columns(compressors);
    for (const path of leaves) columns.add(await chunkBytes(file, group, path), metaOf(group, path), getTreePath(schema, path));
    output.account.bytesRead = blob ? Math.max(output.account.bytesRead, endOf(group)) : output.account.bytesRead;
    let left = Number(group.num_rows);
    while (left > 0) {
      if (output.room === 0) output.flush();
      // A page may take a while to decode; the thread is given away before and after.
      while (columns.loadOne()) if (pace.due()) await pace.rest();
      const count = Math.min(left, rowsPerSlice, output.room, columns.ready());
      if (count === 0) throw new Error('A Parquet column ends before its rows');
      readSlice(output, writer, targets, columns.pieces(), count, record);
      columns.advance(count);
      record += count;
      left -= count;
      if (pace.due()) await pace.rest();
    }
  }
  if (metadata.row_groups.length === 0) return { kind: 'empty' };
  if (blob) output.account.bytesRead = file.size;
  return null;
}

function targetsFor(names: readonly string[], mapping: ColumnMapping | undefined, output: Output): readonly Target[] | null {
  if (names.filter((name) => fieldSpelled(name) !== undefined).length >= 3) {
    const dialect = dialectOf(names);
    output.account.format = dialect === 'alibaba' ? 'alibaba-parquet' : dialect === 'aws' ? 'aws-parquet' : dialect === 'huawei' ? 'huawei-vpc-text' : 'huawei-er-text';
    if (dialect === 'alibaba') output.lookForShift();
    return targetsOf(names, dialect);
  }
  if (!mapping) return null;
  const fields = new Map(mapping.columns.map(({ source, field }) => [source, field]));
  output.account.format = 'mapped-text';
  return names.map((name) => {
    const field = fields.get(name);
    return field === null ? { kind: 'none' } : targetNamed(field ?? name);
  });
}

function readSlice(output: Output, writer: RowWriter, targets: readonly Target[], pieces: readonly Piece[], count: number, record: number): void {
  const first = output.batch.rows;
  clear(output, first, count);
  const texts: number[] = [];
  let fits = true;
  for (const [i, target] of targets.entries()) {
    const piece = pieces[i];
    if (!piece) continue;
    if (target.kind === 'text' || target.kind === 'extra') texts.push(i);
    else fits &&= fillColumn(output, target, piece, first, count);
  }
  if (!fits || !timed(output, first, count)) return readRows(output, writer, targets, pieces, count, record);
  for (const i of texts) {
    const [target, piece] = [targets[i], pieces[i]];
    if (target && piece) fillColumn(output, target, piece, first, count);
  }
  const lines = output.lines();
  for (let i = 0; i < count; i++) lines[first + i] = record + i;
  output.batch.rows = first + count;
}

/** The slice again, row by row: somewhere in it is a value that does not fit. */
function readRows(output: Output, writer: RowWriter, targets: readonly Target[], pieces: readonly Piece[], count: number, record: number): void {
  const next = pieces.map((piece) => piece.value);
  for (let i = 0; i < count; i++) {
    writer.start();
    let fault = null;
    const values: (RawValue | null)[] = pieces.map((piece, c) => {
      if (piece.page.defined && piece.page.defined[piece.row + i] === 0) return null;
      const at = next[c] ?? 0;
      next[c] = at + 1;
      return piece.page.at(at);
    });
    for (const [c, target] of targets.entries()) fault ??= writer.put(target, values[c] ?? null);
    fault ??= writer.finish(record + i);
    if (fault) output.account.skip(record + i, fault, values.map((value) => value ?? '-').join(' '));
  }
}

function clear(output: Output, first: number, count: number): void {
  const { batch } = output;
  for (const name of batchNumbers) batch.numbers[name].fill(noNumber, first, first + count);
  for (const name of batchCounters) batch.counters[name].fill(noCounter, first, first + count);
  for (const name of batchAddresses) batch.addresses[name].family.fill(0, first, first + count);
  for (const name of batchTexts) batch.texts[name].fill(0, first, first + count);
  for (const column of batch.extras.values()) column.fill(0, first, first + count);
}

function timed(output: Output, first: number, count: number): boolean {
  const { __time__: time, start, end } = output.batch.numbers;
  for (let row = first; row < first + count; row++) if (time[row] === noNumber && start[row] === noNumber && end[row] === noNumber) return false;
  return true;
}

function leavesOf(metadata: FileMetaData, schema: SchemaTree): string[][] {
  const paths = (metadata.row_groups[0]?.columns ?? []).flatMap((column) => (column.meta_data ? [column.meta_data.path_in_schema] : []));
  return paths.filter((path) => getMaxRepetitionLevel(getTreePath(schema, path)) === 0);
}

function metaOf(group: RowGroup, path: readonly string[]) {
  const name = path.join('.');
  const found = group.columns.find((column) => column.meta_data?.path_in_schema.join('.') === name)?.meta_data;
  if (!found) throw new Error(`A Parquet row group lacks the column ${name}`);
  return found;
}

function rangeOf(group: RowGroup, path: readonly string[]): { from: number; to: number } {
  const meta = metaOf(group, path);
  // An offset of 0 stands for none in some writers.
  const from = Number(meta.dictionary_page_offset || meta.data_page_offset);
  return { from, to: from + Number(meta.total_compressed_size) };
}

function chunkBytes(file: Blob, group: RowGroup, path: readonly string[]): Promise<ArrayBuffer> {
  const { from, to } = rangeOf(group, path);
  return bytesOf(file, from, to);
}

function endOf(group: RowGroup): number {
  return Math.max(...group.columns.map((column) => (column.meta_data ? rangeOf(group, column.meta_data.path_in_schema).to : 0)));
}

async function bytesOf(file: Blob, from: number, to: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(from, to).arrayBuffer();
  } catch (error) {
    throw new Vanished(error);
  }
}

async function whole(source: ByteSource, pace: Pace): Promise<Blob | null> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (let chunk = await source.next(); chunk; chunk = await source.next()) {
    const part = new Uint8Array(chunk());
    bytes += part.length;
    if (bytes > mostHeldBytes) return null;
    parts.push(part);
    if (pace.due()) await pace.rest();
  }
  return new Blob(parts);
}
