import { failed, ok, type Result } from '../base/result.ts';
import type { Plan } from '../model/plan.ts';
import type { SqlPlan } from '../model/sql-plan.ts';
import type { Problem } from '../model/problem.ts';
import { caught } from './parse.ts';
import { planSearch, planSelect } from './plan-select.ts';
import { printOurs } from './print.ts';
import type { Question } from './question.ts';
import { Schema, type DataShape } from './schema.ts';
import { searchPredicate } from './search-predicate.ts';

/**
 * The logical plan of a question over data with these fields (`fields`: those present; names outside the table of fields are the
 * reader's own columns). A search alone gives whole records, oldest first, 100 of them unless limited.
 *
 * Problems: `syntax` for names that do not exist, `type` where SLS itself would refuse, `unsupported` for what is not planned here,
 * `field-missing` when the log does not record what is asked for (never while it is still empty).
 * @param now what `now()` is, Unix seconds
 */
export function plan(question: Question, schema: DataShape, now = Date.now() / 1000): Result<Plan, Problem> {
  const { statement } = question;
  const made = caught(statement.source, (): Plan => {
    const fields = new Schema(schema.fields);
    const needs = new Set<string>();
    const predicate = searchPredicate(statement.search, fields, needs);
    const setting = { schema: fields, search: predicate, range: question.range, ...(schema.extent === undefined ? {} : { extent: schema.extent }), zone: question.projectZone, now, statement: printOurs(statement), needs };
    return statement.select ? planSelect(statement.select, setting) : planSearch(setting);
  });
  if (!made.ok) return made;
  const missing = schema.fields.length === 0 ? [] : made.value.needs.filter((name) => !schema.fields.includes(name));
  return missing.length > 0 ? failed({ kind: 'field-missing', fields: missing, statement: made.value.statement }) : ok(made.value);
}

/**
 * The plan of whoever answers: the kernel's where it can, else DuckDB's. Problems as of `plan`; `unsupported` is then what is
 * answered nowhere here.
 */
export async function planQuestion(question: Question, schema: DataShape, now = Date.now() / 1000): Promise<Result<Plan | SqlPlan, Problem>> {
  const made = plan(question, schema, now);
  if (made.ok || made.problem.kind !== 'unsupported' || !question.statement.select) return made;
  // Loaded when a statement first needs it: dashboards never do.
  const { sqlPlan } = await import('./sql-plan.ts');
  return sqlPlan(question, schema, made.problem.what, now);
}
