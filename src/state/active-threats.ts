import { create } from 'zustand';

/** The lists by which the engine marks addresses, by their hash; null where they are what every reader has. */
export const useActiveThreats = create<{ readonly hash: string | null }>()(() => ({ hash: null }));
