import { create, type StoreApi, type UseBoundStore } from 'zustand';

/** Whether anything is kept under a key: the little that the first screen needs to know of a list before its store is loaded. */
export function anyKept(key: string): UseBoundStore<StoreApi<{ readonly any: boolean }>> {
  return create<{ readonly any: boolean }>()(() => ({ any: isAny(key) }));
}

function isAny(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}
