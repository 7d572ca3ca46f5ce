import { useEffect } from 'react';
import { create } from 'zustand';
import { cloudSeconds } from '../../state/cloud.ts';
import type { Row, RowState } from './row.ts';

/**
 * What this page has seen of the states of flow logs since it was opened: the services tell only the present one, so the history of a
 * flow log is what somebody watched.
 */
export interface SeenState {
  readonly state: RowState;
  /** Unix seconds of the cloud's clock at which it was first seen. */
  readonly at: number;
}

const useSeen = create<Readonly<Record<string, readonly SeenState[]>>>()(() => ({}));

/** A flow log that is younger than this when it is first seen has been in its state since it was made. */
const youngSeconds = 120;

/** Remembers the states of these rows. */
export function useRememberedStates(rows: readonly Row[]): void {
  useEffect(() => {
    const now = cloudSeconds();
    const before = useSeen.getState();
    const changed: Record<string, readonly SeenState[]> = {};
    for (const row of rows) {
      const seen = before[row.key] ?? [];
      if (seen.at(-1)?.state === row.state) continue;
      const isNew = seen.length === 0 && now - row.createdAt < youngSeconds && now >= row.createdAt;
      changed[row.key] = [...seen, { state: row.state, at: isNew ? row.createdAt : now }];
    }
    if (Object.keys(changed).length > 0) useSeen.setState(changed);
  }, [rows]);
}

const nothing: readonly SeenState[] = [];

export function useSeenStates(key: string): readonly SeenState[] {
  return useSeen((seen) => seen[key] ?? nothing);
}
