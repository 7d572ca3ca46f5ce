import { useEffect, useState, useSyncExternalStore } from 'react';
import { useEngine } from '../../../state/engine.tsx';
import type { Question } from '../../../statement/question.ts';
import { RecordStore, type Shown } from './record-store.ts';

/**
 * The records of a question, page by page; asked anew when the question, the order or the data changes.
 * @param chosen its range as it was chosen
 */
export function useRecords(question: Question | null, chosen: string, newestFirst: boolean, revision: number): { readonly store: RecordStore; readonly shown: Shown } {
  const engine = useEngine();
  const [store] = useState(() => new RecordStore((of, asked, signal) => engine.records(of, asked, signal)));
  const shown = useSyncExternalStore(store.watch, store.shown);
  useEffect(() => store.ask(question && { question, chosen, newestFirst, revision }), [store, question, chosen, newestFirst, revision]);
  return { store, shown };
}
