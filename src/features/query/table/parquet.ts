import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ColumnType, Frame, FrameColumn, Value } from '../../../model/frame.ts';

/** A frame as a Parquet file, types kept: integers of 64 bits, doubles, texts, booleans, times to the millisecond; null stays null. */
export function parquetOf(frame: Frame): ArrayBuffer {
  return parquetWriteBuffer({ columnData: namedOnce(frame.columns).map(({ name, column }) => ({ name, type: types[column.type], nullable: true, data: column.values.map(value[column.type]) })), createdBy: 'flowlog-center' });
}

const types = { bigint: 'INT64', double: 'DOUBLE', varchar: 'STRING', boolean: 'BOOLEAN', timestamp: 'TIMESTAMP' } as const satisfies Record<ColumnType, string>;

const value: Readonly<Record<ColumnType, (one: Value) => unknown>> = {
  bigint: (one) => (typeof one === 'number' ? BigInt(Math.trunc(one)) : one),
  double: (one) => (one === null ? null : Number(one)),
  varchar: (one) => (one === null ? null : String(one)),
  boolean: (one) => one,
  timestamp: (one) => (one === null ? null : new Date(1000 * Number(one))),
};

/** A file cannot hold two columns of one name; a statement can give them. */
function namedOnce(columns: readonly FrameColumn[]): readonly { readonly name: string; readonly column: FrameColumn }[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let { name } = column;
    for (let i = 2; taken.has(name); i++) name = `${column.name}_${i}`;
    taken.add(name);
    return { name, column };
  });
}
