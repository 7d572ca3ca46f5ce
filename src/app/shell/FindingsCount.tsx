import { useEffect, useState } from 'react';
import { useFindingsCount } from '../../state/findings-count.ts';
import { idle } from '../../state/idle.ts';

type Part = typeof import('./SearchedCount.tsx').SearchedCount;

/**
 * How many findings there are in what is looked at. What counts, and searches where nobody did, is loaded when the page rests for the first
 * time: it is not needed by what is drawn, and where it cannot be had the rail has no count.
 */
export function FindingsCount() {
  const { last } = useFindingsCount();
  const [Part, setPart] = useState<Part | null>(null);
  useEffect(() => {
    let isHere = true;
    void idle().then(() => import('./SearchedCount.tsx')).then(({ SearchedCount }) => {
      if (isHere) setPart(() => SearchedCount);
    }).catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, []);
  return Part === null ? null : <Part last={last} />;
}
