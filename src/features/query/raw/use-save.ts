import { useCallback, useEffect, useRef, useState } from 'react';
import { formatExact } from '../../../base/format/number.ts';
import { useEngine } from '../../../state/engine.tsx';
import { begin } from '../../../state/idle.ts';
import type { Question } from '../../../statement/question.ts';
import { fileName, saveFile } from '../../../ui/panel/save.ts';
import { problemText } from '../../../ui/problem-text.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { saveRecords, type SaveForm } from './export.ts';
import { rawWords } from './words.ts';

interface Saving {
  readonly progress: { readonly done: number; readonly all: number } | null;
  /** How the last one ended. */
  readonly said: string | null;
  save(question: Question, form: SaveForm, newestFirst: boolean): void;
  cancel(): void;
}

/** Writes a file of all matching records, a page at a time, and says how far it is. */
export function useSave(): Saving {
  const engine = useEngine();
  const words = usePartWords(rawWords);
  const { language, zone } = useReader();
  const [progress, setProgress] = useState<Saving['progress']>(null);
  const [said, setSaid] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const save = useCallback((question: Question, form: SaveForm, newestFirst: boolean): void => {
    stop.current?.abort();
    const own = new AbortController();
    stop.current = own;
    setSaid(null);
    setProgress({ done: 0, all: 0 });
    const ended = begin('a file of records');
    void saveRecords((asked, signal) => engine.records(question, asked, signal), form, newestFirst, own.signal, (done, all) => setProgress({ done, all }))
      .then((saved) => {
        if (saved.ok) {
          const { blob, records, total } = saved.value;
          saveFile(fileName('raw-logs', form.kind === 'csv' ? 'csv' : 'jsonl'), blob);
          setSaid(records < total ? words.savedCut(formatExact(records), formatExact(total)) : words.saved(formatExact(records)));
        } else setSaid(saved.problem.kind === 'cancelled' ? null : problemText(saved.problem, language, zone).title);
      }, () => setSaid(words.notSaved))
      .finally(() => {
        if (stop.current === own) setProgress(null);
        ended();
      });
  }, [engine, words, language, zone]);
  const cancel = useCallback(() => stop.current?.abort(), []);
  return { progress, said, save, cancel };
}
