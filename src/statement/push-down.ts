import type { Predicate } from '../model/plan.ts';
import { comparing } from './duckdb/compare.ts';
import { namesAnything } from './duckdb/query.ts';
import { joined, whereTrue } from './condition.ts';
import { Refusal, syntaxError, unsupported } from './refusal.ts';
import type { Schema } from './schema.ts';
import { conjuncts, mapSelects, selectsOf } from './sql/walk.ts';
import type { Query, Relation, Select, SqlExpr } from './statement.ts';
import { Typer } from './typing.ts';

/**
 * Conditions of WHERE that the kernel can test, taken out of the query: fewer records are handed over then. Only where the log is
 * read in one place, by a SELECT over it alone; what the kernel does not plan stays in the SQL.
 * @param needs gets the fields that the conditions name
 */
export function pushDown(query: Query, schema: Schema, needs: Set<string>, now: number): { readonly query: Query; readonly predicate: Predicate | null } {
  const readers = selectsOf(query).flatMap((select) => logsIn(select, query).map(() => select));
  const [reader] = readers;
  if (!reader?.where || readers.length > 1 || reader.from?.kind === 'join') return { query, predicate: null };
  // Without FROM, a query inside that names nothing is one row and reads no log.
  if (reader.from === null && reader.at.from !== query.at.from && !namesAnything(reader)) return { query, predicate: null };
  // What is compared reads records of other times as if they were of now: its times are tested there.
  const movesTimes = selectsOf(query).some(comparing);
  const taken: Predicate[] = [];
  const kept = conjuncts(reader.where).filter((condition) => {
    const predicate = predicateOf(condition, reader, schema, needs, now, movesTimes);
    if (predicate) taken.push(predicate);
    return predicate === null;
  });
  if (taken.length === 0) return { query, predicate: null };
  const [first, ...others] = kept;
  const where: SqlExpr | null = first === undefined ? null : others.reduce((a, b) => ({ kind: 'binary', op: 'and', a, b, at: b.at }), first);
  const same = (select: Select): boolean => select.at.from === reader.at.from && select.at.to === reader.at.to;
  return { query: mapSelects(query, (select) => (same(select) ? { ...select, where } : select)), predicate: joined('and', taken) };
}

/** The places where a SELECT reads the log: in its FROM, or by having none. */
function logsIn(select: Select, query: Query): Relation[] {
  const shadowed = selectsOf(query).length > 0 && membersOf(query).has('log');
  const found: Relation[] = [];
  const visit = (relation: Relation): void => {
    if (relation.kind === 'join') [relation.a, relation.b].forEach(visit);
    if (relation.kind === 'table' && relation.name.toLowerCase() === 'log') found.push(relation);
  };
  if (select.from) visit(select.from);
  else found.push({ kind: 'table', name: 'log', alias: null, columns: null, at: select.at });
  // A member of WITH that is called log makes it unclear which one is meant: nothing is taken out then.
  return shadowed ? [...found, ...found] : found;
}

function membersOf(query: Query): Set<string> {
  const names = new Set((query.with?.members ?? []).map((member) => member.name.toLowerCase()));
  for (const select of selectsOf(query)) for (const member of select.with?.members ?? []) names.add(member.name.toLowerCase());
  return names;
}

function predicateOf(condition: SqlExpr, select: Select, schema: Schema, needs: Set<string>, now: number, movesTimes: boolean): Predicate | null {
  const alias = select.from?.kind === 'table' ? (select.from.alias ?? 'log').toLowerCase() : 'log';
  const named = new Set<string>();
  const typer = new Typer({
    name(e) {
      const field = e.table === null || e.table.toLowerCase() === alias ? schema.resolve(e.name) : null;
      if (field === null) throw syntaxError(`Column '${e.name}' cannot be resolved`, e.at);
      named.add(field);
      return { op: 'field', field, type: schema.type(field) };
    },
    aggregate(e) {
      throw unsupported(e.name, e.at);
    },
    now,
  });
  try {
    const predicate = whereTrue(condition, {
      boolean: (e) => typer.boolean(e, 'WHERE clause'),
      among: (e) => {
        throw unsupported('IN (SELECT …)', e.at);
      },
    });
    if (movesTimes && named.has('__time__')) return null;
    for (const field of named) needs.add(field);
    return predicate;
  } catch (error) {
    // Whatever is wrong with it is said where it stays.
    if (error instanceof Refusal) return null;
    throw error;
  }
}
