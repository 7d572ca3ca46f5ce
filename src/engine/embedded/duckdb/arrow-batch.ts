import {
  type Data, Field, Float64, Int32, RecordBatch, RecordBatchStreamWriter, Schema, Struct, Uint16, Uint32, Uint8, Utf8, makeData, type DataType,
} from 'apache-arrow';
import type { HandedArray, HandedBatch, HandedDictionary } from '../../../columns/handover/handed.ts';

/** Handed records and dictionaries in the form that DuckDB takes in: an Arrow stream of one batch. */

/** Columns are named `c0`, `c1`, … */
export function batchStream(batch: HandedBatch): Uint8Array {
  const columns = batch.columns.map(({ values, validity }) => numberData(values, validity, batch.rows));
  return stream(columns, 'c', batch.rows);
}

/** One column `c0` of texts. */
export function dictionaryStream({ size, bytes, offsets }: HandedDictionary): Uint8Array {
  return stream([makeData({ type: new Utf8(), length: size, nullCount: 0, valueOffsets: offsets, data: bytes })], 'c', size);
}

function stream(columns: readonly Data[], prefix: string, rows: number): Uint8Array {
  const children = columns.map((data, i) => new Field(`${prefix}${i}`, data.type as DataType, true)); // The type is any.
  const schema = new Schema(children);
  const batch = new RecordBatch(schema, makeData({ type: new Struct(children), length: rows, nullCount: 0, children: [...columns] }));
  const writer = new RecordBatchStreamWriter();
  writer.reset(undefined, schema);
  writer.write(batch);
  writer.finish();
  return writer.toUint8Array(true);
}

function numberData(values: HandedArray, validity: Uint8Array | null, length: number): Data {
  const nulls = validity ? { nullBitmap: validity, nullCount: -1 } : { nullCount: 0 };
  if (values instanceof Uint8Array) return makeData({ type: new Uint8(), length, data: values, ...nulls });
  if (values instanceof Uint16Array) return makeData({ type: new Uint16(), length, data: values, ...nulls });
  if (values instanceof Uint32Array) return makeData({ type: new Uint32(), length, data: values, ...nulls });
  if (values instanceof Int32Array) return makeData({ type: new Int32(), length, data: values, ...nulls });
  return makeData({ type: new Float64(), length, data: values, ...nulls });
}
