import * as v from 'valibot';
import type { ColumnMapping } from '../model/source.ts';
import { readLocal, writeLocal } from './local.ts';

/** How the reader named the columns of files, by what such files have in common. The newest ones are kept. */
const mapping = v.object({
  delimiter: v.picklist([',', '|', '\t', ' ', 'json']),
  headerLines: v.pipe(v.number(), v.integer(), v.minValue(0)),
  columns: v.array(v.object({ source: v.string(), field: v.nullable(v.string()) })),
});
const schema = v.array(v.object({ signature: v.string(), mapping }));
const name = 'mappings';
const most = 20;

export function rememberedMapping(signature: string): ColumnMapping | null {
  return readLocal(name, schema, []).find((one) => one.signature === signature)?.mapping ?? null;
}

export function mappingRemembered(signature: string, remembered: ColumnMapping): void {
  const others = readLocal(name, schema, []).filter((one) => one.signature !== signature);
  writeLocal(name, [{ signature, mapping: remembered }, ...others].slice(0, most));
}
