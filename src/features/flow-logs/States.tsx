import { formatTime } from '../../base/format/time.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { pageWords } from './page-words.ts';
import type { Row } from './row.ts';
import { useSeenStates } from './seen-states.ts';
import { stateWord } from './StateCell.tsx';
import { words } from './words.ts';

/** What has been seen of its states, newest first, down to when it was made. */
export function States({ row }: { readonly row: Row }) {
  const w = usePartWords(pageWords);
  const list = usePartWords(words);
  const { zone } = useReader();
  const seen = useSeenStates(row.key);
  return (
    <ol className="flow-log-states">
      {seen.toReversed().map(({ state, at }) => (
        <li key={`${state}/${at}`}>
          <span className="secondary">{formatTime(at, zone, 'full')}</span>
          <span>{list[stateWord[state]]}</span>
        </li>
      ))}
      <li>
        <span className="secondary">{formatTime(row.createdAt, zone, 'full')}</span>
        <span>{w.made}</span>
      </li>
    </ol>
  );
}
