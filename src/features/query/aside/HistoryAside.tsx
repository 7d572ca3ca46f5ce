import { useState } from 'react';
import { formatExact } from '../../../base/format/number.ts';
import { formatMilliseconds, formatTime } from '../../../base/format/time.ts';
import { historyForgotten, historySearched, useQueryHistory } from '../../../state/query-history.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { AsideFrame } from './AsideFrame.tsx';
import { asideWords } from './words.ts';

/** What was asked in this browser, newest first; a click asks again. */
export function HistoryAside({ onOpen, onClose }: { readonly onOpen: (text: string) => void; readonly onClose: () => void }) {
  const w = usePartWords(asideWords);
  const { language, zone } = useReader();
  const asked = useQueryHistory((state) => state.asked);
  const [looked, setLooked] = useState('');
  const found = historySearched(asked, looked);
  return (
    <AsideFrame title={w.history} search={{ value: looked, label: w.searchHistory, onChange: setLooked }} onClose={onClose}>
      {asked.length === 0 ? <p className="query-list-none small secondary">{w.noHistory}</p> : null}
      {asked.length > 0 && found.length === 0 ? <p className="query-list-none small secondary">{w.nothingFound}</p> : null}
      <ul>
        {found.map(({ text, askedAt, rows, milliseconds }) => (
          <li key={text}>
            <button type="button" className="query-list-item" onClick={() => onOpen(text)}>
              <code className="mono query-list-text">{text}</code>
              <span className="micro tertiary">
                {[formatTime(askedAt, zone, 'minute'), rows === null ? w.refused : w.rows(formatExact(rows), rows), ...(rows === null ? [] : [formatMilliseconds(milliseconds, language)])].join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {asked.length === 0 ? null : <p className="query-list-none small"><button type="button" className="link" onClick={historyForgotten}>{w.forgetHistory}</button></p>}
    </AsideFrame>
  );
}
