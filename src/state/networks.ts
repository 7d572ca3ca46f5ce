import type { EmbeddedEngine, NetworksFault, NetworksLoaded } from '../engine/embedded/contract.ts';
import { begin } from './idle.ts';
import { useSettings } from './settings.ts';

/** How the loading of a database of networks went. `kept` is null where the reader keeps nothing on this device. */
export type NetworksOutcome =
  | { readonly ok: true; readonly name: string; readonly loaded: NetworksLoaded; readonly kept: boolean | null }
  | { readonly ok: false; readonly name: string; readonly problem: NetworksFault };

/** Loads a database of networks that the reader chose, and keeps it on this device when that is the reader's wish. */
export async function networksChosen(engine: EmbeddedEngine, file: File): Promise<NetworksOutcome> {
  const end = begin('loading networks');
  try {
    const { name } = file;
    const result = await engine.loadNetworks(file, name);
    if (!result.ok) return { ok: false, name, problem: result.problem };
    return { ok: true, name, loaded: result.value, kept: useSettings.getState().keep ? await engine.keepNetworks() : null };
  } finally {
    end();
  }
}
