import { useCallback, useSyncExternalStore } from 'react';
import { formatExact } from '../../base/format/number.ts';
import { formatShare } from '../../base/format/share.ts';
import { useEngine } from '../../state/engine.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { words } from './words.ts';

/** What a long question waits for where DuckDB answers it; null where the kernel does, which tells nothing as it is soon done. */
export function useStage(): string | null {
  const w = usePartWords(words);
  const engine = useEngine();
  const watch = useCallback((changed: () => void) => engine.watchSqlProgress(changed), [engine]);
  const { stage, share, records } = useSyncExternalStore(watch, () => engine.sqlProgress());
  switch (stage) {
    case 'downloading':
      return share === null ? w.loadingEngine : w.loadingEngineShare(formatShare(share));
    case 'starting':
      return w.startingEngine;
    case 'handing-over':
      return records === undefined ? w.handingOver : w.handingOverOf(formatExact(records.done), formatExact(records.of));
    case 'running':
      return w.runningSql;
    case 'off':
    case 'ready':
      return null;
  }
}
