import { Button, Switch } from '@mantine/core';
import { useEffect } from 'react';
import { formatExact } from '../../base/format/number.ts';
import { formatShare } from '../../base/format/share.ts';
import { formatTime } from '../../base/format/time.ts';
import type { Words } from '../../base/words.ts';
import type { LogstoreReading } from '../../engine/embedded/logstore/state.ts';
import { earlierRange } from '../../model/compare.ts';
import { endsNow } from '../../model/time-text.ts';
import type { ZoneOffsetSeconds } from '../../model/time.ts';
import { useCloudSeconds } from '../../state/cloud.ts';
import { useDescription, useEngine } from '../../state/engine.tsx';
import { useWords } from '../../state/language.ts';
import { followSwitched, triedAgain, useLogstoreReading } from '../../state/logstore.ts';
import { useNow } from '../../state/now.ts';
import { useDisplayZone } from '../../state/settings.ts';
import { useChosenRange, useView, useViewActions } from '../../state/view.ts';
import { stoppedSentence, waitingFor } from './logstore-sentence.ts';
import { logstoreWords } from './logstore-words.ts';
import './logstore.css';

/** How far the logstore is read, what of it is provisional, and what can be done about it. One line of a height that stays. */
export function LogstoreStrip() {
  const w = useWords(logstoreWords);
  const engine = useEngine();
  const { reading } = useLogstoreReading();
  const { records } = useDescription();
  const { range: choice, compare } = useView();
  const range = useChosenRange();
  const actions = useViewActions();
  const isFollowable = endsNow(choice);
  const isOpen = reading !== null;
  useEffect(() => {
    // What is compared with is read too, from there on.
    if (isOpen && range !== null) engine.logstore()?.want(compare === null ? range : { from: earlierRange(range, compare).from, to: range.to });
  }, [engine, range, compare, isOpen]);
  // Asking again looks for what came since, also within the same minute.
  useEffect(() => useNow.subscribe(() => engine.logstore()?.look()), [engine]);
  // Another range than one that ends now has an end that nothing is added to.
  useEffect(() => {
    if (!isFollowable) engine.logstore()?.follow(null);
  }, [engine, isFollowable]);
  if (reading === null) return <output className="logstore-said secondary">{w.opening}</output>;
  const { phase, share, follows } = reading;
  const isMemory = reading.problem?.kind === 'memory';
  return (
    <section className="logstore-line" aria-label={w.strip}>
      <div className="logstore-said" role={phase === 'stopped' ? 'alert' : 'status'}>
        <i className={`logstore-dot ${phase}`} aria-hidden="true" />
        <Said reading={reading} />
      </div>
      <span className="small tertiary nowrap wide-only">{w.records(formatExact(records), records)}</span>
      <div className="logstore-deeds">
        {phase === 'stopped' && !isMemory && <Button size="xs" variant="filled" onClick={() => triedAgain(engine, actions)}>{w.tryAgain}</Button>}
        {reading.waiting !== null && <Button size="xs" onClick={() => engine.logstore()?.tryAgain()}>{w.tryNow}</Button>}
        <PauseButton phase={phase} onPause={() => engine.logstore()?.pause()} onResume={() => engine.logstore()?.resume()} />
        <Switch label={w.follow} title={w.followHelp} checked={follows} disabled={isMemory} onChange={(event) => followSwitched(engine, event.currentTarget.checked, range, choice, actions)} />
      </div>
      {phase === 'pulling' && <progress className="logstore-bar" aria-label={w.progress} max={1} value={share} />}
    </section>
  );
}

/** Its place stays where there is nothing to pause, so that nothing beside it moves. */
function PauseButton({ phase, onPause, onResume }: { readonly phase: LogstoreReading['phase']; readonly onPause: () => void; readonly onResume: () => void }) {
  const w = useWords(logstoreWords);
  const isGoing = phase === 'pulling' || phase === 'following';
  return (
    <span className={isGoing || phase === 'paused' ? 'logstore-pause' : 'logstore-pause away'}>
      {phase === 'paused' ? <Button size="xs" onClick={onResume}>{w.resume}</Button> : <Button size="xs" disabled={!isGoing} onClick={onPause}>{w.pause}</Button>}
    </span>
  );
}

function Said({ reading }: { readonly reading: LogstoreReading }) {
  const w = useWords(logstoreWords);
  const zone = useDisplayZone();
  const { phase, share, waiting, problem, provisionalFrom } = reading;
  // Of what was paused in the middle, more is missing than what comes late.
  const isRead = phase !== 'pulling' && (phase !== 'paused' || share === 1);
  const isWhole = phase === 'idle' && provisionalFrom === null;
  if (phase === 'stopped' && problem !== null) {
    const sentence = stoppedSentence(problem, w);
    return <span className="logstore-text reject" title={sentence}>{sentence}</span>;
  }
  return (
    <>
      {!isWhole && <span className="logstore-text">{stateText(reading, zone, w)}</span>}
      {waiting !== null && <Waiting waiting={waiting} />}
      {waiting === null && isRead && (
        <span className={isWhole ? 'logstore-text' : 'logstore-text secondary'} title={provisionalFrom === null ? undefined : w.provisionalHelp}>
          {provisionalFrom === null ? w.whole : w.provisional(formatTime(provisionalFrom, zone, 'minute'))}
        </span>
      )}
    </>
  );
}

function Waiting({ waiting }: { readonly waiting: NonNullable<LogstoreReading['waiting']> }) {
  const w = useWords(logstoreWords);
  const now = useCloudSeconds();
  return <span className="logstore-text warn">{w.again(waitingFor(waiting.problem, w), Math.max(1, Math.ceil(waiting.until - now)))}</span>;
}

function stateText({ phase, share, readTo }: LogstoreReading, zone: ZoneOffsetSeconds, w: Words<typeof logstoreWords>): string {
  const time = readTo === null ? null : formatTime(readTo, zone, 'second');
  switch (phase) {
    case 'pulling':
      return w.reading(formatShare(share));
    case 'paused':
      return time === null || share < 1 ? w.paused(formatShare(share)) : w.pausedLive(time);
    case 'following':
      return time === null ? w.opening : w.following(time);
    case 'idle':
    case 'stopped':
      return time === null ? w.opening : w.readTo(time);
  }
}
