import * as duckdb from '@duckdb/duckdb-wasm';
import ehWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import ehWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { tableFromArrays } from 'apache-arrow';
import { fields } from '../../src/model/fields.ts';
import type { DuckdbColumns } from '../../src/statement/dialects/duckdb.ts';
import { domains, type PlainColumn } from './columns.ts';

/** DuckDB-WASM (EH build) in its own worker, holding the same columns with dictionary codes as integers. */
export interface DuckdbPeer {
  /** Appends one segment. The first one decides the columns. */
  load(columns: readonly PlainColumn[]): Promise<void>;
  /** Rows of a printed plan: `o0`, `o1`, … as numbers (codes for coded columns) or null. */
  query(sql: string, parameters: readonly unknown[]): Promise<(number | null)[][]>;
  readonly version: string;
  close(): Promise<void>;
}

export async function openDuckdb(): Promise<DuckdbPeer> {
  const worker = new Worker(ehWorker);
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await db.instantiate(ehWasm);
  await db.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } });
  const connection = await db.connect();
  await connection.query('SET autoinstall_known_extensions = false');
  await connection.query('SET autoload_known_extensions = false');
  let isMade = false;
  return {
    version: await db.getVersion(),
    async load(columns) {
      const arrays: Record<string, Float64Array<ArrayBuffer>> = {};
      for (const column of columns) arrays[column.name] = column.values;
      await connection.insertArrowTable(tableFromArrays(arrays), { name: '_stage', create: true });
      const select = columns.map((column) => `CAST(${column.coded ? `nullif("${column.name}", 0)` : `CASE WHEN isnan("${column.name}") THEN NULL ELSE "${column.name}" END`} AS ${columnType(column)}) AS "${column.name}"`);
      await connection.query(`${isMade ? 'INSERT INTO _log' : 'CREATE TABLE _log AS'} SELECT ${select.join(', ')} FROM _stage`);
      await connection.query('DROP TABLE _stage');
      isMade = true;
    },
    async query(sql, parameters) {
      const statement = await connection.prepare(sql);
      try {
        const table = await statement.query(...parameters);
        return table.toArray().map((row) => Object.values(row.toJSON()).map((value) => (value === null ? null : Number(value))));
      } finally {
        await statement.close();
      }
    },
    async close() {
      await connection.close();
      await db.terminate();
    },
  };
}

/** The narrowest usual type of a column, as one would choose for DuckDB by hand. */
function columnType(column: PlainColumn): string {
  const field = fields.find((one) => one.name === column.name);
  if (column.coded) return field?.storage === 'address' ? 'UINTEGER' : 'USMALLINT';
  if (field?.storage === 'counter') return 'BIGINT';
  if (field?.role === 'port') return 'USMALLINT';
  if (field?.storage === 'number') return 'USMALLINT';
  return 'BIGINT';
}

/** How the coded table is spoken to: text constants become codes. Numbers are widened where arithmetic needs it. */
export function codedColumns(present: readonly string[], codeOf: (field: string, text: string) => number): DuckdbColumns {
  return {
    field: (name) => (present.includes(name) ? `"${name}"` : null),
    constant: (field, text) => (field.startsWith('ip_to_domain(') ? (text === 'internet' ? domains.internet : domains.intranet) : codeOf(field, text)),
    call: (name, _args, exprs) => {
      const source = exprs[0]?.op === 'field' ? exprs[0].field : '';
      if ((name === 'ip_to_country_code' || name === 'ip_to_country') && source === 'srcaddr') return '"srccountry"';
      if ((name === 'ip_to_country_code' || name === 'ip_to_country') && source === 'dstaddr') return '"dstcountry"';
      if (name === 'ip_to_domain' && source === 'srcaddr') return '"srcdomain"';
      if (name === 'ip_to_domain' && source === 'dstaddr') return '"dstdomain"';
      return null;
    },
    textFields: [],
  };
}
