import { useWords } from '../../state/language.ts';
import { useLogstoreReading } from '../../state/logstore.ts';
import { stoppedSentence } from './logstore-sentence.ts';
import { logstoreWords } from './logstore-words.ts';

/** In place of the pictures while there is no record to draw: what is waited for, or why there is nothing. */
export function LogstoreWaiting() {
  const w = useWords(logstoreWords);
  const { reading } = useLogstoreReading();
  const problem = reading?.problem ?? null;
  if (reading === null || reading.phase === 'pulling') {
    return (
      <output className="plain-screen secondary">
        {reading === null ? w.connecting : w.opening}
        <span className="small tertiary">{w.readingDetail}</span>
      </output>
    );
  }
  return (
    <div className="plain-screen">
      <h2>{problem === null ? w.none : w.stopped}</h2>
      <p className="secondary">{problem === null ? w.noneDetail : stoppedSentence(problem, w)}</p>
    </div>
  );
}
