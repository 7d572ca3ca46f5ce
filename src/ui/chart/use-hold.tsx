import { useCallback, useEffect, useRef, useState, type MouseEvent, type PointerEvent, type ReactNode } from 'react';
import type { Gesture } from './gesture.ts';
import { HeldMenu, type HeldMark } from './HeldMenu.tsx';
import { fingerRest, holdAfter } from './hold-measures.ts';

/** A mark or a row that a finger may take hold of. */
export interface Holdable {
  readonly name: string;
  /** Values that it stands for; addresses among them have a menu of their own. */
  readonly values: readonly string[];
  readonly pick: (gesture: Gesture) => void;
}

export interface Hold {
  /** For what holds all marks or rows. */
  readonly area: {
    readonly onPointerDownCapture: () => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: (event: PointerEvent) => void;
    readonly onPointerCancel: () => void;
    readonly onClickCapture: (event: MouseEvent) => void;
    readonly onContextMenu: (event: MouseEvent) => void;
  };
  /** A pointer came down on something; what it is may be told only when it was held, as pictures learn late what is under a finger. */
  readonly down: (event: PointerEvent, what: Holdable | (() => Holdable | null)) => void;
  /** The menu of what is held, beside the area and not in it. */
  readonly menu: ReactNode;
  readonly isHeld: boolean;
}

interface Touch {
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  readonly what: Holdable | (() => Holdable | null);
  holds: boolean;
}

/**
 * What Alt, Shift and the right button are for a mouse, for a finger, where there is no stretch of time to draw: held and let go in
 * its place it has a menu; one that moves scrolls, and one that taps picks as a click does.
 */
export function useHold(): Hold {
  const [held, setHeld] = useState<HeldMark | null>(null);
  const touch = useRef<Touch | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const taken = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  const letGo = (): Touch | null => {
    const was = touch.current;
    touch.current = null;
    clearTimeout(timer.current);
    return was;
  };
  const close = useCallback(() => setHeld(null), []);
  return {
    down: (event, what) => {
      letGo();
      if (event.pointerType !== 'touch' || event.button !== 0) return;
      const now: Touch = { pointer: event.pointerId, x: event.clientX, y: event.clientY, what, holds: false };
      touch.current = now;
      timer.current = setTimeout(() => (now.holds = true), holdAfter);
    },
    area: {
      // Not every browser has a click after a finger that was held: the next one is another's.
      onPointerDownCapture: () => void (taken.current = false),
      onPointerMove: (event) => {
        const now = touch.current;
        if (now?.pointer === event.pointerId && Math.hypot(event.clientX - now.x, event.clientY - now.y) > fingerRest) letGo();
      },
      onPointerUp: (event) => {
        const was = letGo();
        if (was?.holds !== true) return;
        // The menu has the way to an address too.
        event.stopPropagation();
        taken.current = true;
        const what = typeof was.what === 'function' ? was.what() : was.what;
        if (what !== null) setHeld({ ...what, at: { x: was.x, y: was.y }, isInWindow: true });
      },
      onPointerCancel: () => void letGo(),
      onClickCapture: (event) => {
        if (!taken.current) return;
        taken.current = false;
        event.stopPropagation();
        event.preventDefault();
      },
      // A finger that is held asks for the browser's own menu, or for that of an address.
      onContextMenu: (event) => {
        if (touch.current === null) return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
    menu: <HeldMenu mark={held} width={0} onClose={close} />,
    isHeld: held !== null,
  };
}
