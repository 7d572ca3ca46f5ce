import { filtersOf } from '../../model/consequence.ts';
import { filterIs } from '../../model/filter.ts';
import type { Panel } from '../../model/panel.ts';
import type { Gesture } from '../../state/picked.ts';
import { useDashboard } from './dashboard-context.tsx';

export interface Picked {
  /** Undefined where a click means nothing. */
  readonly value: ((value: string | null, gesture: Gesture) => void) | undefined;
  readonly marked: (marked: Readonly<Record<string, string>>, gesture: Gesture) => void;
}

/** A click as the panel's consequence. */
export function usePicked(panel: Panel): Picked {
  const { picked } = useDashboard();
  const { consequence } = panel;
  return {
    value: consequence.kind !== 'filter' ? undefined : (value, gesture) => {
      if (value !== null) picked([filterIs(consequence.field, value)], gesture);
    },
    marked: (marked, gesture) => picked(filtersOf(consequence, marked), gesture),
  };
}
