import { unreachable } from '../../base/assert.ts';
import { syntaxError, typeError, unsupported } from '../refusal.ts';
import { mapParts } from '../sql/walk.ts';
import type { Relation, SqlExpr } from '../statement.ts';
import type { Context } from './context.ts';
import { recordContext } from './context.ts';
import type { Expressions } from './expression.ts';
import { name as quoted } from './literal.ts';
import { Scope, tableOf, type Column, type Table } from './scope.ts';
import { commonType, duckdbType, sameType, typeName, types, type SqlType } from './types.ts';
import type { Lowered, Queries } from './query.ts';

/** What FROM names, in DuckDB's SQL, with the tables that names can lead to. */
export interface From {
  readonly sql: string;
  readonly tables: readonly Table[];
  readonly merged: readonly Column[];
}

/** Lowers relations. Every one gets a name of ours (`t0`), so that no name of the reader's can be mistaken. */
export class Relations {
  constructor(private readonly queries: Queries, private readonly expressions: Expressions) {}

  /** @param parent names of the queries around it */
  lower(relation: Relation, parent: Scope | null, before: readonly Table[] = []): From {
    switch (relation.kind) {
      case 'table':
        return this.#table(relation);
      case 'subquery': {
        const alias = this.queries.nextTable();
        const lowered = this.queries.lower(relation.query, parent, true);
        return { sql: `(${lowered.sql}) AS ${alias}`, tables: [named(relation, alias, lowered)], merged: [] };
      }
      case 'unnest':
        return this.#unnest(relation, new Scope(before, parent));
      case 'join':
        return this.#join(relation, parent, before);
      default:
        return unreachable(relation);
    }
  }

