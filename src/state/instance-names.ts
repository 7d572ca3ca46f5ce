import { create } from 'zustand';

/** What the inventory of the connected account knows of instances, by id; empty while nothing is known. */
export interface KnownInstances {
  readonly names: ReadonlyMap<string, string>;
  readonly zones: ReadonlyMap<string, string>;
}

export const useInstanceNames = create<KnownInstances>()(() => ({ names: new Map(), zones: new Map() }));

export function instancesKnown(known: KnownInstances): void {
  useInstanceNames.setState(known);
}
