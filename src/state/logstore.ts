import { create } from 'zustand';
import { errorText } from '../base/error-text.ts';
import { readingOf } from '../cloud/sls/packets.ts';
import type { EmbeddedEngine } from '../engine/embedded/contract.ts';
import { wallClock, type Clock } from '../engine/embedded/logstore/client.ts';
import type { LogstoreReading } from '../engine/embedded/logstore/state.ts';
import type { CloudConnection } from '../model/cloud/connection.ts';
import type { LogstoreKey, SourceKey } from '../model/source.ts';
import { endsNow, resolveRange } from '../model/time-text.ts';
import type { RangeChoice, TimeRange } from '../model/time.ts';
import { cloudStarted, useCloud, type CloudState } from './cloud.ts';
import { begin } from './idle.ts';
import { refreshed, useNow } from './now.ts';
import { sameSource, sourceOpened } from './recent.ts';
import { useSession } from './session.ts';
import { displayZoneAt, useSettings } from './settings.ts';
import type { ViewActions } from './view.ts';
import { viewOfLink } from './view-scope.ts';

/**
 * A logstore as the source of the page: opened when a link names it, as soon as a cloud is connected; read for the range that is
 * looked at; followed if the reader wants that. Loaded when the first logstore is opened.
 */

/** Looked at when the link says no range, in seconds: one that is read in a moment, whatever the logstore holds. */
const usualSeconds = 3600;
/** Between two looks for new records. */
const followSeconds = 5;
const longestFollowed = 86_400;

/**
 * Makes the engine hold the logstore of a link; without a cloud the session says that it is missing.
 *
 * @returns the source that the link names by then: starting a cloud takes a while, in which the reader can go elsewhere.
 */
export async function logstoreFollowed(engine: EmbeddedEngine, key: LogstoreKey, actions: ViewActions): Promise<SourceKey> {
  const end = begin('logstore');
  const { phase, active } = useSession.getState();
  useSession.setState({ phase: 'restoring', active: key, fault: null });
  try {
    const isOn = (await cloudAwaited()).kind === 'on';
    const named = viewOfLink(location.search).source;
    if (!sameSource(named, key)) {
      useSession.setState({ phase, active });
      return named;
    }
    if (isOn) {
      refreshed();
      await open(engine, key, viewedRange(actions));
    } else useSession.setState({ phase: 'missing' });
  } catch (error) {
    useSession.setState({ phase: 'missing', fault: { kind: 'failed', message: errorText(error) } });
  } finally {
    end();
  }
  return viewOfLink(location.search).source;
}

async function open(engine: EmbeddedEngine, key: LogstoreKey, range: TimeRange): Promise<void> {
  const opened = await engine.openLogstore(`${key.project}/${key.logstore}`, readingOf(connection, key), { range, clock });
  useSession.setState({ phase: 'ready', active: key, held: key, address: null, files: 0, bytes: 0, waiting: null, opened: new Map() });
  watchReading(engine);
  void opened.settled().then(() => {
    if (engine.logstore() === opened) remember(engine, key);
  });
}

/** Whatever cloud is connected at that moment: a proxy may take the place of the demo while a logstore is open. */
const connection: CloudConnection = {
  base: '/cloud',
  fetch: async (request) => {
    const cloud = useCloud.getState();
    if (cloud.kind !== 'on') throw new Error('No cloud is connected.');
    return cloud.connection.fetch(request);
  },
};

const clock: Clock = {
  now: () => {
    const cloud = useCloud.getState();
    return cloud.kind === 'on' && cloud.demo !== null ? cloud.demo.now() : Date.now() / 1000;
  },
  sleep: (milliseconds, signal) => wallClock.sleep(milliseconds, signal),
};

/** The cloud as chosen in this browser, started if it was not; resolves when it is on, has failed, or none is chosen. */
async function cloudAwaited(): Promise<CloudState> {
  const { cloud: choice } = useSettings.getState();
  if (choice !== 'none' && useCloud.getState().kind === 'off') await cloudStarted(choice, 'new');
  if (useCloud.getState().kind === 'starting') {
    await new Promise<void>((resolve) => {
      const stop = useCloud.subscribe(({ kind }) => {
        if (kind === 'starting') return;
        stop();
        resolve();
      });
    });
  }
  return useCloud.getState();
}

/** The range of the link. One that says all of the data would be the whole logstore: the last hour takes its place. */
function viewedRange(actions: ViewActions): TimeRange {
  const now = useNow.getState().seconds;
  const range = resolveRange(viewOfLink(location.search).range, now, displayZoneAt(now));
  if (range !== null) return range;
  actions.viewReplaced((before) => ({ ...before, range: lastSeconds(usualSeconds) }), 'replace');
  return { from: now - usualSeconds, to: now };
}

function lastSeconds(seconds: number): RangeChoice {
  const relative = { kind: 'relative', floor: 'none' } as const;
  return { kind: 'between', from: { ...relative, offsetSeconds: -seconds }, to: { ...relative, offsetSeconds: 0 } };
}

/** How far the open logstore is read; null when none is. */
export const useLogstoreReading = create<{ readonly reading: LogstoreReading | null }>()(() => ({ reading: null }));

/** Adds what comes, or stops doing so. What is followed ends now: another range gives way to one of its length. */
export function followSwitched(engine: EmbeddedEngine, on: boolean, shown: TimeRange | null, range: RangeChoice, actions: ViewActions): void {
  const opened = engine.logstore();
  if (opened === null) return;
  if (on) {
    refreshed();
    if (!endsNow(range)) actions.rangeChoiceMade(lastSeconds(shown === null ? usualSeconds : Math.min(longestFollowed, shown.to - shown.from)));
    opened.resume();
  }
  opened.follow(on ? followSeconds : null);
}

/** Goes on where reading stopped; where the logstore is another one now, from its beginning. */
export function triedAgain(engine: EmbeddedEngine, actions: ViewActions): void {
  const { held } = useSession.getState();
  if (engine.logstore()?.reading.problem?.kind === 'replaced' && held.kind === 'logstore') void logstoreFollowed(engine, held, actions);
  else engine.logstore()?.tryAgain();
}

let watched: EmbeddedEngine | null = null;
let busy: (() => void) | null = null;

/** From the first logstore on. */
function watchReading(engine: EmbeddedEngine): void {
  if (watched !== engine) engine.watchLogstore(() => said(engine));
  watched = engine;
  said(engine);
}

/** The page is not quiet while the range is read; the range of what is followed moves on with the clock. */
function said(engine: EmbeddedEngine): void {
  const reading = engine.logstore()?.reading ?? null;
  useLogstoreReading.setState({ reading });
  if (reading?.phase === 'pulling') busy ??= begin('pulling');
  else {
    busy?.();
    busy = null;
  }
  if (reading?.phase === 'following') refreshed();
}

function remember(engine: EmbeddedEngine, key: LogstoreKey): void {
  if (!sameSource(useSession.getState().held, key)) return;
  const { records, skipped, extent } = engine.describe();
  const bytes = engine.logstore()?.reading.bytes ?? 0;
  sourceOpened({ key, files: 0, bytes, records, skipped, format: 'alibaba-packets', extent, openedAt: Math.floor(Date.now() / 1000) });
}
