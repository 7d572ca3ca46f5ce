import { useMemo } from 'react';
import { filtersOf } from '../../model/consequence.ts';
import { filterIs } from '../../model/filter.ts';
import type { Panel } from '../../model/panel.ts';
import type { Gesture } from '../../state/picked.ts';
import { useDashboard } from './dashboard-context.tsx';

export interface Picked {
  /** Undefined where a click means nothing. */
  readonly value: ((value: string | null, gesture: Gesture) => void) | undefined;
  /** A value of a field in a table: it means itself, whatever the panel's picture means by a click. */
  readonly cell: (field: string, value: string, gesture: Gesture) => void;
  readonly marked: (marked: Readonly<Record<string, string>>, gesture: Gesture) => void;
}

/** A click as the panel's consequence; the same object while the consequence is the same. */
export function usePicked(panel: Panel): Picked {
  const { picked } = useDashboard();
  const { consequence } = panel;
  return useMemo(() => ({
    value: consequence.kind !== 'filter' ? undefined : (value, gesture) => {
      if (value !== null) picked(filtersOf(consequence, { [consequence.column]: value }), gesture);
    },
    cell: (field, value, gesture) => picked([filterIs(field, value)], gesture),
    marked: (marked, gesture) => picked(filtersOf(consequence, marked), gesture, consequence.kind === 'each' ? consequence.chooses : undefined),
  }), [consequence, picked]);
}
