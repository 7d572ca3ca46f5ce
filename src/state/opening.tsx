import { useNavigate } from '@tanstack/react-router';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { present } from '../base/assert.ts';
import { errorText } from '../base/error-text.ts';
import { openSameOriginFile } from '../cloud/same-origin-file.ts';
import type { EmbeddedEngine, InputFile } from '../engine/embedded/contract.ts';
import type { RouterOrder } from '../ingest/sniff/text.ts';
import type { ColumnMapping, ReadReport, SourceKey } from '../model/source.ts';
import { useEngine } from './engine.tsx';
import { begin } from './idle.ts';
import { useNow } from './now.ts';
import { sameSource, sourceOpened } from './recent.ts';
import type { Search } from './search.ts';
import { sessionEnded, useSession } from './session.ts';
import { useSettings } from './settings.ts';
import { useViewActions, type ViewActions } from './view.ts';
import { shortNames } from './view-codec.ts';
import { sourceHashOf } from '../engine/embedded/identity.ts';
import { viewKeptWithin } from './kept-view.ts';

/** Starts the demo; the app provides it, as what makes the demo is no part of the page. */
export type StartDemo = (size: 'day' | 'small') => Promise<InputFile>;

export interface Opening {
  /** Files that the reader chose. With something open already, they wait until the reader says what they mean. */
  filesChosen(files: readonly File[]): void;
  /** Lines that the reader pasted. */
  linesPasted(text: string): void;
  waitingOpened(mode: 'add' | 'replace'): void;
  waitingDropped(): void;
  demoChosen(size: 'day' | 'small'): void;
  /** Reads a file again with its columns named. */
  columnsNamed(file: string, mapping: ColumnMapping): void;
  /** Reads everything again with the columns of Enterprise Router logs in this order. */
  routerOrderChosen(order: RouterOrder): void;
  /** Reads and resolves with the report: for the console. */
  read(files: readonly InputFile[], mode: 'add' | 'replace'): Promise<ReadReport>;
  /** A file of this page's own host. */
  addressOpened(address: string): Promise<ReadReport | null>;
  /** Makes the engine hold what the link names: the demo, what is kept, or a question for the files. */
  sourceFollowed(source: SourceKey): Promise<void>;
  /** Empties the table. */
  closed(): Promise<void>;
}

const OpeningContext = createContext<Opening | null>(null);

export function useOpening(): Opening {
  return present(useContext(OpeningContext), 'an OpeningProvider above');
}

export function OpeningProvider({ startDemo, children }: { readonly startDemo: StartDemo; readonly children: ReactNode }) {
  const engine = useEngine();
  const actions = useViewActions();
  const navigate = useNavigate();
  const opening = useMemo(
    () => makeOpening(engine, startDemo, actions, (to, replace) => {
      const search = (before: Search): Search => ({ ...before, open: useSession.getState().address ?? undefined });
      // A path that the router matched before the reading began.
      void navigate({ to: typeof to === 'string' ? to : (to.path as '/overview'), search, replace, ...(typeof to === 'string' ? {} : { hash: to.hash }) });
    }),
    [engine, startDemo, actions, navigate],
  );
  return <OpeningContext value={opening}>{children}</OpeningContext>;
}

/** What is special about a reading: the demo it is, how its columns were named, where on this host it came from. */
interface Reading {
  readonly demo?: SourceKey;
  readonly mapping?: ColumnMapping;
  readonly address?: string | null;
  readonly erOrder?: RouterOrder;
}

type PlaceOfPage = '/' | '/overview' | '/reading' | { readonly path: string; readonly hash: string };
type Go = (to: PlaceOfPage, replace: boolean) => void;

/** Screens on which a source is chosen or read, before any screen shows it. */
export const openingPlaces: readonly string[] = ['/', '/sources', '/reading'];

/** Where a reading leads that was begun on this page: from where sources are chosen to the Overview, from every other screen back to it. */
function placeAfterReading(): PlaceOfPage {
  const { pathname, hash } = location;
  return openingPlaces.includes(pathname) ? '/overview' : { path: pathname, hash: hash.slice(1) };
}

