import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { bucketsOf, drawn, overBuckets } from '../../charts/buckets.ts';
import type { Condition, Filter } from '../../model/filter.ts';
import type { Frame } from '../../model/frame.ts';
import type { TimeRange } from '../../model/time.ts';
import { aheadOf } from '../../state/ahead-asked.ts';
import { useBrush } from '../../state/brush.ts';
import { useDescription, useEngine } from '../../state/engine.tsx';
import { coloursOf, keepColours, sourceId } from '../../state/entity-colours.ts';
import { useIsMoving } from '../../state/moving.ts';
import { useView, useViewActions } from '../../state/view.ts';
import { Brush } from '../../ui/chart/brush.ts';
import { useDashboardScope } from './axis.ts';
import { useComparison } from './compare/comparison.ts';
import type { DashboardContext, DashboardContexts } from './dashboard-context.tsx';
import { useLate } from './late.ts';
import { LiveAnswers } from './live.ts';
import { useLook } from './look.ts';
import { recordsByTime } from './questions.ts';
import { usePanelAnswer } from './use-answer.ts';
import { windowsReady } from './windows-ready.ts';

/** What the panels share. The pointer's stretch stays out of it: it moves at every frame. */
export function useDashboardContext(): DashboardContexts {
  const engine = useEngine();
  const look = useLook();
  const scope = useDashboardScope();
  const comparison = useComparison(scope);
  const view = useView();
  const actions = useViewActions();
  const { extent } = useDescription();
  const [brush] = useState(() => new Brush());
  const live = useMemo(() => new LiveAnswers(engine), [engine]);
  const source = sourceId(view.source);
  const colours = useMemo(() => coloursOf(source), [source]);
  useEffect(() => () => keepColours(source), [source]);
  const perBucket = usePanelAnswer(recordsByTime, scope, 'now').frame;

  useEffect(() => followPointer(brush, live), [brush, live]);
  useEffect(() => windowsReady(engine, live), [engine, live]);
  // Another range or other filters: what was drawn inside the old axis means nothing any more.
  useEffect(() => brush.set(null), [brush, scope]);

  useShown(view.filters);

  const latest = useRef({ scope, perBucket, extent });
  useEffect(() => {
    latest.current = { scope, perBucket, extent };
  });
  // What a click does looks at the latest scope itself: pictures are not rendered again for another one.
  const deeds = useMemo(
    (): Deeds => ({
      picked: (filters: readonly Filter[], gesture, choices) => actions.filtersPicked(filters, gesture, choices),
      chosen: (choices) => actions.choicesMade(choices),
      rangeChosen: (range) => actions.rangeChosen(range),
      zoomedOut: () => {
        const range = latest.current.scope.range;
        if (range) actions.rangeChosen(widened(range, latest.current.extent));
      },
      focused: (id) => actions.panelFocused(id),
      recordsIn: (range) => recordsIn(latest.current.perBucket, Number(latest.current.scope.variables['interval'] ?? 60), range),
    }),
    [actions],
  );
  const { focus } = view;
  const shared = useMemo(() => ({ ...deeds, look, brush, live, source, colours, focus }), [deeds, look, brush, live, source, colours, focus]);
  const asked = useMemo(() => ({ scope, comparison }), [scope, comparison]);
  const late = useLate(asked);
  const now = useMemo((): DashboardContext => ({ ...shared, ...asked }), [shared, asked]);
  const afterwards = useMemo((): DashboardContext => ({ ...shared, ...late }), [shared, late]);
  return useMemo(() => ({ now, late: afterwards }), [now, afterwards]);
}

type Deeds = Pick<DashboardContext, 'picked' | 'chosen' | 'rangeChosen' | 'zoomedOut' | 'focused' | 'recordsIn'>;

/** Says which filters are shown, so that those a click away are answered while nobody asks for anything. */
function useShown(filters: readonly Condition[]): void {
  const ahead = aheadOf(useEngine(), useQueryClient());
  const isMoving = useIsMoving();
  useEffect(() => {
    if (isMoving) ahead.showsNone();
    else ahead.shows(filters);
  }, [ahead, filters, isMoving]);
  useEffect(() => () => ahead.showsNone(), [ahead]);
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
