import { useMemo } from 'react';
import type { Plan } from '../../../model/plan.ts';
import type { Position, Problem } from '../../../model/problem.ts';
import type { SqlPlan } from '../../../model/sql-plan.ts';
import { useDescription } from '../../../state/engine.tsx';
import { plan } from '../../../statement/plan.ts';
import type { Question } from '../../../statement/question.ts';
import { sqlPlan } from '../../../statement/sql-plan.ts';

/** How a question is planned: by which body, and why not by the first. */
export type Planned =
  | { readonly by: 'kernel'; readonly plan: Plan }
  | { readonly by: 'duckdb'; readonly plan: SqlPlan; readonly because: string; readonly position: Position | null }
  | { readonly by: 'none'; readonly problem: Problem };

export function plannedOf(question: Question, fields: readonly string[]): Planned {
  const kernel = plan(question, { fields });
  if (kernel.ok) return { by: 'kernel', plan: kernel.value };
  if (kernel.problem.kind !== 'unsupported' || question.statement.select === null) return { by: 'none', problem: kernel.problem };
  const { what, position } = kernel.problem;
  const sql = sqlPlan(question, { fields }, what);
  return sql.ok ? { by: 'duckdb', plan: sql.value, because: what, position: position ?? null } : { by: 'none', problem: sql.problem };
}

export function usePlanned(question: Question | null): Planned | null {
  const { fields } = useDescription();
  return useMemo(() => (question === null ? null : plannedOf(question, fields)), [question, fields]);
}
