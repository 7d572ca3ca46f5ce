import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import type { Urgency } from '../../state/post.ts';

/** So far below and above the screen a panel is likely to be scrolled to, whether the page scrolls or the sheet within it. */
const near = '600px';

/**
 * How urgent the answer of an element is: `now` while it is on the screen, `later` once it is near it or has been on it, and
 * null before: nothing is asked for what nobody has come near.
 */
export function useSight(element: RefObject<HTMLElement | null>): Urgency | null {
  const [sight, setSight] = useState<Urgency | null>(null);
  // An observer tells only after the page was painted; what is on the screen at once is asked for before that.
  useLayoutEffect(() => {
    if (element.current !== null && isInWindow(element.current)) setSight('now'); // oxlint-disable-line react/set-state-in-effect -- where it stands is known only once it is laid out
  }, [element]);
  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const onScreen = new IntersectionObserver((entries) => {
      const isVisible = entries.at(-1)?.isIntersecting === true;
      setSight((before) => (isVisible ? 'now' : before === null ? null : 'later'));
    });
    const nearby = new IntersectionObserver((entries) => {
      if (entries.at(-1)?.isIntersecting === true) setSight((before) => before ?? 'later');
    }, { rootMargin: near, scrollMargin: near });
    onScreen.observe(target);
    nearby.observe(target);
    return () => {
      onScreen.disconnect();
      nearby.disconnect();
    };
  }, [element]);
  return sight;
}

function isInWindow(element: HTMLElement): boolean {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return right > left && bottom > top && top < innerHeight && bottom > 0 && left < innerWidth && right > 0;
}
