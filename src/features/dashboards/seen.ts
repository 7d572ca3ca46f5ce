import { useEffect, useState, type RefObject } from 'react';

/** True from the first time that an element is on the screen, or nearly; off-screen panels ask nothing until then. */
export function useSeen(element: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (seen || !target) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
    }, { rootMargin: '160px' });
    observer.observe(target);
    return () => observer.disconnect();
  }, [seen, element]);
  return seen;
}
