import type { Frame } from '../../../model/frame.ts';
import { isNamed } from '../resource-names.ts';

/** Rows that are looked at: their ids tell which regions to ask for names, and more rows seldom tell more. */
const most = 1000;

/** Ids in an answer that an inventory may have names for. */
export function idsOf(frame: Frame): readonly string[] {
  return frame.columns.flatMap(({ field, values }) => (isNamed(field) ? values.slice(0, most).flatMap((value) => (typeof value === 'string' ? [value] : [])) : []));
}
