import { useEffect, useMemo, useRef, useState } from 'react';
import { bucketsOf, drawn, overBuckets } from '../../charts/buckets.ts';
import type { Dashboard, LayoutRow } from '../../model/dashboard.ts';
import type { Filter } from '../../model/filter.ts';
import type { Frame } from '../../model/frame.ts';
import { textOf, type Panel } from '../../model/panel.ts';
import type { TimeRange } from '../../model/time.ts';
import { useBrush } from '../../state/brush.ts';
import { coloursOf, keepColours, sourceId } from '../../state/entity-colours.ts';
import { begin } from '../../state/idle.ts';
import { useDescription, useEngine } from '../../state/engine.tsx';
import { useView, useViewActions } from '../../state/view.ts';
import { Brush } from '../../ui/chart/brush.ts';
import { DrawingContext } from '../../ui/drawing.ts';
import { PanelNotice } from '../../ui/panel/PanelState.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { useDashboardScope } from './axis.ts';
import { DashboardProvider, type DashboardContext } from './dashboard-context.tsx';
import { LiveAnswers } from './live.ts';
import { useLook } from './look.ts';
import { PanelCell } from './PanelCell.tsx';
import { ShareGroup } from './ShareGroup.tsx';
import { usePanelAnswer } from './use-answer.ts';
import { ValuePanel } from './ValuePanel.tsx';
import { dashboardWords } from './words.ts';
import '../../ui/panel/panel.css';

const recordsByTime = { statement: '* | select __time__ - __time__ % ${{interval|60}} as time, count(*) as records group by time order by time limit 10000', counts: 'records' } as const;

const drawing = (): (() => void) => begin('drawing');

/** A dashboard on the sheet: its panels, or the one that fills it. Header, filters and timeline are the shell's. */
export function DashboardScreen({ dashboard }: { readonly dashboard: Dashboard }) {
  const words = usePartWords(dashboardWords);
  const context = useContextValue();
  const byId = useMemo(() => new Map(dashboard.panels.map((panel) => [panel.id, panel])), [dashboard]);
  const { focus } = context;
  const focused = focus === null ? undefined : byId.get(focus);
  return (
    <DrawingContext value={drawing}>
      <DashboardProvider value={context}>
        {focus !== null && !focused ? <PanelNotice fact={words.gone(focus)} /> : null}
        {focused ? <div className="panel-full"><PanelCell key={focused.id} panel={withCourse(focused)} /></div> : null}
        {focus === null ? dashboard.rows.map((row, i) => <Row key={rowKey(row, i)} row={row} byId={byId} />) : null}
      </DashboardProvider>
    </DrawingContext>
  );
}

/** A single value that fills the sheet shows its course; its statement is then the one that the course asks. */
function withCourse(panel: Panel): Panel {
  if (panel.picture.kind !== 'value' || panel.picture.spark === undefined || panel.companion === undefined) return panel;
  const { x, y } = panel.picture.spark;
  return {
    ...panel, statement: panel.companion, picture: { kind: 'lines', x, y, area: true, top: 1 },
    finding: { kind: 'peak', x, y, what: textOf(panel.title) },
  };
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

/** What the panels share. The pointer's stretch stays out of it: it moves at every frame. */
function useContextValue(): DashboardContext {
  const engine = useEngine();
  const look = useLook();
  const scope = useDashboardScope();
  const view = useView();
  const actions = useViewActions();
  const { extent } = useDescription();
  const [brush] = useState(() => new Brush());
  const live = useMemo(() => new LiveAnswers(engine), [engine]);
  const source = sourceId(view.source);
  const colours = useMemo(() => coloursOf(source), [source]);
  useEffect(() => () => keepColours(source), [source]);
  const perBucket = usePanelAnswer(recordsByTime, scope, true).frame;

  useEffect(() => followPointer(brush, live), [brush, live]);
  // Another range or other filters: what was drawn inside the old axis means nothing any more.
  useEffect(() => brush.set(null), [brush, scope]);

  const latest = useRef({ scope, perBucket, extent });
  useEffect(() => {
    latest.current = { scope, perBucket, extent };
  });
  return useMemo(
    () => ({
      look, scope, brush, live, colours, focus: view.focus,
      picked: (filters: readonly Filter[], gesture) => actions.filtersPicked(filters, gesture),
      rangeChosen: (range) => actions.rangeChosen(range),
      zoomedOut: () => {
        const range = latest.current.scope.range;
        if (range) actions.rangeChosen(widened(range, latest.current.extent));
      },
      focused: (id) => actions.panelFocused(id),
      recordsIn: (range) => recordsIn(latest.current.perBucket, Number(latest.current.scope.variables['interval'] ?? 60), range),
    }),
    [look, scope, brush, live, colours, view.focus, actions],
  );
}

/** A stretch inside the axes is shown by panels of numbers; a range that is dragged elsewhere by all of them. */
function followPointer(brush: Brush, live: LiveAnswers): () => void {
  const stretched = brush.subscribe(() => {
    const now = brush.get();
    if (now) live.moved(now.range, 'part');
    else live.ended();
  });
  const dragged = useBrush.subscribe(({ range }) => {
    if (range) live.moved(range, 'axis');
    else live.ended();
  });
  return () => {
    stretched();
    dragged();
    live.ended();
  };
}

/** Twice as long around the same middle; everything, once it would reach beyond both ends. */
function widened(range: TimeRange, extent: TimeRange | null): TimeRange | null {
  const half = (range.to - range.from) / 2;
  const wide = { from: Math.floor(range.from - half), to: Math.ceil(range.to + half) };
  return extent && wide.from <= extent.from && wide.to >= extent.to ? null : wide;
}

function recordsIn(frame: Frame | null, step: number, range: TimeRange): number | null {
  const time = frame?.columns.find((column) => column.name === 'time');
  const records = frame?.columns.find((column) => column.name === 'records');
  if (!time || !records) return null;
  return overBuckets(bucketsOf(range, step), time.values, records.values).reduce<number>((sum, value) => sum + (drawn(value) ?? 0), 0);
}
