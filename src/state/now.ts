import { create } from 'zustand';

/** The moment that `now` means. It moves only when the reader refreshes, so that all panels answer about the same range. */
export const useNow = create<{ readonly seconds: number }>()(() => ({ seconds: Math.floor(Date.now() / 1000) }));

export function refreshed(): void {
  useNow.setState({ seconds: Math.floor(Date.now() / 1000) });
}
