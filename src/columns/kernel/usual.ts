import type { TableView } from '../table-view.ts';
import { readAccess, readColumn } from './reader.ts';
import type { Snapshot } from './snapshot.ts';

/** Segments that are looked at, and records in each of them. */
const segments = 16;
const records = 32;

/** By labels of a snapshot, as these change by themselves. */
const known = new WeakMap<Snapshot, { readonly labels: number; readonly fields: Map<string, boolean> }>();

/** True where most of some records, here and there, have a value of this field. It decides only how an answer is made. */
export function isUsual(field: string, table: TableView, snapshot: Snapshot): boolean {
  let of = known.get(snapshot);
  if (of?.labels !== table.labelRevision) known.set(snapshot, (of = { labels: table.labelRevision, fields: new Map<string, boolean>() }));
  let usual = of.fields.get(field);
  if (usual === undefined) of.fields.set(field, (usual = looked(field, table, snapshot)));
  return usual;
}

function looked(field: string, table: TableView, snapshot: Snapshot): boolean {
  const access = table.access(field);
  if (!access) return false;
  let met = 0;
  let all = 0;
  const every = Math.max(1, Math.ceil(snapshot.segments.length / segments));
  for (let segment = 0; segment < snapshot.segments.length; segment += every) {
    const { rows } = snapshot.segment(segment);
    const step = Math.max(1, Math.floor(rows / records));
    for (let row = 0; row < rows; row += step) {
      all++;
      if (readAccess(access, (column) => readColumn(table.memory, snapshot, segment, column, row)) !== null) met++;
    }
  }
  return 2 * met > all;
}
