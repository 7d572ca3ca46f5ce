import { Suspense } from 'react';
import { useFindingsCount } from '../../state/findings-count.ts';
import { lazyPart } from '../../state/lazy-part.ts';

/** Comes when there is something to count. */
const SearchedCount = lazyPart(async () => (await import('./SearchedCount.tsx')).SearchedCount);

/** How many findings there are in what is looked at, where that was searched. Nothing is searched for the sake of the rail. */
export function FindingsCount() {
  const { last } = useFindingsCount();
  return last === null || last.count === 0 ? null : <Suspense fallback={null}><SearchedCount last={last} /></Suspense>;
}
