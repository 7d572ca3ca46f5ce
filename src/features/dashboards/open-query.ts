import { useCallback } from 'react';
import type { Panel } from '../../model/panel.ts';
import { useDescription } from '../../state/engine.tsx';
import { useViewActions } from '../../state/view.ts';
import { useDashboard } from './dashboard-context.tsx';

/**
 * Goes to the Custom Query page with what a panel asks: placeholders filled, the counting of flows said in the search half, so
 * that the same numbers come out. Range and filters stay beside the statement.
 */
export function useOpenQuery(panel: Panel): () => void {
  const { scope } = useDashboard();
  const { fields } = useDescription();
  const { queryOpened } = useViewActions();
  return useCallback(() => {
    // What prints and lays out is loaded with the page it is for.
    void Promise.all([import('./panel-as-query.ts'), import('../../state/chart-codec.ts')]).then(([{ panelAsQuery }, { writeChart }]) => {
      const { picture } = panel;
      // A reader's own chart goes along as it is; what a click in it means is found again from the statement.
      const shown = picture.kind === 'chart' ? ({ tab: 'chart', chart: writeChart({ settings: picture.chart }) } as const) : {};
      queryOpened({ text: panelAsQuery(panel, scope, fields), ...shown });
    });
  }, [panel, scope, fields, queryOpened]);
}
