import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useEngine } from '../../state/engine.tsx';
import { idle } from '../../state/idle.ts';

/** Has the links of the rail answered ahead while somebody is about to click one; what that takes is loaded when the page has been quiet once. */
export function useNextScreen(isWanted: boolean): void {
  const engine = useEngine();
  const client = useQueryClient();
  useEffect(() => {
    if (!isWanted) return undefined;
    let isOver = false;
    let stop = (): void => undefined;
    void idle().then(() => import('./next-screen.ts')).then(({ followNextScreen }) => {
      if (!isOver) stop = followNextScreen(engine, client);
      // A screen is answered without it too, only later.
    }).catch(() => undefined);
    return () => {
      isOver = true;
      stop();
    };
  }, [isWanted, engine, client]);
}
