import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Size } from '../../charts/look.ts';

/** The last size of what has a name. */
const lastSizes = new Map<string, Size>();

const none: Size = { width: 0, height: 0 };

/**
 * The inner size of an element in whole CSS pixels, kept as it changes; 0 × 0 before the first layout. An element with a `name` that was
 * shown before begins with the size that it had then, and is measured when the page is laid out: asking for it before would have the page
 * laid out in the middle of a change, and everything in the element rendered twice.
 */
export function useSize<E extends HTMLElement>(name: string | null = null): readonly [RefObject<E | null>, Size] {
  const ref = useRef<E>(null);
  const [size, setSize] = useState<Size>(() => (name === null ? none : (lastSizes.get(name) ?? none)));
  const now = useRef(size);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      // A state that is set to what it is may be rendered once more all the same.
      if (now.current.width === width && now.current.height === height) return;
      now.current = { width, height };
      if (name !== null && width > 0) lastSizes.set(name, now.current);
      setSize(now.current);
    };
    if (now.current.width === 0) measure();
    // It tells the size of what it begins with, too.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [name]);
  return [ref, size];
}
