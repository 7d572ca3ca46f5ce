import { DataType, tableFromIPC, Type, type Field, type Vector } from 'apache-arrow';
import type { FrameColumn, Value } from '../../../model/frame.ts';
import type { SqlOutput } from '../../../model/sql-plan.ts';

/**
 * What DuckDB answers, as columns of a frame. Whole numbers come as BIGINT or, from sums, as HUGEINT in the form of a decimal;
 * lists, maps and rows become JSON text. Lists are walked element by element, as arrays of Arrow show a null as 0.
 */
export function frameColumns(bytes: Uint8Array, outputs: readonly SqlOutput[], zoneSeconds: number): { readonly columns: readonly FrameColumn[]; readonly rows: number } {
  const table = tableFromIPC(bytes);
  const columns = outputs.map((output, i): FrameColumn => {
    const vector = table.getChild(`o${i}`) ?? table.getChildAt(i);
    const values: Value[] = [];
    for (let row = 0; row < table.numRows; row++) values.push(vector ? cell(vector.get(row), vector.type, output.type, zoneSeconds) : null);
    return { name: output.name, type: output.type, unit: output.unit, ...(output.field === undefined ? {} : { field: output.field }), values };
  });
  return { columns, rows: table.numRows };
}

function cell(value: unknown, type: DataType, wanted: SqlOutput['type'], zoneSeconds: number): Value {
  if (value === null || value === undefined) return null;
  if (isNested(type)) return JSON.stringify(plain(value, type));
  const found = scalar(value, type);
  if (isTime(type)) {
    const seconds = Number(found) / 1000;
    return wanted === 'varchar' ? timeText(seconds, type) : seconds - zoneSeconds;
  }
  if (wanted === 'varchar') return String(found);
  if (wanted === 'boolean' || typeof found !== 'string') return found;
  return Number(found);
}

/** A value of Arrow as one of ours; times in milliseconds of the wall clock. */
function scalar(value: unknown, type: DataType): NonNullable<Value> {
  if (DataType.isDecimal(type)) {
    const digits = decimalDigits(value);
    if (type.scale === 0) return narrow(digits);
    return Number(digits) / 10 ** type.scale;
  }
  if (typeof value === 'bigint') return narrow(value);
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  return String(value);
}

const narrow = (value: bigint): number | bigint => (value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value);

/** Four words of 32 bits, the least first, in two's complement. */
function decimalDigits(value: unknown): bigint {
  if (!(value instanceof Uint32Array)) return BigInt(String(value));
  let whole = 0n;
  for (let i = value.length - 1; i >= 0; i--) whole = (whole << 32n) | BigInt(value[i] ?? 0);
  return BigInt.asIntN(32 * value.length, whole);
}

const isNested = (type: DataType): boolean => [Type.List, Type.FixedSizeList, Type.Struct, Type.Map].includes(type.typeId);
const isTime = (type: DataType): boolean => DataType.isTimestamp(type) || DataType.isDate(type);

function timeText(seconds: number, type: DataType): string {
  const text = new Date(Math.round(seconds * 1000)).toISOString();
  return DataType.isDate(type) ? text.slice(0, 10) : text.slice(0, 23).replace('T', ' ');
}

/** As JSON can hold it: arrays for lists and rows, objects for maps. */
function plain(value: unknown, type: DataType): unknown {
  if (value === null || value === undefined) return null;
  if (DataType.isList(type) || DataType.isFixedSizeList(type)) {
    const [child] = type.children as Field[]; // One child, its element.
    // What a list vector gives for a row is a vector of its elements.
    return child ? [...elements(value as Vector)].map((element) => plain(element, child.type)) : [];
  }
  if (DataType.isMap(type)) {
    const entry: unknown = type.children[0]?.type;
    const [key, item] = entry instanceof DataType ? (entry.children as Field[]) : []; // Keys and values.
    const pairs = [...(value as Iterable<readonly [unknown, unknown]>)]; // A map row of Arrow gives its entries.
    return Object.fromEntries(pairs.map(([k, v]) => [key ? mapKey(k, key.type) : String(k), item ? plain(v, item.type) : null]));
  }
  if (DataType.isStruct(type)) {
    const fields = type.children as Field[]; // Fields of the row.
    const row = value as { toArray(): unknown[] }; // A struct row of Arrow.
    const cells = row.toArray();
    return fields.map((field, i) => plain(cells[i], field.type));
  }
  if (isTime(type)) return timeText(Number(scalar(value, type)) / 1000, type);
  const found = scalar(value, type);
  // JSON has no whole numbers beyond 2^53 that every reader keeps, and neither NaN nor Infinity.
  return typeof found === 'bigint' || (typeof found === 'number' && !Number.isFinite(found)) ? String(found) : found;
}

function* elements(vector: Vector): Generator<unknown> {
  for (let i = 0; i < vector.length; i++) yield vector.get(i);
}

function mapKey(value: unknown, type: DataType): string {
  if (isTime(type)) return timeText(Number(scalar(value, type)) / 1000, type);
  return String(scalar(value, type));
}
