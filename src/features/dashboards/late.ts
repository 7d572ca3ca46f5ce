import { useEffect, useState } from 'react';
import { pageQuiet } from '../../state/idle.ts';

/**
 * What panels off the screen answer for: the value before, until what is on the screen has been drawn. Even where every answer is
 * kept, rendering and drawing what nobody sees would stand in the way of what is looked at.
 */
export function useLate<T>(value: T): T {
  const [late, setLate] = useState(() => value);
  useEffect(() => {
    if (late === value) return undefined;
    const ended = pageQuiet.begin('panels off the screen', 'later');
    let isWanted = true;
    void pageQuiet.visible().then(() => {
      if (isWanted) setLate(() => value);
      ended();
    });
    return () => {
      isWanted = false;
      ended();
    };
  }, [value, late]);
  return late;
}
