import { demo } from '../../mocks/demo.ts';
import type { TrafficSource } from '../../mocks/traffic/flows.ts';
import { findAll, type Found } from '../../src/catalog/findings/find.ts';
import { failed, type Result } from '../../src/base/result.ts';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import { emptyTable } from '../../src/columns/testing/build.ts';
import { generatedModule } from '../../src/columns/testing/wasm.ts';
import type { Table } from '../../src/columns/table.ts';
import { compiledIngest } from '../../src/ingest/testing/module.ts';
import { readFile } from '../../src/ingest/read.ts';
import type { Frame } from '../../src/model/frame.ts';
import type { Problem } from '../../src/model/problem.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';

/** The first hours of a world's day, read as a file is read, into a table of its own. */
export async function dayOf(sources: readonly TrafficSource[], seed: number, records: number, hours: number): Promise<Table> {
  const table = emptyTable();
  const { name, stream } = demo({ seed, records, hours, sources });
  const report = await readFile({ name, bytes: null, stream: stream() }, table.sink(), table.memory, { ingest: compiledIngest() }, { signal: { aborted: false }, pause: () => Promise.resolve(), progress: () => undefined });
  if (report.state !== 'read' || report.skipped > 0) throw new Error(JSON.stringify(report));
  table.finishNow();
  return table;
}

/** All that the detectors find in a table, asked of the kernel as the page asks it. */
export async function foundIn(table: Table): Promise<Found> {
  const kernel = new Kernel(table, { kernel: generatedModule('kernel') });
  const { extent } = table.summary();
  if (extent === null) throw new Error('No records.');
  const { present } = table;
  return findAll({
    range: extent, capture: 60, present,
    ask: async (questions, variables) => {
      const answers: Result<Frame, Problem>[] = [];
      const plans = questions.map(({ statement, counts }) => {
        const asked = ask(statement, { range: extent, filters: [], variables, projectZone: 28_800 }, { counts, present });
        if (!asked.ok) throw new Error(`${statement}: ${JSON.stringify(asked.problem)}`);
        const made = plan(asked.value, { fields: present, extent });
        if (!made.ok) throw new Error(`${statement}: ${JSON.stringify(made.problem)}`);
        return made.value;
      });
      await kernel.answer(plans, { signal: { aborted: false }, pause: () => Promise.resolve(), onFrame: (index, result) => { answers[index] = result; } });
      return questions.map((_, index) => answers[index] ?? failed({ kind: 'cancelled' }));
    },
  });
}
