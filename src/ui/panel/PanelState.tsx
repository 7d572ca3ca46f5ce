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

/** Milliseconds after which a bar is shown, and after which words are, which count the tenths of seconds. */
const barAfter = 300;
const wordsAfter = 1000;
const tenth = 100;

/** The first answer is on its way: hairlines at once, a bar after 300 ms, words after a second. No skeletons. What nobody sees has its hairlines, and its time begins when it is seen. */
export function Asking({ language, isSeen = true, onStop }: { readonly language: Language; readonly isSeen?: boolean; readonly onStop: () => void }) {
  const words = usePartWords(panelWords);
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    if (!isSeen) return undefined;
    const since = performance.now();
    let timer = setTimeout(tell, barAfter);
    function tell(): void {
      const now = performance.now() - since;
      setElapsed(now);
      timer = setTimeout(tell, now < wordsAfter ? wordsAfter - now : tenth);
    }
    return () => clearTimeout(timer);
  }, [isSeen]);
  return (
    <>
      <div className="asking-lines" aria-hidden="true"><i /><i /><i /></div>
      {elapsed >= barAfter ? <div className="asking-bar" aria-hidden="true" /> : null}
      {elapsed >= wordsAfter ? (
        <div className="asking-words small secondary">
          {words.asking(formatMilliseconds(Math.floor(elapsed / tenth) * tenth, language))}
          {' · '}
          <button type="button" className="link" data-inside="" onClick={onStop}>{words.stop}</button>
        </div>
      ) : null}
    </>
  );
}
