import { useCallback, useSyncExternalStore } from 'react';
import { endsNow } from '../model/time-text.ts';
import { useAutoRefresh } from './auto-refresh.ts';
import { useEngine } from './engine.tsx';
import { useView } from './view.ts';

/** Whether the numbers move on by themselves: asked again every so often, or of a logstore that is followed. An answer ahead would be old at once. */
export function useIsMoving(): boolean {
  const engine = useEngine();
  const { range } = useView();
  const isRefreshed = useAutoRefresh(({ every }) => every !== null);
  const watch = useCallback((changed: () => void) => engine.watchLogstore(changed), [engine]);
  const isFollowed = useSyncExternalStore(watch, () => engine.logstore()?.reading.follows === true);
  return isFollowed || (isRefreshed && endsNow(range));
}
