import { useEffect, useState, type ReactNode } from 'react';
import { formatMilliseconds } from '../../base/format/time.ts';
import type { Language } from '../../base/words.ts';
import { usePartWords } from '../reader.tsx';
import { panelWords } from './words.ts';

/** A state of a panel in the middle of its body: the fact, what follows from it, and one way on. */
export function PanelNotice({ fact, detail, action }: { readonly fact: string; readonly detail?: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="panel-notice">
      <b>{fact}</b>
      {detail === undefined ? null : <p className="secondary small">{detail}</p>}
      {action === undefined ? null : <p className="small">{action}</p>}
    </div>
  );
}

/** The first answer is on its way: hairlines at once, a bar after 300 ms, words after a second. No skeletons. */
export function Asking({ language, onStop }: { readonly language: Language; readonly onStop: () => void }) {
  const words = usePartWords(panelWords);
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const since = performance.now();
    const timer = setInterval(() => setElapsed(performance.now() - since), 100);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <div className="asking-lines" aria-hidden="true"><i /><i /><i /></div>
      {elapsed >= 300 ? <div className="asking-bar" aria-hidden="true" /> : null}
      {elapsed >= 1000 ? (
        <div className="asking-words small secondary">
          {words.asking(formatMilliseconds(Math.floor(elapsed / 100) * 100, language))}
          {' · '}
          <button type="button" className="link" data-inside="" onClick={onStop}>{words.stop}</button>
        </div>
      ) : null}
    </>
  );
}
