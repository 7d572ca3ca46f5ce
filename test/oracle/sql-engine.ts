import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ok, type Result } from '../../src/base/result.ts';
import { noLookup, type IpLookup } from '../../src/columns/functions/ip-lookup.ts';
import { handOver } from '../../src/columns/handover/hand-over.ts';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import type { Table } from '../../src/columns/table.ts';
import { tableOf, type TestRecord } from '../../src/columns/testing/build.ts';
import { generatedModule } from '../../src/columns/testing/wasm.ts';
import type { BlockingBuild, Runtime } from '../../src/engine/embedded/duckdb/bindings.ts';
import { Database } from '../../src/engine/embedded/duckdb/database.ts';
import { recordsBudgetBytes, storedBytes } from '../../src/engine/embedded/duckdb/limits.ts';
import { ScalarCalls } from '../../src/engine/embedded/duckdb/scalar-calls.ts';
import type { StoredTable } from '../../src/engine/embedded/duckdb/store.ts';
import type { Frame } from '../../src/model/frame.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { HandedColumn, SqlPlan } from '../../src/model/sql-plan.ts';

/**
 * The DuckDB body in Node: the page's handover, functions, storing and results over the same build of DuckDB; only the bindings
 * are Node's.
 */
export interface SqlEngine {
  readonly table: Table;
  run(plan: SqlPlan): Promise<Result<Frame, Problem>>;
}

/**
 * Records that DuckDB holds, as the page's side keeps them: storing them took half of the time, and the next statement mostly asks for
 * the same, in other columns.
 */
interface Held {
  readonly key: string;
  readonly columns: readonly HandedColumn[];
  readonly stored: StoredTable;
}

let database: Promise<Database> | null = null;

/** Loads the records into a table of their own. @param lookup what functions on addresses ask */
export async function openSqlEngine(records: readonly TestRecord[], lookup: IpLookup = noLookup): Promise<SqlEngine> {
  database ??= openDatabase();
  const db = await database;
  const table = tableOf(records);
  const kernel = new Kernel(table, { kernel: generatedModule('kernel') });
  let held: Held | null = null;
  return {
    table,
    async run(plan) {
      const key = textOf([table.revision, table.labelRevision, plan.handover.predicate, plan.handover.range, plan.zone]);
      const wanted = new Map(plan.handover.columns.map((column) => [column.name, column]));
      const isSame = (column: HandedColumn): boolean => textOf(wanted.get(column.name) ?? column) === textOf(column);
      const related = held?.key === key && held.columns.every(isSame) ? held.columns : null;
      if (held === null || related === null || ![...wanted.keys()].every((name) => related.some((column) => column.name === name))) {
        held?.stored.drop();
        held = null;
        const columns = [...plan.handover.columns, ...(related ?? []).filter(({ name }) => !wanted.has(name))];
        const handed = await stored(db, kernel, { ...plan, handover: { ...plan.handover, columns } }, lookup);
        if (!handed.ok) return handed;
        held = { key, columns, stored: handed.value };
      }
      return db.answer(plan, held.stored, lookup);
    },
  };
}

/** Has the records of a plan handed over into a table of DuckDB. */
async function stored(db: Database, kernel: Kernel, plan: SqlPlan, lookup: IpLookup): Promise<Result<StoredTable, Problem>> {
  const tables: StoredTable[] = [];
  const sink = {
    shape: async (shape: Parameters<Database['store']>[0]) => void tables.push(db.store(shape)),
    batch: async (batch: Parameters<StoredTable['add']>[0]) => tables[0]?.add(batch),
  };
  const handed = await handOver(kernel, plan, { signal: { aborted: false }, pause: () => Promise.resolve(), lookup, budgetBytes: recordsBudgetBytes, bytesOf: storedBytes, sink });
  if (!handed.ok) return handed;
  const [made] = tables;
  if (!made) throw new Error('Nothing was handed over');
  made.finish();
  return ok(made);
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
}

/** DuckDB with the language's functions, over Node's bindings. One per process: its runtime is a global. */
export async function openDatabase(): Promise<Database> {
  const require = createRequire(import.meta.url);
  const path = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs');
  const duckdb = require(path) as BlockingBuild & { readonly NODE_RUNTIME: Runtime }; // Its own declarations name a package that is not installed.
  const bundle = { mainModule: join(dirname(path), 'duckdb-eh.wasm'), mainWorker: join(dirname(path), 'duckdb-node-eh.worker.cjs') };
  const calls = new ScalarCalls();
  const db = await duckdb.createDuckDB({ mvp: bundle, eh: bundle }, new duckdb.VoidLogger(), calls.into(duckdb.NODE_RUNTIME, globalThis));
  await db.instantiate(() => undefined);
  return new Database(db, calls);
}
