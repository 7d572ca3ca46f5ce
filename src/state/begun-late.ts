import { pageQuiet, type Quiet } from './idle.ts';

/**
 * Begins what the page goes without until it has been quiet once, with code that is loaded then. It only makes something sooner: where it
 * cannot be loaded there is nothing to tell. Gives how to stop, at any time.
 */
export function begunLate<T>(load: () => Promise<T>, begin: (loaded: T) => () => void, quiet: Quiet = pageQuiet): () => void {
  let isOver = false;
  let stop = (): void => undefined;
  void quiet.idle().then(load).then((loaded) => {
    if (!isOver) stop = begin(loaded);
  }).catch(() => undefined);
  return () => {
    isOver = true;
    stop();
  };
}
