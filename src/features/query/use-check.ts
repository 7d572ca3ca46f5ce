import { useCallback } from 'react';
import type { Problem } from '../../model/problem.ts';
import type { Scope } from '../../model/scope.ts';
import { useDescription } from '../../state/engine.tsx';
import { planQuestion } from '../../statement/plan.ts';
import { askedOf } from './use-asked.ts';

/** Plans a text as it would be asked, without asking it: what is wrong with it, or null. */
export function useCheck(scope: Scope): (text: string) => Promise<Problem | null> {
  const { fields } = useDescription();
  return useCallback(async (text: string) => {
    const { problem, question, search } = askedOf(text, scope, fields);
    const asked = question ?? search;
    if (problem !== null || asked === null) return problem;
    const planned = await planQuestion(asked, { fields });
    return planned.ok ? null : planned.problem;
  }, [scope, fields]);
}
