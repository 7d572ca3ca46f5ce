import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fields } from '../../src/model/fields.ts';
import type { Value } from '../../src/model/frame.ts';
import type { Plan } from '../../src/model/plan.ts';
import { printDuckdb, type DuckdbColumns } from '../../src/statement/dialects/duckdb.ts';
import { ipv4NumberSql } from '../../src/statement/dialects/duckdb-predicate.ts';

/**
 * DuckDB over the same records, as the second opinion on the kernel's rows. Fields are plain columns of their SQL types,
 * texts as texts: nothing of our dictionaries, segments or bitmaps is in it.
 */
export interface Oracle {
  /** Rows of the plan in the order that both engines must give, or the name of what DuckDB cannot be asked. */
  rows(plan: Plan): { readonly rows: readonly (readonly Value[])[] } | { readonly refused: string };
  close(): void;
}

let database: Promise<Database> | null = null;

/** Loads the records into a table of their own. */
export async function openOracle(records: readonly Readonly<Record<string, Value>>[]): Promise<Oracle> {
  database ??= openBindings();
  const db = await database;
  const connection = db.connect();
  const stored = fields.filter((field) => field.storage !== 'computed' || field.name === 'observation');
  const names: string[] = stored.map((field) => field.name);
  for (const record of records) for (const name of Object.keys(record)) if (!names.includes(name)) names.push(name);
  const long = new Set<string>(stored.filter((field) => field.index === 'long').map((field) => field.name));
  const lines = records.map((record) => names.map((name) => csvCell(record[name] ?? null)).join(','));
  db.registerFileText('records.csv', [names.map((name) => `"${name}"`).join(','), ...lines].join('\n'));
  const types = names.map((name) => `'${name}': '${long.has(name) ? 'BIGINT' : 'VARCHAR'}'`).join(', ');
  connection.query(
    `CREATE OR REPLACE TABLE _log AS SELECT * FROM read_csv('records.csv', header = true, nullstr = '\\N', quote = '"', escape = '"', delim = ',', columns = {${types}}, auto_detect = false)`,
  );
  db.dropFile('records.csv');
  const columns = textColumns(names, names.filter((name) => !long.has(name)));
  return {
    rows(plan) {
      const printed = printDuckdb(plan, columns);
      if (!printed.ok) return { refused: printed.problem };
      const prepared = connection.prepare(printed.value.sql);
      try {
        const table = prepared.query(...printed.value.parameters);
        return { rows: table.toArray().map((row) => plan.outputs.map((output, i) => plain(row[`o${i}`], output.expr.type))) };
      } finally {
        prepared.close();
      }
    },
    close: () => connection.close(),
  };
}

function textColumns(names: readonly string[], textFields: readonly string[]): DuckdbColumns {
  return {
    field: (name) => (names.includes(name) ? `"${name}"` : null),
    constant: () => null,
    call: (name, args) => {
      if (name === '_in_range_v4') return ipv4NumberSql(args[0] ?? '');
      if (name === 'concat') return `(${args.join(' || ')})`;
      if (name === 'lower' || name === 'upper' || name === 'length') return `${name}(${args.join(', ')})`;
      return null;
    },
    textFields,
  };
}

function csvCell(value: Value): string {
  return value === null ? '\\N' : `"${String(value).replaceAll('"', '""')}"`;
}

/** Arrow gives BIGINT as bigint and HUGEINT or decimals as words: all integers become number, or bigint beyond 2^53. */
function plain(value: unknown, type: string): Value {
  if (value === null || value === undefined) return null;
  if (type === 'bigint') {
    const whole = typeof value === 'bigint' ? value : BigInt(String(value));
    return whole >= -(2n ** 53n) && whole <= 2n ** 53n ? Number(whole) : whole;
  }
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  return Number(String(value));
}

/** The part of the blocking build that is used here; its own declarations name a package that is not installed. */
interface Database {
  connect(): {
    query(sql: string): unknown;
    prepare(sql: string): { query(...parameters: unknown[]): { toArray(): Record<string, unknown>[] }; close(): void };
    close(): void;
  };
  registerFileText(name: string, text: string): void;
  dropFile(name: string): unknown;
  instantiate(onProgress: () => void): Promise<unknown>;
}

interface Module {
  createDuckDB(bundles: Record<'mvp' | 'eh', { mainModule: string; mainWorker: string }>, logger: unknown, runtime: unknown): Promise<Database>;
  VoidLogger: new () => unknown;
  NODE_RUNTIME: unknown;
}

async function openBindings(): Promise<Database> {
  const require = createRequire(import.meta.url);
  const path = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs');
  const duckdb = require(path) as Module; // See `Module`.
  const bundle = { mainModule: join(dirname(path), 'duckdb-eh.wasm'), mainWorker: join(dirname(path), 'duckdb-node-eh.worker.cjs') };
  const db = await duckdb.createDuckDB({ mvp: bundle, eh: bundle }, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await db.instantiate(() => undefined);
  const connection = db.connect();
  connection.query('SET autoinstall_known_extensions = false');
  connection.query('SET autoload_known_extensions = false');
  connection.close();
  return db;
}
