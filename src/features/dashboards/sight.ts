import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Urgency } from '../../state/post.ts';

/** So far below and above the screen a panel is likely to be scrolled to, whether the page scrolls or the sheet within it. */
const near = '600px';

/** Whether what has a name was on the screen when it last came, by name and size of the window. */
const atFirst = new Map<string, boolean>();

/** A name for a panel among all that stand anywhere. */
export function usePlace(id: string): string {
  const [path] = useState(() => location.pathname);
  return `${path} ${id}`;
}

/**
 * How urgent the answer of an element is: `now` while it is on the screen, `later` once it is near it or has been on it, and
 * null before: nothing is asked for what nobody has come near. What came under the same `name` before begins with what it was then, so
 * that it is asked for before the page is laid out; where it stands elsewhere now, that shows a frame later.
 */
export function useSight(element: RefObject<HTMLElement | null>, name: string): Urgency | null {
  const [key] = useState(() => `${innerWidth} × ${innerHeight} ${name}`);
  const [sight, setSight] = useState<Urgency | null>(() => (atFirst.get(key) === true ? 'now' : null));
  const now = useRef(sight);
  const seen = useCallback((next: Urgency): void => {
    // A state that is set to what it is may be rendered once more all the same.
    if (now.current === next) return;
    now.current = next;
    setSight(next);
  }, []);
  // An observer tells only after the page was painted; what is on the screen at once is asked for before that.
  useLayoutEffect(() => {
    if (element.current !== null && !atFirst.has(key) && isInWindow(element.current)) seen('now');
  }, [element, key, seen]);
  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    let isFirst = true;
    const onScreen = new IntersectionObserver((entries) => {
      const isVisible = entries.at(-1)?.isIntersecting === true;
      if (isFirst) atFirst.set(key, isVisible);
      isFirst = false;
      if (isVisible) seen('now');
      else if (now.current !== null) seen('later');
    });
    const nearby = new IntersectionObserver((entries) => {
      if (entries.at(-1)?.isIntersecting === true && now.current === null) seen('later');
    }, { rootMargin: near, scrollMargin: near });
    onScreen.observe(target);
    nearby.observe(target);
    return () => {
      onScreen.disconnect();
      nearby.disconnect();
    };
  }, [element, key, seen]);
  return sight;
}

function isInWindow(element: HTMLElement): boolean {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return right > left && bottom > top && top < innerHeight && bottom > 0 && left < innerWidth && right > 0;
}
