import { useEffect, useState, type RefObject } from 'react';
import type { Urgency } from '../../state/post.ts';

/** So far below and above the screen a panel is likely to be scrolled to, whether the page scrolls or the sheet within it. */
const near = '600px';

/**
 * How urgent the answer of an element is: `now` while it is on the screen, `later` once it is near it or has been on it, and
 * null before: nothing is asked for what nobody has come near.
 */
export function useSight(element: RefObject<HTMLElement | null>): Urgency | null {
  const [sight, setSight] = useState<Urgency | null>(null);
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
