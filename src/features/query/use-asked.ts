import { useMemo } from 'react';
import type { Problem } from '../../model/problem.ts';
import type { Scope } from '../../model/scope.ts';
import { useDescription } from '../../state/engine.tsx';
import { useChosenRange, useExtent, useScopeOver } from '../../state/view.ts';
import { ask } from '../../statement/ask.ts';
import { parse } from '../../statement/parse.ts';
import type { Question } from '../../statement/question.ts';
import type { Search, Statement } from '../../statement/statement.ts';
import { halvesOf } from './statement-text.ts';

/** A statement in its surroundings, as the questions that the page asks for it. */
export interface Asked {
  readonly statement: Statement | null;
  /** The tree of the search half; there also where only the SQL half is not well formed. */
  readonly half: Search | null;
  readonly search: Question | null;
  readonly question: Question | null;
  /** Why it cannot be asked. */
  readonly problem: Problem | null;
}

/** What the page asks with: all the data as its extent, so that a series over time knows where it begins and ends. */
export function useQueryScope(): Scope {
  const chosen = useChosenRange();
  const extent = useExtent();
  return useScopeOver(chosen ?? extent);
}

/** A statement of nothing but a search has no question of its own: its records are pages, not rows. */
export function askedOf(text: string, scope: Scope, present: readonly string[]): Asked {
  const asking = { counts: 'records', present } as const;
  const parsed = parse(text);
  // An error in the SQL half takes nothing from the search half: what it matches can be seen while the error is put right.
  const alone = parsed.ok ? parsed : parse(halvesOf(text)?.search ?? text);
  const half = alone.ok ? alone.value.search : null;
  const search = half === null ? null : ask({ search: half, select: null, source: text }, scope, asking);
  const statement = parsed.ok ? parsed.value : null;
  const whole = statement === null || statement.select === null ? null : ask(statement, scope, asking);
  return {
    statement, half,
    search: search?.ok === true ? search.value : null,
    question: whole?.ok === true ? whole.value : null,
    problem: !parsed.ok ? parsed.problem : search?.ok === false ? search.problem : whole?.ok === false ? whole.problem : null,
  };
}

export function useAsked(text: string, scope: Scope): Asked {
  const { fields } = useDescription();
  return useMemo(() => askedOf(text, scope, fields), [text, scope, fields]);
}
