import { create } from 'zustand';

/** Names of instances by id, as the inventory of the connected account has them; empty while none is known. */
export const useInstanceNames = create<{ readonly names: ReadonlyMap<string, string> }>()(() => ({ names: new Map() }));

export function instancesNamed(names: ReadonlyMap<string, string>): void {
  useInstanceNames.setState({ names });
}
