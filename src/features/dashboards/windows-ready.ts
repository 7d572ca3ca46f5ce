import type { Engine } from '../../engine/engine.ts';
import { begunLate } from '../../state/begun-late.ts';
import { pageQuiet, type Quiet } from '../../state/idle.ts';
import { windowStep } from '../../state/interval.ts';
import type { LiveAnswers } from './live.ts';

/**
 * Has the engine make ready, whenever the page rests, what panels ask at each frame of a window that is dragged. Gives how to stop. What
 * it needs is loaded when the page has been quiet once.
 */
export function windowsReady(engine: Engine, live: LiveAnswers, quiet: Quiet = pageQuiet): () => void {
  if (!engine.prepareWindows) return () => undefined;
  return begunLate(() => import('../../state/resting.ts'), ({ Resting }) => {
    const resting = new Resting((signal) => prepare(engine, live, signal), quiet);
    const again = (): void => resting.again();
    const unheard = [engine.watch(again), live.watch(again)];
    again();
    return () => {
      for (const each of unheard) each();
      resting.leave();
    };
  }, quiet);
}

async function prepare(engine: Engine, live: LiveAnswers, signal: AbortSignal): Promise<void> {
  const { extent, reading } = engine.describe();
  // While files are read the next frame is of other records.
  if (extent !== null && !reading) await engine.prepareWindows?.(live.questions(extent), windowStep(extent), signal);
}
