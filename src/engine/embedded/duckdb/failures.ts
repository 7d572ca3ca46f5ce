import { errorText } from '../../../base/error-text.ts';
import { problemOf } from '../../../columns/functions/evaluation-error.ts';
import type { Position, Problem } from '../../../model/problem.ts';
import type { SqlPlan } from '../../../model/sql-plan.ts';

interface Told {
  readonly exception_type?: string;
  readonly exception_message?: string;
  /** A byte in the SQL. */
  readonly position?: string;
}

/** Kinds of DuckDB's that say that the statement asks something of values that they do not give. */
const ofTypes: ReadonlySet<string> = new Set(['Conversion', 'Invalid Input', 'Binder', 'Mismatch Type', 'Invalid type', 'Out of Range', 'Syntax']);

/**
 * What an error of DuckDB's says to the reader. Errors of our own functions are told as they were thrown; DuckDB's name a kind and
 * a byte of the SQL, which leads back to the statement.
 * @param thrownByFunction what a function of ours threw during the query, null when none did
 * @param thrownIn the name of that function in DuckDB
 */
export function problemOfDuckdb(error: unknown, plan: SqlPlan, budgetBytes: number, thrownByFunction: unknown, thrownIn = ''): Problem {
  const message = errorText(error);
  const told = toldBy(message);
  const text = told?.exception_message ?? message;
  const type = told?.exception_type ?? '';
  const known = type === '' || type === 'Invalid' ? problemOf(thrownByFunction, plan.statement) : null;
  if (known) return known.kind === 'type' ? { ...known, position: callIn(plan, thrownIn) } : known;
  if (text.endsWith('Division by zero')) return { kind: 'division-by-zero', statement: plan.statement };
  if (type === 'Out of Memory' || /out of memory|memory access out of bounds|failed to allocate|malloc of size/i.test(message)) {
    const asked = Number(/malloc of size (\d+)/.exec(message)?.[1] ?? 0);
    return { kind: 'memory', neededBytes: Math.max(asked, budgetBytes), budgetBytes };
  }
  if (type === 'Out of Range' && /overflow/i.test(text)) return { kind: 'overflow', what: 'bigint', statement: plan.statement };
  // Sums and negations that leave 64 bits.
  if (type === 'Conversion' && /^Type INT128 .* out of range for the destination type INT64/.test(text)) return { kind: 'overflow', what: 'bigint', statement: plan.statement };
  if (ofTypes.has(type)) return { kind: 'type', message: firstLine(text), position: positionIn(plan, told?.position), statement: plan.statement };
  // What DuckDB itself does not do: a form of query that no check before knows.
  if (type === 'Not implemented') return { kind: 'unsupported', what: firstLine(text), position: positionIn(plan, told?.position), statement: plan.statement };
  return { kind: 'internal', message: firstLine(text) };
}

/** With `errors_as_json` an error is a JSON text, that of the parser after a prefix. */
function toldBy(message: string): Told | null {
  const start = message.indexOf('{');
  if (start < 0) return null;
  try {
    return JSON.parse(message.slice(start)) as Told; // Every member is optional, and read as text.
  } catch {
    return null;
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? text;

/** The call in the statement of a function that failed, where it stands there once; all of the statement where that is not known. */
function callIn({ sql, places, statement }: SqlPlan, thrownIn: string): Position {
  const name = thrownIn.replace(/^_js_/, '').replace(/_\d+$/, '');
  const calls = places.filter((place) => new RegExp(`^\\(?sls_(try_)?${name}\\(`).test(sql.slice(place.sqlFrom, place.sqlFrom + name.length + 12)));
  const spots = new Map(calls.map(({ from, to }) => [`${from} ${to}`, { from, to }]));
  const [only] = spots.values();
  return name !== '' && only && spots.size === 1 ? only : { from: 0, to: statement.length };
}

/** The place in the statement of a byte of the SQL; all of the statement where that is not known. */
function positionIn({ sql, places, statement }: SqlPlan, byte: string | undefined): Position {
  const whole = { from: 0, to: statement.length };
  if (byte === undefined || !/^\d+$/.test(byte)) return whole;
  const at = new TextDecoder().decode(new TextEncoder().encode(sql).subarray(0, Number(byte))).length;
  const around = places.filter((place) => place.sqlFrom <= at && at < place.sqlTo);
  // The narrowest one that holds it.
  const [place] = around.sort((a, b) => a.sqlTo - a.sqlFrom - (b.sqlTo - b.sqlFrom));
  return place ? { from: place.from, to: place.to } : whole;
}
