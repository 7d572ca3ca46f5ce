import type { Scope } from '../../../model/scope.ts';
import { ask } from '../../../statement/ask.ts';
import { parse } from '../../../statement/parse.ts';
import type { Question } from '../../../statement/question.ts';
import type { Statement } from '../../../statement/statement.ts';

/** Questions about the fields of the records that a statement's search half keeps. Pure. */

export const topCount = 10;

/** How many values a field has. Null when that cannot be asked. */
export function distinctQuestion(name: string, statement: Statement, scope: Scope, present: readonly string[]): Question | null {
  return questionOf(`* | select count(distinct ${quoted(name)}) as "values" from log`, statement, scope, present);
}

/** The values of a field with their records, most frequent first. */
export function topQuestion(name: string, statement: Statement, scope: Scope, present: readonly string[]): Question | null {
  return questionOf(`* | select ${quoted(name)} as "value", count(*) as records from log group by ${quoted(name)} order by records desc limit ${topCount}`, statement, scope, present);
}

/** How many records are kept. */
export function countQuestion(statement: Statement, scope: Scope, present: readonly string[]): Question | null {
  return questionOf('* | select count(*) as records from log', statement, scope, present);
}

function questionOf(text: string, statement: Statement, scope: Scope, present: readonly string[]): Question | null {
  const parsed = parse(text);
  if (!parsed.ok) return null;
  const asked = ask({ search: statement.search, select: parsed.value.select, source: parsed.value.source }, scope, { counts: 'records', present });
  return asked.ok ? asked.value : null;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