  #table(relation: Extract<Relation, { kind: 'table' }>): From {
    const alias = this.queries.nextTable();
    const member = this.queries.member(relation.name);
    if (member) return { sql: `${member.sql} AS ${alias}`, tables: [named({ ...relation, alias: relation.alias ?? relation.name }, alias, member)], merged: [] };
    if (relation.name.toLowerCase() !== 'log') throw unsupported(`FROM ${relation.name} (another logstore)`, relation.at);
    if (relation.columns) throw unsupported('names for the columns of log', relation.at);
    return { sql: `${this.queries.logRelation()} AS ${alias}`, tables: [this.queries.log(alias, relation.alias ?? 'log')], merged: [] };
  }

  #unnest(relation: Extract<Relation, { kind: 'unnest' }>, scope: Scope): From {
    const alias = this.queries.nextTable();
    const context: Context = recordContext(scope, 'UNNEST');
    const lists: { sql: string; type: SqlType }[] = [];
    for (const e of relation.exprs) {
      const typed = this.expressions.lower(e, context);
      if (typed.type.t === 'array') lists.push({ sql: typed.sql, type: typed.type.of });
      else if (typed.type.t === 'map') lists.push({ sql: `map_keys(${typed.sql})`, type: typed.type.key }, { sql: `map_values(${typed.sql})`, type: typed.type.value });
      else throw typeError(`Cannot unnest type: ${typeName(typed.type)}`, e.at);
    }
    const longest = `greatest(${lists.map((list) => `coalesce(len(${list.sql}), 0)`).join(', ')})`;
    const columns: Column[] = lists.map((list, i) => ({ name: relation.columns?.[i] ?? `_col${i}`, sql: `${alias}.${quoted(`o${i}`)}`, type: list.type, unit: 'none' }));
    const items = lists.map((list, i) => `unnest(${list.sql}) AS ${quoted(`o${i}`)}`);
    if (relation.ordinality) {
      items.push(`unnest(range(1, ${longest} + 1)) AS ${quoted(`o${lists.length}`)}`);
      columns.push({ name: relation.columns?.[lists.length] ?? `_col${lists.length}`, sql: `${alias}.${quoted(`o${lists.length}`)}`, type: types.bigint, unit: 'none' });
    }
    if (relation.columns && relation.columns.length !== columns.length) throw syntaxError(`Column alias list has ${relation.columns.length} entries but relation has ${columns.length} columns`, relation.at);
    // Lists of different lengths go side by side, the shorter ones filled with nulls.
    const sql = `(SELECT ${items.join(', ')}) AS ${alias}`;
    return { sql, tables: [tableOf(relation.alias, columns)], merged: [] };
  }

  #join(relation: Extract<Relation, { kind: 'join' }>, parent: Scope | null, before: readonly Table[]): From {
    const keepsRight = relation.join === 'right' || relation.join === 'full';
    if (keepsRight && relation.b.kind === 'unnest') throw unsupported(`UNNEST in a ${relation.join.toUpperCase()} JOIN`, relation.b.at);
    const a = this.lower(relation.a, parent, before);
    const b = this.lower(relation.b, parent, [...before, ...a.tables]);
    const tables = [...a.tables, ...b.tables];
    const word = relation.join === 'cross' ? 'CROSS JOIN' : `${relation.join.toUpperCase()} JOIN`;
    if (relation.join === 'cross') return { sql: `${a.sql} ${word} ${b.sql}`, tables, merged: [...a.merged, ...b.merged] };
    if (relation.using) return this.#using(relation, relation.using, a, b, word);
    if (relation.on && relation.join !== 'inner' && holdsSelect(relation.on)) throw unsupported(`a sub-select in ON of a ${relation.join.toUpperCase()} JOIN`, relation.on.at);
    const scope = new Scope(tables, parent, [...a.merged, ...b.merged]);
    const on = relation.on ? this.expressions.boolean(relation.on, recordContext(scope, 'JOIN ON'), 'JOIN ON clause').sql : 'TRUE';
    return { sql: `${a.sql} ${word} ${b.sql} ON ${on}`, tables, merged: scope.merged };
  }

  /** Columns of equal names are compared, and are one column afterwards. */
  #using(relation: Extract<Relation, { kind: 'join' }>, using: readonly string[], a: From, b: From, word: string): From {
    const merged: Column[] = [];
    const conditions = using.map((name) => {
      const x = new Scope(a.tables, null, a.merged).column(null, name, false, relation.at, () => undefined);
      const y = new Scope(b.tables, null, b.merged).column(null, name, false, relation.at, () => undefined);
      const type = commonType(x.type, y.type);
      if (!type) throw typeError(`'=' cannot be applied to ${typeName(x.type)}, ${typeName(y.type)}`, relation.at);
      const [left, right] = [x, y].map((column) => castTo(column, type));
      // The value of the side that has one; of both, it is no column of a log any more.
      const { log: _, ...both } = x;
      merged.push(relation.join === 'full' ? { ...both, type, sql: `coalesce(${left}, ${right})` } : relation.join === 'right' ? { ...y, name: x.name } : x);
      return `${x.sql} = ${y.sql}`;
    });
    return { sql: `${a.sql} ${word} ${b.sql} ON ${conditions.join(' AND ')}`, tables: [...a.tables, ...b.tables], merged: [...a.merged, ...b.merged, ...merged] };
  }
}

function castTo({ sql, type }: Column, wanted: SqlType): string {
  return sameType(type, wanted) ? sql : `CAST(${sql} AS ${duckdbType(wanted)})`;
}

function holdsSelect(e: SqlExpr): boolean {
  if (e.kind === 'exists' || e.kind === 'in-select' || e.kind === 'quantified' || e.kind === 'scalar-select') return true;
  let found = false;
  mapParts(e, (part) => {
    found ||= holdsSelect(part);
    return part;
  }, (query) => query);
  return found;
}

/** The outputs of a query as the columns of a table. */
function named(relation: { readonly alias: string | null; readonly columns: readonly string[] | null; readonly at: Relation['at'] }, alias: string, lowered: Pick<Lowered, 'outputs'>): Table {
  const { columns } = relation;
  if (columns && columns.length !== lowered.outputs.length) {
    throw syntaxError(`Column alias list has ${columns.length} entries but relation has ${lowered.outputs.length} columns`, relation.at);
  }
  return tableOf(relation.alias, lowered.outputs.map((output, i) => ({
    name: columns?.[i] ?? output.name, sql: `${alias}.${quoted(`o${i}`)}`, type: output.type, unit: output.unit, ...(output.field === undefined ? {} : { field: output.field }),
  })));
}
