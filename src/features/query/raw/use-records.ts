import { useEffect, useState, useSyncExternalStore } from 'react';
import { useEngine } from '../../../state/engine.tsx';
import type { Question } from '../../../statement/question.ts';
import { RecordStore, type Shown } from './record-store.ts';

/**
 * The records of a question, page by page; asked anew when the question, the order or the data changes.
 * @param isWhole nobody chose its range: it is all that there is
 */
export function useRecords(question: Question | null, isWhole: boolean, newestFirst: boolean, revision: number): { readonly store: RecordStore; readonly shown: Shown } {
  const engine = useEngine();
  const [store] = useState(() => new RecordStore((of, asked, signal) => engine.records(of, asked, signal)));
  const shown = useSyncExternalStore(store.watch, store.shown);
  useEffect(() => store.ask(question && { question, isWhole, newestFirst, revision }), [store, question, isWhole, newestFirst, revision]);
  return { store, shown };
}
