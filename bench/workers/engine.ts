import { Kernel } from '../../src/columns/kernel/kernel.ts';
import { Memory } from '../../src/columns/memory.ts';
import { Table } from '../../src/columns/table.ts';
import { loadCountryTables, loadModules } from '../../src/engine/embedded/assets.ts';
import { countryLookups } from '../../src/engine/embedded/countries.ts';
import { createPause } from '../../src/base/pause.ts';
import type { Frame } from '../../src/model/frame.ts';
import type { Plan } from '../../src/model/plan.ts';
import { plainColumns, type PlainColumn } from '../data/columns.ts';
import { fillTraffic } from '../data/traffic.ts';

/** The kernel over generated records in a worker, as the product has it; and its columns, for another engine. */
export type EngineOrder =
  | { readonly kind: 'build'; readonly rows: number }
  | { readonly kind: 'answer'; readonly plans: readonly Plan[] }
  /** One batch after the other, as a brush asks: times of all, frames of none. */
  | { readonly kind: 'moves'; readonly moves: readonly (readonly Plan[])[] }
  | { readonly kind: 'forget' }
  | { readonly kind: 'columns'; readonly segment: number }
  | { readonly kind: 'codes'; readonly wanted: readonly { readonly field: string; readonly text: string }[] }
  | { readonly kind: 'texts'; readonly wanted: readonly { readonly field: string; readonly code: number }[] };

export type EngineAnswer =
  | { readonly kind: 'build'; readonly present: readonly string[]; readonly segments: number; readonly bytesPerRecord: number; readonly columnBytes: Readonly<Record<string, number>>; readonly memoryBytes: number }
  | { readonly kind: 'answer'; readonly milliseconds: number; readonly frames: readonly (Frame | string)[] }
  | { readonly kind: 'moves'; readonly milliseconds: readonly number[] }
  | { readonly kind: 'forget' }
  | { readonly kind: 'columns'; readonly columns: readonly PlainColumn[] }
  | { readonly kind: 'codes'; readonly codes: readonly number[] }
  | { readonly kind: 'texts'; readonly texts: readonly (string | null)[] };

const memory = new Memory({ reservedBytes: 1024 * 1024 });
const pause = createPause();
const ready = (async () => {
  const [modules, countries] = await Promise.all([loadModules(), loadCountryTables()]);
  const lookups = countryLookups(countries);
  const table = new Table(memory, modules.table);
  table.setLabels('country', lookups);
  return { table, kernel: new Kernel(table, { kernel: modules.kernel }), lookup: lookups.byText };
})();

async function run(plans: readonly Plan[]): Promise<{ milliseconds: number; frames: (Frame | string)[] }> {
  const { kernel, lookup } = await ready;
  const frames: (Frame | string)[] = plans.map(() => 'not answered');
  const begun = performance.now();
  await kernel.answer(plans, { signal: { aborted: false }, pause, lookup, onFrame: (index, result) => (frames[index] = result.ok ? result.value : JSON.stringify(result.problem)) });
  return { milliseconds: performance.now() - begun, frames };
}

async function carryOut(order: EngineOrder): Promise<EngineAnswer> {
  const { table, kernel } = await ready;
  const bookOf = (field: string) => {
    const access = table.access(field);
    return access && 'book' in access ? access.book : null;
  };
  switch (order.kind) {
    case 'build': {
      for (const _ of fillTraffic(table.sink(), { rows: order.rows })) if (table.workDue) for (const _step of table.work()) continue;
      table.finishNow();
      const { columnBytes } = table.summary();
      const total = [...columnBytes.values()].reduce((sum, bytes) => sum + bytes, 0);
      return {
        kind: 'build', present: table.present, segments: table.segments.length, bytesPerRecord: total / table.rows,
        columnBytes: Object.fromEntries(columnBytes), memoryBytes: memory.totalBytes,
      };
    }
    case 'answer':
      return { kind: 'answer', ...(await run(order.plans)) };
    case 'moves': {
      const milliseconds: number[] = [];
      for (const plans of order.moves) milliseconds.push((await run(plans)).milliseconds);
      return { kind: 'moves', milliseconds };
    }
    case 'forget':
      kernel.forget();
      return { kind: 'forget' };
    case 'columns': {
      const segment = table.segments[order.segment];
      return { kind: 'columns', columns: segment ? plainColumns(table, segment) : [] };
    }
    case 'codes':
      return { kind: 'codes', codes: order.wanted.map(({ field, text }) => bookOf(field)?.find(text) ?? 0) };
    case 'texts':
      return { kind: 'texts', texts: order.wanted.map(({ field, code }) => bookOf(field)?.text(code) ?? null) };
  }
}

self.onmessage = (message: MessageEvent<EngineOrder>) => {
  carryOut(message.data).then(
    (answer) => self.postMessage({ answer }, answer.kind === 'columns' ? { transfer: answer.columns.map((column) => column.values.buffer) } : {}),
    (error: unknown) => self.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
};
