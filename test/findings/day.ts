import { demo } from '../../mocks/demo.ts';
import type { TrafficSource } from '../../mocks/traffic/flows.ts';
import { emptyTable } from '../../src/columns/testing/build.ts';
import type { Table } from '../../src/columns/table.ts';
import { compiledIngest } from '../../src/ingest/testing/module.ts';
import { readFile } from '../../src/ingest/read.ts';

/** The first hours of a world's day, read as a file is read, into a table of its own. */
export async function dayOf(sources: readonly TrafficSource[], seed: number, records: number, hours: number): Promise<Table> {
  const table = emptyTable();
  const { name, stream } = demo({ seed, records, hours, sources });
  const report = await readFile({ name, bytes: null, stream: stream() }, table.sink(), table.memory, { ingest: compiledIngest() }, { signal: { aborted: false }, pause: () => Promise.resolve(), progress: () => undefined });
  if (report.state !== 'read' || report.skipped > 0) throw new Error(JSON.stringify(report));
  table.finishNow();
  return table;
}
