import { createContext, startTransition, useCallback, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { present } from '../base/assert.ts';
import { oncePer } from '../base/once-per.ts';
import type { EmbeddedEngine, Keeping, NetworkDatabases, ReadProgress } from '../engine/embedded/contract.ts';
import type { Description } from '../model/source.ts';
import { underWay } from './idle.ts';
import { Steady } from './steady.ts';

const EngineContext = createContext<EmbeddedEngine | null>(null);

/** Lets every screen see the one engine of the page. */
export function EngineProvider({ engine, children }: { readonly engine: EmbeddedEngine; readonly children: ReactNode }) {
  return <EngineContext value={engine}>{children}</EngineContext>;
}

export function useEngine(): EmbeddedEngine {
  return present(useContext(EngineContext), 'an EngineProvider above');
}

const steadyOf = oncePer((engine: EmbeddedEngine) => new Steady(engine, () => underWay().some((label) => label.endsWith('questions'))));

/**
 * What the engine holds; renders again when that changes, while reading not before the questions of before are answered.
 * Everything on the sheet hangs on it, so the render is one that React may cut into slices: an external store would be
 * rendered in one task of 160 ms, in which the page hears no click.
 */
export function useDescription(): Description {
  const steady = steadyOf(useEngine());
  const [shown, setShown] = useState(steady.description);
  useEffect(() => {
    const take = (): void => startTransition(() => setShown(steady.description));
    take();
    return steady.watch(take);
  }, [steady]);
  return shown;
}

/** The reading as it goes on, and the account of the last one. */
export function useReadProgress(): ReadProgress {
  const engine = useEngine();
  const watch = useCallback((changed: () => void) => engine.watchProgress(changed), [engine]);
  return useSyncExternalStore(watch, () => engine.progress());
}

/** What is kept on this device. */
export function useKeeping(): Keeping {
  const engine = useEngine();
  const watch = useCallback((changed: () => void) => engine.watchKeeping(changed), [engine]);
  return useSyncExternalStore(watch, () => engine.keeping());
}

/** The databases of networks that the reader loaded. */
export function useNetworks(): NetworkDatabases {
  const engine = useEngine();
  const watch = useCallback((changed: () => void) => engine.watchNetworks(changed), [engine]);
  return useSyncExternalStore(watch, () => engine.networks());
}