/** The ways in which a source is opened. Each reading shows its own page until the first records are there. */
function makeOpening(engine: EmbeddedEngine, startDemo: StartDemo, actions: ViewActions, go: Go): Opening {
  let asked: string | null = null;
  const read = async (files: readonly InputFile[], given: 'add' | 'replace', { demo, mapping, address = null, erOrder }: Reading = {}): Promise<ReadReport> => {
    const end = begin('reading');
    const before = useSession.getState();
    // A logstore is a source of its own: files do not add to it.
    const mode = before.held.kind === 'logstore' ? 'replace' : given;
    const wanted = before.phase === 'missing' ? before.active : null;
    useSession.setState({ phase: 'reading', waiting: null, fault: null, address, active: demo ?? givenName(files), ...figuresOf(files), opened: blobsOf(files, mode === 'add' ? before.opened : new Map()) });
    const after = placeAfterReading();
    go('/reading', false);
    const stopWatching = leaveWhenThereAreRecords(engine, () => go(after, true));
    try {
      const report = await engine.open(files, { mode, mapping, erOrder });
      if (report.records === 0) {
        // Nothing could be read: what was held before, if anything, is held still.
        const held: SourceKey = engine.describe().records > 0 ? before.held : { kind: 'none' };
        useSession.setState({ phase: held.kind === 'none' ? 'empty' : 'ready', active: held, held });
        actions.sourceChanged(held, 'replace');
        return report;
      }
      const identities = engine.identities();
      const onlyDemo = demo !== undefined && mode === 'replace';
      const key: SourceKey = onlyDemo ? demo : { kind: 'files', hash: await sourceHashOf(identities), names: shortNames(identities.map((one) => one.name)) };
      const bytes = identities.reduce((sum, one) => sum + one.bytes, 0);
      const otherFiles = wanted?.kind === 'files' && !sameSource(wanted, key);
      useSession.setState({ phase: 'ready', active: key, held: key, files: identities.length, bytes, fault: otherFiles ? { kind: 'other-files' } : null });
      actions.viewReplaced((view) => {
        const kept = viewKeptWithin({ ...view, source: key }, engine.describe().extent, useNow.getState().seconds);
        // Who followed a link would take the numbers for those of its range.
        if (kept.range !== view.range && !otherFiles) useSession.setState({ fault: { kind: 'range-elsewhere' } });
        return kept;
      }, 'replace');
      remember(engine, key, report, identities.length, bytes);
      if (key.kind === 'files' && useSettings.getState().keep) await engine.keep();
      return report;
    } catch (error) {
      useSession.setState({ phase: engine.describe().records > 0 ? 'ready' : 'empty', active: before.held, fault: { kind: 'failed', message: errorText(error) } });
      throw error;
    } finally {
      stopWatching();
      end();
    }
  };
  // What goes wrong is in the session already; nothing waits for the promise of a click.
  const started = (reading: Promise<ReadReport>): void => void reading.catch(() => undefined);
  const arrived = (files: readonly InputFile[]): void => {
    if (files.length === 0) useSession.setState({ fault: { kind: 'no-files' } });
    else if (engine.describe().records === 0 || useSession.getState().phase === 'missing') started(read(files, 'replace'));
    else useSession.setState({ waiting: files });
  };
  const openDemo = async (size: 'day' | 'small'): Promise<ReadReport> => {
    const key: SourceKey = { kind: 'demo', size };
    // Its maker has to be loaded first, and that is part of the reading.
    const end = begin('demo');
    try {
      useSession.setState({ phase: 'restoring', active: key });
      return await read([await startDemo(size)], 'replace', { demo: key });
    } finally {
      end();
    }
  };

  const opening: Opening = {
    filesChosen: (files) => arrived(files.map((blob) => ({ kind: 'blob', name: blob.name, blob }))),
    linesPasted: (text) => arrived([{ kind: 'blob', name: 'pasted lines', blob: new Blob([text], { type: 'text/plain' }) }]),
    waitingOpened: (mode) => started(read(useSession.getState().waiting ?? [], mode)),
    waitingDropped: () => useSession.setState({ waiting: null }),
    demoChosen: (size) => started(openDemo(size)),
    columnsNamed: (name, mapping) => {
      const blob = useSession.getState().opened.get(name);
      if (blob !== undefined) started(read([{ kind: 'blob', name, blob }], 'add', { mapping }));
    },
    routerOrderChosen: (erOrder) => {
      const files: InputFile[] = [...useSession.getState().opened].map(([name, blob]) => ({ kind: 'blob', name, blob }));
      if (files.length > 0) started(read(files, 'replace', { erOrder }));
    },
    read: (files, mode) => read(files, mode),
    addressOpened: async (address) => {
      // Effects may run twice; the same address is opened once at a time.
      if (asked === address) return null;
      asked = address;
      const end = begin('fetching');
      try {
        const found = await openSameOriginFile(address);
        if (found.ok) return await read([{ kind: 'blob', ...found.value }], 'replace', { address });
        useSession.setState({ fault: found.problem });
        return null;
      } finally {
        asked = null;
        end();
      }
    },
    sourceFollowed: async (source) => {
      const { active, held, phase } = useSession.getState();
      if (phase === 'reading' || phase === 'restoring') return;
      if (sameSource(held, source)) {
        // The same Logstore may be looked at as an instance, as another one, or as itself.
        const key = source.kind === 'logstore' ? source : held;
        if (phase === 'missing' || key !== held) useSession.setState({ phase: phase === 'missing' ? 'ready' : phase, active: key, held: key });
      } else if (source.kind === 'none') actions.sourceChanged(held, 'replace');
      else if (sameSource(active, source) && !(phase === 'missing' && source.kind === 'logstore')) return;
      else if (source.kind === 'demo') await openDemo(source.size).catch(() => undefined);
      else if (source.kind === 'files') await restore(engine, source);
      else {
        const named = await (await import('./logstore.ts')).logstoreFollowed(engine, source, actions);
        if (!sameSource(named, source)) await opening.sourceFollowed(named);
      }
    },
    closed: async () => {
      await engine.clear();
      sessionEnded();
      actions.viewReplaced((view) => ({ ...view, source: { kind: 'none' } }), 'replace');
      go('/', false);
    },
  };
  return opening;
}

