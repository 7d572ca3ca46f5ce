import { useMemo, useRef, useState } from 'react';
import { gridColumns, gridRow, type Place, type SavedDashboard } from '../../model/dashboard.ts';
import { movedTo, resized, stepped, type Direction } from '../../model/grid.ts';
import type { Panel } from '../../model/panel.ts';
import { EditCover, type Drag } from './EditCover.tsx';
import { PanelCell } from './PanelCell.tsx';
import { ValuePanel } from './ValuePanel.tsx';

interface SavedGridProps {
  readonly dashboard: SavedDashboard;
  readonly editing: boolean;
  readonly onPlaces: (places: readonly Place[]) => void;
  readonly onRename: (panel: string, name: string) => void;
  readonly onRemove: (panel: string) => void;
}

/** Hairlines between rows belong to the grid. */
const line = 1;

/** Panels in their places. While they are arranged, a place follows the pointer and the others give way at once. */
export function SavedGrid({ dashboard, editing, onPlaces, onRename, onRemove }: SavedGridProps) {
  const { panels, places } = dashboard;
  const grid = useRef<HTMLDivElement>(null);
  const [preview, setPreview] = useState<readonly Place[] | null>(null);
  const shown = preview ?? places;
  const placeOf = useMemo(() => new Map(shown.map((place) => [place.panel, place])), [shown]);
  // In the order of reading; while arranging, in an order that does not change, since moving an element would take the focus from it.
  const ordered = editing ? panels : shown.flatMap((place) => panels.find((panel) => panel.id === place.panel) ?? []);

  const dragged = ({ panel, kind, dx, dy, ended }: Drag): void => {
    const place = places.find((one) => one.panel === panel);
    if (!place) return;
    const columns = Math.round(dx / ((grid.current?.clientWidth ?? gridColumns) / gridColumns));
    const rows = Math.round(dy / (gridRow + line));
    const next = kind === 'move' ? movedTo(places, panel, { x: place.x + columns, y: place.y + rows }) : resized(places, panel, { w: place.w + columns, h: place.h + rows });
    setPreview(ended ? null : next);
    if (ended && (columns !== 0 || rows !== 0)) onPlaces(next);
  };
  const keyed = (panel: string, way: Direction, resizing: boolean): void => {
    const place = places.find((one) => one.panel === panel);
    if (!place) return;
    const step = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[way];
    onPlaces(resizing ? resized(places, panel, { w: place.w + (step[0] ?? 0), h: place.h + (step[1] ?? 0) }) : stepped(places, panel, way));
  };
  return (
    <div ref={grid} className={editing ? 'saved-grid editing' : 'saved-grid'}>
      {ordered.map((panel) => {
        const place = placeOf.get(panel.id);
        if (!place) return null;
        return (
          <div key={panel.id} className={place.w > 6 ? 'saved-place wide' : 'saved-place'} style={styleOf(place)}>
            <div className="saved-panel" inert={editing}><Shown panel={panel} /></div>
            {editing ? <EditCover panel={panel} place={place} onDrag={dragged} onKey={keyed} onRename={onRename} onRemove={onRemove} /> : null}
          </div>
        );
      })}
    </div>
  );
}

function Shown({ panel }: { readonly panel: Panel }) {
  const { picture } = panel;
  return picture.kind === 'value' ? <ValuePanel panel={panel} picture={picture} /> : <PanelCell panel={panel} />;
}

/** The height stands in a variable, for windows too narrow for the grid. */
function styleOf({ x, y, w, h }: Place): React.CSSProperties {
  const height: Record<`--${string}`, string> = { '--height': `${h * (gridRow + line) - line}px` };
  return { gridColumn: `${x + 1} / span ${w}`, gridRow: `${y + 1} / span ${h}`, ...height };
}
