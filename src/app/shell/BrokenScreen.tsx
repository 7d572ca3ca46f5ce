import { Button } from '@mantine/core';
import { useWords } from '../../state/language.ts';
import { words } from './words.ts';

/** A screen that failed: the fact, and a way on. */
export function BrokenScreen({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const w = useWords(words);
  return (
    <main className="sheet" id="sheet" tabIndex={-1}>
      <div className="plain-screen" role="alert">
        <div className="note error">
          <strong>{w.broken}</strong>
          <p>{w.brokenDetail}</p>
          <p className="mono">{error.message}</p>
        </div>
        <Button onClick={onRetry}>{w.again}</Button>
      </div>
    </main>
  );
}
