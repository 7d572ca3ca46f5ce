import type { HandedBatch, HandedColumnShape, HandedShape } from '../../../columns/handover/handed.ts';
import { batchStream, dictionaryStream } from './arrow-batch.ts';
import { storedBytes } from './limits.ts';

/**
 * One handed-over set of records as a table of DuckDB. Texts are stored as codes of an enum, made once for all texts of a
 * dictionary; each row's code is looked up by a join on small whole numbers, so that no text is hashed per row.
 */

/** The part of DuckDB that stores. */
export interface Storing {
  /** @throws Error */
  run(sql: string): void;
  /** Makes a table, or adds to it, from an Arrow stream. @throws Error */
  insert(table: string, bytes: Uint8Array, create: boolean): void;
}

/** Rows that are looked up at once: the more, the fewer times the dictionaries are read; the fewer, the less stands twice. */
const rowsAtOnce = 500_000;

const integers = { u8: 'UTINYINT', u16: 'USMALLINT', u32: 'UINTEGER', i32: 'INTEGER', f64: 'BIGINT' } as const;
const stagedTypes = { u8: 'UTINYINT', u16: 'USMALLINT', u32: 'UINTEGER', i32: 'INTEGER', f64: 'DOUBLE' } as const;

export class StoredTable {
  readonly name: string;
  readonly shape: HandedShape;
  private readonly to: Storing;
  private waiting = 0;
  private stored = 0;

  constructor(to: Storing, name: string, shape: HandedShape) {
    this.to = to;
    this.name = name;
    this.shape = shape;
    shape.dictionaries.forEach((dictionary, i) => {
      if (dictionary.size === 0) return;
      to.insert(this.texts(i), dictionaryStream(dictionary), true);
      const type = this.typeOf(i);
      if (type === null) to.run(`CREATE TYPE ${this.enumOf(i)} AS ENUM (SELECT c0 FROM ${this.texts(i)})`);
      to.run(`CREATE TABLE ${this.dictionary(i)} AS SELECT CAST(row_number() OVER () AS UINTEGER) AS code, CAST(c0 AS ${type ?? this.enumOf(i)}) AS value FROM ${this.texts(i)} UNION ALL SELECT 0, NULL`);
      to.run(`DROP TABLE ${this.texts(i)}`);
    });
    to.run(`CREATE TABLE ${this.staged} (${shape.columns.map(({ width }, i) => `c${i} ${stagedTypes[width]}`).join(', ') || 'nothing UTINYINT'})`);
    to.run(`CREATE TABLE ${this.rows} AS ${this.decoded('LIMIT 0')}`);
  }

  /** Bytes that the rows take, about. */
  get bytes(): number {
    const { rows, columns, dictionaries } = this.shape;
    return storedBytes(rows, columns.map(({ width }) => width), dictionaries.reduce((total, { size }) => total + size, 0));
  }

  add(batch: HandedBatch): void {
    if (batch.columns.length === 0) this.to.run(`INSERT INTO ${this.staged} SELECT 0 FROM range(${batch.rows})`);
    else this.to.insert(this.staged, batchStream(batch), false);
    this.waiting += batch.rows;
    this.stored += batch.rows;
    if (this.waiting >= rowsAtOnce || this.stored >= this.shape.rows) this.settle();
  }

  /** After the last batch. */
  finish(): void {
    this.settle();
    this.to.run(`DROP TABLE ${this.staged}`);
    this.shape.dictionaries.forEach((dictionary, i) => {
      if (dictionary.size > 0) this.to.run(`DROP TABLE ${this.dictionary(i)}`);
    });
  }

  /** Instead of finishing: nothing of it is left. */
  abandon(): void {
    this.to.run(`DROP TABLE IF EXISTS ${this.staged}`);
    this.shape.dictionaries.forEach((_, i) => this.to.run(`DROP TABLE IF EXISTS ${this.dictionary(i)}`));
    this.drop();
  }

  /** The records as statements see them: whole numbers as BIGINT, texts as VARCHAR. @param columns those that the statement asks for */
  view(name: string, columns: readonly string[]): string {
    const wanted = this.shape.columns.flatMap((column, i) => (columns.includes(column.name) ? [`${this.shown(column, i)} AS ${quoted(column.name)}`] : []));
    return `CREATE OR REPLACE TEMP VIEW ${name} AS SELECT ${wanted.join(', ') || '1 AS nothing'} FROM ${this.rows}`;
  }

  drop(): void {
    this.to.run(`DROP TABLE IF EXISTS ${this.rows}`);
    this.shape.dictionaries.forEach((_, i) => this.to.run(`DROP TYPE IF EXISTS ${this.enumOf(i)}`));
  }

  private settle(): void {
    if (this.waiting === 0) return;
    // The rows are looked up in their order only while the dictionaries are the side that is held: never the other way round.
    this.to.run("SET disabled_optimizers = 'join_order,build_side_probe_side'");
    this.to.run(`INSERT INTO ${this.rows} ${this.decoded('')}`);
    this.to.run("SET disabled_optimizers = ''");
    this.to.run(`TRUNCATE ${this.staged}`);
    this.waiting = 0;
  }

  private decoded(rest: string): string {
    const joins: string[] = [];
    const outputs = this.shape.columns.map(({ width, dictionary }, i) => {
      if (dictionary === null) return `CAST(s.c${i} AS ${integers[width]}) AS c${i}`;
      if (this.shape.dictionaries[dictionary]?.size === 0) return `CAST(NULL AS UTINYINT) AS c${i}`;
      // A row without a value finds null under 0: an outer join would put such rows behind the others.
      joins.push(`JOIN ${this.dictionary(dictionary)} d${i} ON d${i}.code = CAST(s.c${i} AS UINTEGER)`);
      return `d${i}.value AS c${i}`;
    });
    return `SELECT ${outputs.join(', ') || 's.nothing'} FROM ${this.staged} s ${joins.join(' ')} ${rest}`;
  }

  private shown({ type, dictionary }: HandedColumnShape, i: number): string {
    switch (type) {
      case 'bigint': return `CAST(c${i} AS BIGINT)`;
      case 'varchar': return `CAST(c${i} AS VARCHAR)`;
      case 'double': return `CAST(c${i} AS DOUBLE)`;
      case 'boolean': return `CAST(c${i} AS BOOLEAN)`;
      case 'timestamp': return dictionary === null ? `_sls_of_seconds(c${i})` : `_sls_of_seconds(CAST(c${i} AS DOUBLE))`;
    }
  }

  /** What the values of a dictionary are stored as; null for texts, which get an enum of their own. */
  private typeOf(dictionary: number): string | null {
    const type = this.shape.columns.find((column) => column.dictionary === dictionary)?.type;
    switch (type) {
      case 'bigint': return 'BIGINT';
      case 'double':
      case 'timestamp': return 'DOUBLE';
      case 'boolean': return 'BOOLEAN';
      default: return null;
    }
  }

  private readonly texts = (i: number): string => `${this.name}_t${i}`;
  private readonly dictionary = (i: number): string => `${this.name}_d${i}`;
  private readonly enumOf = (i: number): string => `${this.name}_e${i}`;

  private get staged(): string {
    return `${this.name}_s`;
  }

  private get rows(): string {
    return `${this.name}_r`;
  }
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
