import { useMemo, useState, type ComponentType } from 'react';
import type { Result } from '../../../base/result.ts';
import type { Buckets } from '../../../charts/buckets.ts';
import type { Earlier } from '../../../charts/compare/earlier.ts';
import type { Drawing } from '../../../charts/context.ts';
import type { ChartDrawer, Drawn } from '../../../charts/draw.ts';
import type { Look } from '../../../charts/look.ts';
import type { Misfit } from '../../../charts/needs.ts';
import type { Frame, Unit, Value } from '../../../model/frame.ts';
import type { Panel } from '../../../model/panel.ts';
import type { Scope } from '../../../model/scope.ts';
import { useDescription } from '../../../state/engine.tsx';
import { begin } from '../../../state/idle.ts';
import type { Urgency } from '../../../state/post.ts';
import { unreadOf, useGaps } from '../../../state/unread.ts';
import { useView } from '../../../state/view.ts';
import { latePart } from '../../../ui/late-part.ts';
import { turnsTaken } from '../../../ui/turns.ts';
import type { Asked } from '../questions.ts';

export interface EarlierAnswerProps {
  readonly comparison: Comparison;
  readonly panel: Asked;
  /** The present answer: a statement that chooses what it is about is asked about the same. */
  readonly frame: Frame | null;
  /** It is of an older question, whose earlier answer stays beside it. */
  readonly isOld: boolean;
  readonly urgency: Urgency | null;
  /** Null while there is none. */
  readonly onBefore: (before: Before | null) => void;
}

/** The answer over the earlier range, with the present one that it stands beside: they come one after the other, and belong together. */
export interface Before {
  readonly frame: Frame;
  readonly present: Frame;
}

/** What was before of this very answer, and what hears of it. */
export function useBefore(present: Frame | null): readonly [Frame | null, EarlierAnswerProps['onBefore']] {
  const [before, setBefore] = useState<Before | null>(null);
  return [before !== null && before.present === present ? before.frame : null, setBefore];
}

export interface ValueChangeProps {
  readonly comparison: Comparison;
  readonly now: Value;
  readonly before: Frame | null;
  readonly column: string;
  readonly unit: Unit;
  /** The present is not read whole. */
  readonly partial: boolean;
}

export interface EarlierLegendProps {
  readonly comparison: Comparison;
  readonly shown: Drawn | null;
}

/** The earlier period on a dashboard: what its questions are asked with, and what shows it. Everything that does comes in a chunk of its own. */
export interface Comparison {
  readonly earlier: Earlier;
  /** The chosen scope over the earlier range. */
  readonly scope: Scope;
  /** Asks a panel's question over the earlier range, in the message of the present ones; shows nothing. */
  readonly Answer: ComponentType<EarlierAnswerProps>;
  readonly drawn: (panel: Panel, frame: Frame, before: Frame, drawing: Drawing, drawChart?: ChartDrawer | null) => Result<Drawn, Misfit>;
  readonly table: (panel: Panel, frame: Frame, before: Frame, buckets: Buckets, look: Look) => Frame;
  /** For what is saved: which period was before. */
  readonly caption: (look: Look) => string;
  /** Beside a picture over time: what the dashed line is, or from when on there are records. */
  readonly Legend: ComponentType<EarlierLegendProps>;
  /** Beneath a single value. */
  readonly Change: ComponentType<ValueChangeProps>;
}

const useParts = latePart(async () => {
  const end = begin('part');
  try {
    return await import('./parts.tsx');
  } finally {
    // What it brings is shown in the turns after.
    void turnsTaken().finally(end);
  }
});

/** The comparison that the link asks for; null for none, and until what shows it is loaded. */
export function useComparison(scope: Scope): Comparison | null {
  const { compare } = useView();
  const description = useDescription();
  const { extent, captureInterval } = description;
  const parts = useParts(compare !== null);
  const [first = null, last = null] = [extent?.from, extent?.to];
  const [from, to] = [scope.range?.from ?? first, scope.range?.to ?? last];
  const { readUntil, comes } = unreadOf(description, { from: from ?? 0, to: to ?? 0 });
  const until = comes.after ? null : readUntil;
  const gaps = useGaps();
  const { interval, coarse } = scope.variables;
  // Other filters are compared over the same ranges: what draws them stays the same, and so does what it has drawn.
  const shown = useMemo(() => {
    if (parts === null || compare === null || from === null || to === null) return null;
    return parts.shownOf({ from, to }, compare, first === null || last === null ? null : { from: first, to: last }, captureInterval, until, gaps, { interval: interval ?? '60', coarse: coarse ?? '60' });
  }, [parts, compare, from, to, first, last, captureInterval, until, gaps, interval, coarse]);
  return useMemo(() => (shown === null ? null : { ...shown, scope: { ...scope, range: shown.earlier.range } }), [shown, scope]);
}
