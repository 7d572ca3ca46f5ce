import { useEffect, useRef, type PointerEvent, type RefObject } from 'react';
import { bucketAt, bucketStart, rangeOf, type Buckets } from '../../charts/buckets.ts';
import { timeAtPixel, type Plot } from '../../charts/plot.ts';
import type { TimeRange } from '../../model/time.ts';
import type { Brush } from './brush.ts';
import { fingerRest, holdAfter } from './hold-measures.ts';

/** Pixels that a pointer must move before a click becomes a brush. */
const dragFrom = 4;

export interface Place {
  readonly x: number;
  readonly y: number;
}

interface TimeDragOptions {
  /** What the pointer is over; places are told from its corner. */
  readonly layer: RefObject<HTMLElement | null>;
  readonly brush: Brush;
  readonly panel: string;
  /** Null where there is no time along the foot: then nothing is drawn, but a finger may take hold of a mark. */
  readonly plot: Plot | null;
  readonly buckets: Buckets | null;
  /** A finger took hold and let go in its place: what a right click is elsewhere. */
  readonly onHeld: (place: Place) => void;
}

interface TimeDrag {
  readonly down: (event: PointerEvent) => void;
  readonly moved: (event: PointerEvent) => void;
  readonly up: () => void;
  /** The browser took the pointer, to scroll. */
  readonly cancelled: () => void;
  /** Whether the click that ends now drew, took away or held, and so picks nothing. */
  readonly took: () => boolean;
  readonly isDrawing: () => boolean;
}

interface Held extends Place {
  readonly isFinger: boolean;
  readonly pointer: number;
  holds: boolean;
  draws: boolean;
}

/** A stretch of whole steps drawn with the pointer over a picture of time: with a mouse at once, with a finger once it was held. */
export function useTimeDrag({ layer, brush, panel, plot, buckets, onHeld }: TimeDragOptions): TimeDrag {
  const drag = useRef<Held | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const taken = useRef(false);
  useEffect(() => {
    const element = layer.current;
    // Must be told when the finger comes down that it may not scroll; once it has taken hold, it does not.
    const stay = (event: Event): void => {
      if (drag.current?.holds === true) event.preventDefault();
    };
    // A finger that is held asks for the browser's own menu.
    const noMenu = (event: Event): void => {
      if (drag.current?.isFinger === true) event.preventDefault();
    };
    element?.addEventListener('touchmove', stay, { passive: false });
    element?.addEventListener('contextmenu', noMenu);
    return () => {
      element?.removeEventListener('touchmove', stay);
      element?.removeEventListener('contextmenu', noMenu);
      clearTimeout(timer.current);
    };
  }, [layer]);
  const placeOf = (event: { readonly clientX: number; readonly clientY: number }): Place => {
    const box = layer.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const drawTo = (held: Held, x: number): void => {
    if (plot === null || buckets === null) return;
    const at = (pixel: number): number => bucketAt(buckets, timeAtPixel(plot, rangeOf(buckets), pixel));
    brush.set({ range: stretch(buckets, at(held.x), at(x)), panel, moving: true });
  };
  const letGo = (): Held | null => {
    const held = drag.current;
    drag.current = null;
    clearTimeout(timer.current);
    return held;
  };
  return {
    down: (event) => {
      taken.current = false;
      if (event.button !== 0) return;
      const held: Held = { ...placeOf(event), isFinger: event.pointerType === 'touch', pointer: event.pointerId, holds: false, draws: false };
      drag.current = held;
      clearTimeout(timer.current);
      if (!held.isFinger) return;
      timer.current = setTimeout(() => {
        held.holds = true;
        drawTo(held, held.x);
      }, holdAfter);
    },
    moved: (event) => {
      const held = drag.current;
      if (held === null || held.pointer !== event.pointerId) return;
      const { x, y } = placeOf(event);
      if (held.isFinger && !held.holds) {
        if (Math.hypot(x - held.x, y - held.y) > fingerRest) letGo();
        return;
      }
      if (buckets === null || (!held.draws && Math.abs(x - held.x) < (held.isFinger ? fingerRest : dragFrom))) return;
      if (!held.draws && !held.isFinger) event.currentTarget.setPointerCapture(event.pointerId);
      held.draws = true;
      drawTo(held, x);
    },
    up: () => {
      const held = letGo();
      const now = brush.get();
      if (held === null) return;
      taken.current = held.holds || held.draws || now !== null;
      if (now !== null) brush.set(held.draws ? { ...now, moving: false } : null);
      if (held.holds && !held.draws) onHeld(held);
    },
    cancelled: () => {
      if (letGo()?.holds === true) brush.set(null);
    },
    took: () => {
      const was = taken.current;
      taken.current = false;
      return was;
    },
    isDrawing: () => drag.current?.draws === true,
  };
}

/** From the earlier of two steps to the end of the later one. */
export function stretch(buckets: Buckets, a: number, b: number): TimeRange {
  return { from: bucketStart(buckets, Math.min(a, b)), to: bucketStart(buckets, Math.max(a, b) + 1) };
}
