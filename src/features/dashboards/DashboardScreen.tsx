import { useMemo } from 'react';
import type { Dashboard, LayoutRow } from '../../model/dashboard.ts';
import type { Panel } from '../../model/panel.ts';
import { DashboardFrame } from './DashboardFrame.tsx';
import { PanelCell } from './PanelCell.tsx';
import { ShareGroup } from './ShareGroup.tsx';
import { ValuePanel } from './ValuePanel.tsx';

/** A built-in dashboard on the sheet: rows of its panels. Header, filters and timeline are the shell's. */
export function DashboardScreen({ dashboard }: { readonly dashboard: Dashboard }) {
  const byId = useMemo(() => new Map(dashboard.panels.map((panel) => [panel.id, panel])), [dashboard]);
  return (
    <DashboardFrame panels={dashboard.panels}>
      {dashboard.rows.map((row, i) => <Row key={rowKey(row, i)} row={row} byId={byId} />)}
    </DashboardFrame>
  );
}

function rowKey(row: LayoutRow, index: number): string {
  return row.cells[0]?.panels[0] ?? String(index);
}

function Row({ row, byId }: { readonly row: LayoutRow; readonly byId: ReadonlyMap<string, Panel> }) {
  const panelsOf = (ids: readonly string[]): Panel[] => ids.flatMap((id) => byId.get(id) ?? []);
  const values = row.cells.flatMap((one) => panelsOf(one.panels)).flatMap((panel) => (panel.picture.kind === 'value' ? [{ panel, picture: panel.picture }] : []));
  if (values.length === row.cells.length) {
    return (
      <div className="value-strip" style={{ gridTemplateColumns: `repeat(${values.length}, minmax(0, 1fr))` }}>
        {values.map(({ panel, picture }) => <ValuePanel key={panel.id} panel={panel} picture={picture} />)}
      </div>
    );
  }
  return (
    <div className="panel-grid">
      {row.cells.map((one) => {
        const panels = panelsOf(one.panels);
        const group = one.title ? { title: one.title, panels } : null;
        const half = row.cells.length > 2 ? ' half' : '';
        return (
          <div key={one.panels.join(' ')} className={group ? `panel-cell group${half}` : `panel-cell${half}`} style={{ gridColumn: `span ${one.span}`, height: row.height }}>
            {group ? <ShareGroup title={group.title} panels={group.panels} /> : panels.map((panel, i) => <PanelCell key={panel.id} panel={panel} height={i === panels.length - 1 ? undefined : one.heights?.[i]} />)}
          </div>
        );
      })}
    </div>
  );
}
