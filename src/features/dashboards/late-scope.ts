import { useEffect, useState } from 'react';
import type { Scope } from '../../model/scope.ts';
import { pageQuiet } from '../../state/idle.ts';

/**
 * The scope that panels off the screen answer for: the one before, until what is on the screen has been drawn. Even where every
 * answer is kept, drawing what nobody sees would stand in the way of what is looked at.
 */
export function useLateScope(scope: Scope): Scope {
  const [late, setLate] = useState(scope);
  useEffect(() => {
    if (late === scope) return undefined;
    const ended = pageQuiet.begin('panels off the screen', 'later');
    let isWanted = true;
    void pageQuiet.visible().then(() => {
      if (isWanted) setLate(scope);
      ended();
    });
    return () => {
      isWanted = false;
      ended();
    };
  }, [scope, late]);
  return late;
}
