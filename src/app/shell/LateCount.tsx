import { useEffect, useState } from 'react';
import { idle } from '../../state/idle.ts';

type Counts = typeof import('./RailCounts.tsx');

interface LateCountProps {
  readonly of: keyof Counts;
}

/**
 * The count beside a screen's name. What counts, and asks where nobody did, is loaded when the page rests for the first time: it is not
 * needed by what is drawn, and where it cannot be had the rail has no count.
 */
export function LateCount({ of }: LateCountProps) {
  const [counts, setCounts] = useState<Counts | null>(null);
  useEffect(() => {
    let isHere = true;
    void idle().then(() => import('./RailCounts.tsx')).then((come) => {
      if (isHere) setCounts(come);
    }).catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, []);
  const Count = counts?.[of];
  return Count === undefined ? null : <Count />;
}
