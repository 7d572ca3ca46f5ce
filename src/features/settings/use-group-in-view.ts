import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** How far beneath the sheet's upper edge a heading still counts as at it, in px. */
const near = 32;

/** Which of these sections is at the top of the sheet. Where the sheet ends before the named one gets there, the named one. */
export function useGroupInView(ids: readonly string[]): string | undefined {
  const { hash } = useLocation();
  const key = ids.join(' ');
  const [inView, setInView] = useState(ids[0]);
  useEffect(() => {
    const sheet = document.getElementById('sheet');
    if (sheet === null) return undefined;
    const all = key.split(' ');
    const look = (): void => {
      const edge = sheet.getBoundingClientRect().top;
      const topOf = (id: string): number => (document.getElementById(id)?.getBoundingClientRect().top ?? 0) - edge;
      const isAtEnd = sheet.scrollTop + sheet.clientHeight >= sheet.scrollHeight - 1;
      setInView(isAtEnd && all.includes(hash) && topOf(hash) >= 0 ? hash : (all.findLast((id) => topOf(id) <= near) ?? all[0]));
    };
    look();
    sheet.addEventListener('scroll', look, { passive: true });
    return () => sheet.removeEventListener('scroll', look);
  }, [key, hash]);
  return inView;
}
