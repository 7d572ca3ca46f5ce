import { useCallback, useSyncExternalStore } from 'react';
import { create } from 'zustand';
import type { EmbeddedEngine } from '../engine/embedded/contract.ts';
import type { LoadedThreatLists, NewThreatList, ThreatListFault } from '../engine/embedded/threat-lists.ts';
import type { ThreatException } from '../model/threats.ts';
import { useEngine } from './engine.tsx';
import { begin } from './idle.ts';
import { useSettings } from './settings.ts';

/** How the loading of a list went. `kept` is null where the reader keeps nothing on this device. */
export type ThreatListOutcome =
  | { readonly ok: true; readonly name: string; readonly list: NewThreatList; readonly kept: boolean | null }
  | { readonly ok: false; readonly name: string; readonly problem: ThreatListFault };

export interface ListsTold {
  /** Of the files of the last choice. */
  readonly outcomes: readonly ThreatListOutcome[];
  /** The list removed last, which can be brought back. */
  readonly removed: { readonly id: string; readonly name: string; readonly owner: string } | null;
  /** The exception made or ended last, which can be taken back. */
  readonly exception: { readonly does: 'made' | 'ended'; readonly exception: ThreatException; readonly owner: string; readonly kept: boolean | null } | null;
}

/** What the screen of lists says about what was just done; a drop on another screen leads there. */
export const useListsTold = create<ListsTold>()(() => ({ outcomes: [], removed: null, exception: null }));

/** The threat lists of the reader's own. */
export function useThreatLists(): LoadedThreatLists {
  const { threatLists } = useEngine();
  const watch = useCallback((changed: () => void) => threatLists.watch(changed), [threatLists]);
  return useSyncExternalStore(watch, () => threatLists.now());
}

/** Loads lists that the reader chose, and keeps them on this device when that is the reader's wish. */
export async function threatListsChosen(engine: EmbeddedEngine, files: readonly File[]): Promise<void> {
  await during(async () => {
    const outcomes: ThreatListOutcome[] = [];
    for (const file of files) {
      const { name } = file;
      const result = await engine.threatLists.load(file, name);
      const kept = result.ok && useSettings.getState().keep ? await engine.threatLists.keep() : null;
      outcomes.push(result.ok ? { ok: true, name, list: result.value, kept } : { ok: false, name, problem: result.problem });
    }
    useListsTold.setState({ outcomes, removed: null, exception: null });
  });
}

export async function threatListRemoved(engine: EmbeddedEngine, { id, name }: { readonly id: string; readonly name: string }): Promise<void> {
  const { owner } = engine.threatLists.now();
  await during(() => engine.threatLists.remove(id));
  useListsTold.setState({ outcomes: [], removed: { id, name, owner }, exception: null });
}

export async function threatListBroughtBack(engine: EmbeddedEngine): Promise<void> {
  const { removed } = useListsTold.getState();
  useListsTold.setState({ removed: null });
  if (removed) await during(() => engine.threatLists.bringBack(removed.id));
}

/** Until all that is asked of the lists is done, the page is not quiet. */
export async function during(work: () => Promise<unknown>): Promise<void> {
  const end = begin('threat lists');
  try {
    await work();
  } finally {
    end();
  }
}