async function restore(engine: EmbeddedEngine, source: Extract<SourceKey, { kind: 'files' }>): Promise<void> {
  const end = begin('restoring');
  useSession.setState({ phase: 'restoring', active: source });
  try {
    const isHere = await engine.restore(source.hash);
    const identities = engine.identities();
    useSession.setState(isHere ? { phase: 'ready', held: source, files: identities.length, bytes: identities.reduce((sum, one) => sum + one.bytes, 0) } : { phase: 'missing' });
  } catch (error) {
    useSession.setState({ phase: 'missing', fault: { kind: 'failed', message: errorText(error) } });
  } finally {
    end();
  }
}

/** The screen is drawn from the first batch while the rest is read. Who goes back to the reading page stays there. */
function leaveWhenThereAreRecords(engine: EmbeddedEngine, leave: () => void): () => void {
  const isRead = (): boolean => engine.progress().files.some((file) => file.records > 0);
  let stop = (): void => undefined;
  stop = engine.watchProgress(({ reading }) => {
    if (!reading || !isRead()) return;
    stop();
    if (location.pathname === '/reading') leave();
  });
  return () => {
    stop();
    if (location.pathname === '/reading' && isRead() && engine.progress().files.every((file) => file.failure === null)) leave();
  };
}

function remember(engine: EmbeddedEngine, key: SourceKey, report: ReadReport, files: number, bytes: number): void {
  if (key.kind === 'none') return;
  const { records, skipped, extent } = engine.describe();
  const format = report.files.find((file) => file.format !== null)?.format ?? null;
  const kept = key.kind !== 'files' ? key : { ...key, names: [...key.names] };
  sourceOpened({ key: kept, files, bytes, records: Math.max(records, report.records), skipped, format, extent, openedAt: Math.floor(Date.now() / 1000) });
}

/** What a source is called before its hash is known. */
function givenName(files: readonly InputFile[]): SourceKey {
  return { kind: 'files', hash: '', names: shortNames(files.map((file) => file.name)) };
}

function figuresOf(files: readonly InputFile[]): { readonly files: number; readonly bytes: number } {
  return { files: files.length, bytes: files.reduce((sum, file) => sum + (file.kind === 'blob' ? file.blob.size : (file.bytes ?? 0)), 0) };
}

function blobsOf(files: readonly InputFile[], before: ReadonlyMap<string, Blob>): ReadonlyMap<string, Blob> {
  const blobs = new Map(before);
  for (const file of files) if (file.kind === 'blob') blobs.set(file.name, file.blob);
  return blobs;
}
