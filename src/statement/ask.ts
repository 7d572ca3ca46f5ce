import { Latest } from '../base/latest.ts';
import { oncePer } from '../base/once-per.ts';
import { failed, ok, type Result } from '../base/result.ts';
import { appliedOf, filtersIn, type Condition } from '../model/filter.ts';
import type { Problem } from '../model/problem.ts';
import type { Scope } from '../model/scope.ts';
import { ownFields, type Panel } from '../model/panel.ts';
import { countsOf, observedOnce, searchOfCounting, spared } from './counting.ts';
import { fill } from './fill.ts';
import { canonical, joined, searchOfCondition } from './filter-search.ts';
import { parsed } from './parsed.ts';
import { printOurs } from './print.ts';
import type { Question } from './question.ts';
import type { Statement } from './statement.ts';

/** What a panel says about its question beside the statement, and what the data has. */
export interface Asking {
  readonly counts: Panel['counts'];
  readonly ownFilter?: Panel['ownFilter'];
  /** Fields present in the data; without `observation` among them, flows cannot be counted once. */
  readonly present: readonly string[];
}

/**
 * A statement with its surroundings: placeholders filled (`observed` by how flows are counted once here), the reader's enabled filters AND-ed to the search half as trees, the
 * counting lowered to a condition on `observation`. The order of filters does not matter: equal views have equal keys.
 * Problems: those of `parse` when given text, and of `fill`.
 */
export function ask(statement: Statement | string, scope: Scope, asking: Asking): Result<Question, Problem> {
  if (typeof statement === 'string') {
    const tree = parsed(statement);
    return tree.ok ? ask(tree.value, scope, asking) : failed(tree.problem);
  }
  const filters = filtersFor(scope.filters, asking.ownFilter);
  const filled = filledOf(statement, { ...scope.variables, observed: observedOnce(statement, { filters }, asking.present) }, asking.present);
  if (!filled.ok) return failed(filled.problem);
  const made = filled.value;
  const counting = countsOf(asking.counts, made, { filters }, asking.present);
  const counted = searchOfCounting(counting);
  const added = canonical([...filters.map(searchOfCondition), ...(counted ? [counted] : [])]);
  const own = made.search;
  const search = added.length === 0 ? own : joined('and', own.kind === 'all' ? added : [own, ...added]);
  const composed: Statement = { ...made, search };
  const key = JSON.stringify([printOurs(composed), scope.range, scope.projectZone]);
  return ok({ key, statement: composed, range: scope.range, projectZone: scope.projectZone, counts: counting.counts });
}

/** By a statement and the fields that are there: what it is with its placeholders filled. `observed` has few values, and of a reader's own choices the last matter. */
const knownOf = oncePer<Statement, (present: Asking['present']) => Latest<Result<Statement, Problem>>>(() => oncePer(() => new Latest(8)));

/** A statement with its placeholders filled, as the same object while nothing but the filters is another: what is known of it holds. */
function filledOf(statement: Statement, variables: Scope['variables'], present: Asking['present']): Result<Statement, Problem> {
  return knownOf(statement)(present).of(JSON.stringify(variables), () => {
    const filled = fill(statement, variables);
    return filled.ok ? ok(spared(filled.value, present)) : filled;
  });
}

/** The conditions that a question obeys: those that are on, but for those on nothing but its own key where the panel says so. */
export function filtersFor(filters: Scope['filters'], ownFilter: Panel['ownFilter']): Scope['filters'] {
  const own = ownFields({ ...(ownFilter ? { ownFilter } : {}) });
  const isOwn = (condition: Condition): boolean => ownFilter !== undefined && filtersIn(condition).every(({ field }) => own.includes(field));
  return appliedOf(filters).filter((condition) => !isOwn(condition));
}
