import { create } from 'zustand';

/** Whether there are instances at all: the little that the first screen needs to know of them before their store is loaded. */
export const instancesKey = 'flowlog.instances';

function isAny(): boolean {
  try {
    return localStorage.getItem(instancesKey) !== null;
  } catch {
    return false;
  }
}

export const useInstancesAny = create<{ readonly any: boolean }>()(() => ({ any: isAny() }));

export function instancesAny(any: boolean): void {
  useInstancesAny.setState({ any });
}
