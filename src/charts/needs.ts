import { failed, ok, type Result } from '../base/result.ts';
import type { ColumnType, Frame, FrameColumn } from '../model/frame.ts';

/** What a picture asks of one column. `time` is a whole number of Unix seconds or a timestamp; `any` prints everything. */
export type Need = 'time' | 'number' | 'any';

/** A frame that does not fit its picture: which column, and what it lacks. A bug of the panel, shown by name. */
export interface Misfit {
  readonly column: string;
  readonly need: Need;
  /** Null when the frame has no such column. */
  readonly found: ColumnType | null;
}

const fits: Record<Need, readonly ColumnType[]> = {
  time: ['bigint', 'timestamp'],
  number: ['bigint', 'double'],
  any: ['bigint', 'double', 'varchar', 'boolean', 'timestamp'],
};

/** The named columns of a frame in the order asked, or the first one that is missing or of another type. */
export function columnsFor<const N extends Readonly<Record<string, readonly [name: string, need: Need]>>>(
  frame: Frame,
  needs: N,
): Result<{ readonly [K in keyof N]: FrameColumn }, Misfit> {
  const found: Record<string, FrameColumn> = {};
  for (const [role, [name, need]] of Object.entries(needs)) {
    const column = frame.columns.find((one) => one.name === name);
    // A column of nulls only has whichever type the engine chose; it draws as nothing and is no misfit.
    if (!column || !(fits[need].includes(column.type) || (frame.rows > 0 && column.values.every((value) => value === null)))) {
      return failed({ column: name, need, found: column?.type ?? null });
    }
    found[role] = column;
  }
  return ok(found as { readonly [K in keyof N]: FrameColumn }); // Filled for each role above, or returned.
}

export function misfitSentence(misfit: Misfit): { readonly en: string; readonly zh: string } {
  const { column, need, found } = misfit;
  if (column === '') return { en: 'The answer lacks a column for it.', zh: '结果中缺少所需的列。' };
  if (found === null) return { en: `The answer has no column ${column}.`, zh: `结果中没有列 ${column}。` };
  const what = { time: { en: 'a time', zh: '时间' }, number: { en: 'a number', zh: '数值' }, any: { en: 'a value', zh: '值' } }[need];
  return { en: `The column ${column} is ${found}; the picture needs ${what.en}.`, zh: `列 ${column} 的类型是 ${found}，图形需要${what.zh}。` };
}
