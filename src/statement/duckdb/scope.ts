import type { Position } from '../../model/problem.ts';
import { nearestOf } from '../nearest.ts';
import { syntaxError } from '../refusal.ts';
import type { Measure } from '../unit.ts';
import type { SqlType } from './types.ts';

/** A column that a name can lead to. */
export interface Column {
  readonly name: string;
  readonly sql: string;
  readonly type: SqlType;
  readonly unit: Measure;
  readonly field?: string;
  /** Called when a name led here: a column of the log is handed over only then. */
  readonly use?: () => void;
  /** Of a column of the log: what DuckDB calls that log. */
  readonly log?: string;
}

export interface Table {
  /** What it goes by, in lower case; null for a query without a name. */
  readonly alias: string | null;
  /** Null when there is no such column. A table of the log finds names as the search half does. */
  find(name: string): Column | null;
  /** True when several of its columns have this name, as those of a sub-select may. */
  isAmbiguous?(name: string): boolean;
  /** For `*`. */
  readonly columns: readonly Column[];
}

/** A table of these columns; names are compared without regard to case. */
export function tableOf(alias: string | null, columns: readonly Column[]): Table {
  return {
    alias: alias?.toLowerCase() ?? null,
    columns,
    isAmbiguous(name) {
      const exact = columns.filter((column) => column.name === name).length;
      return exact > 1 || (exact === 0 && columns.filter((column) => column.name.toLowerCase() === name.toLowerCase()).length > 1);
    },
    find(name) {
      const lower = name.toLowerCase();
      return columns.find((column) => column.name === name) ?? columns.find((column) => column.name.toLowerCase() === lower) ?? null;
    },
  };
}

/** The tables that a query's names lead to, and those of the queries around it. */
export class Scope {
  readonly tables: readonly Table[];
  readonly parent: Scope | null;
  /** Columns that a join by USING made one. */
  readonly merged: readonly Column[];

  /** Where its records are grouped and a query inside looks at it: the SQL of the keys, all that there is of a group. */
  readonly #keys: ReadonlySet<string> | null;

  constructor(tables: readonly Table[], parent: Scope | null, merged: readonly Column[] = [], keys: ReadonlySet<string> | null = null) {
    this.tables = tables;
    this.parent = parent;
    this.merged = merged;
    this.#keys = keys;
  }

  /** The same names as a query inside sees them, where records are grouped by these. */
  grouped(keys: readonly string[]): Scope {
    return new Scope(this.tables, this.parent, this.merged, new Set(keys));
  }

  /** @param meant what an unknown name most likely means, of the log's fields */
  column(table: string | null, name: string, quoted: boolean, at: Position, meant: (name: string) => string | undefined): Column {
    const found = this.#find(table, name, at);
    if (found) {
      this.#checkGrouped(table, name, at, found);
      found.use?.();
      return found;
    }
    const shown = table === null ? name : `${table}.${name}`;
    const hint = quoted && table === null ? `;it seems ${name} is wrapper by ";if ${name} is a string ,not a key field, please use '${name}'` : '';
    const near = nearestOf(name, this.#names().map((spelling) => ({ spelling, means: spelling }))) ?? meant(name);
    throw syntaxError(`Column '${shown}' cannot be resolved${table === null ? `;please add the column in the index attribute${hint}` : ''}`, at, near);
  }

  /** A column of a group, seen from a query inside, is one of its keys. */
  #checkGrouped(table: string | null, name: string, at: Position, found: Column): void {
    if (this.#own(table, name, at) === null) {
      if (this.parent) this.parent.#checkGrouped(table, name, at, found);
    } else if (this.#keys?.has(found.sql) === false) throw syntaxError(`Column '${name}' not in GROUP BY clause;please add the column in the index attribute`, at);
  }

  /** True when the name leads to one of this query's own tables. */
  isOwn(table: string | null, name: string, at: Position): boolean {
    return this.#own(table, name, at) !== null;
  }

  #find(table: string | null, name: string, at: Position): Column | null {
    return this.#own(table, name, at) ?? this.parent?.find(table, name, at) ?? null;
  }

  find(table: string | null, name: string, at: Position): Column | null {
    return this.#find(table, name, at);
  }

  #own(table: string | null, name: string, at: Position): Column | null {
    if (table === null) {
      const merged = this.merged.find((column) => column.name.toLowerCase() === name.toLowerCase());
      if (merged) return merged;
    }
    const lower = table?.toLowerCase() ?? null;
    const tables = this.tables.filter((one) => lower === null || one.alias === lower);
    const found = tables.flatMap((one) => one.find(name) ?? []);
    const [first] = found;
    if (first && (found.length > 1 || tables.some((one) => one.isAmbiguous?.(name)))) throw syntaxError(`Column '${name}' is ambiguous`, at);
    return first ?? null;
  }

  #names(): string[] {
    return [...this.tables.flatMap((table) => table.columns.map((column) => column.name)), ...(this.parent ? this.parent.#names() : [])];
  }
}
