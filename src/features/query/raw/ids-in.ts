import { isNamed } from '../resource-names.ts';
import type { LogRecord } from './log-record.ts';

/** Ids in records that an inventory may have names for. */
export function idsIn(fields: readonly string[], records: readonly (LogRecord | undefined)[]): readonly string[] {
  return fields.filter(isNamed).flatMap((name) => records.flatMap((record) => {
    const value = record?.values[name];
    return typeof value === 'string' ? [value] : [];
  }));
}
