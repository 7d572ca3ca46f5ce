import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { begunLate } from '../../state/begun-late.ts';
import { useEngine } from '../../state/engine.tsx';

/** Has the links of the rail answered ahead while somebody is about to click one; what that takes is loaded when the page has been quiet once. */
export function useNextScreen(isWanted: boolean): void {
  const engine = useEngine();
  const client = useQueryClient();
  useEffect(() => (isWanted ? begunLate(() => import('./next-screen.ts'), ({ followNextScreen }) => followNextScreen(engine, client)) : undefined), [isWanted, engine, client]);
}
