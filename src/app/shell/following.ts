import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Opening } from '../../state/opening.tsx';
import { useSession } from '../../state/session.ts';
import { useView } from '../../state/view.ts';

/** Makes the engine hold what the link names: another source after Back, a demo after a reload, a file of this host. */
export function useFollowing(opening: Opening): void {
  const { source } = useView();
  const { open } = useSearch({ strict: false });
  useEffect(() => {
    if (open === undefined) void opening.sourceFollowed(source);
  }, [opening, source, open]);
  useEffect(() => {
    if (open === undefined || useSession.getState().address === open) return;
    opening.addressOpened(open).catch(() => undefined);
  }, [opening, open]);
}
