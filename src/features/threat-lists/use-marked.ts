import { useMemo } from 'react';
import { useDescription } from '../../state/engine.tsx';
import { markedByList } from './marked.ts';

/** How many addresses of all open records each list that is on marks, by its name; null where there are no records. */
export function useMarkedByList(): ReadonlyMap<string, number> | null {
  const { records, threats } = useDescription();
  return useMemo(() => (records === 0 ? null : markedByList(threats.byLabel)), [records, threats]);
}
