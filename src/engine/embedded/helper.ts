import { Helping } from '../../columns/kernel/helping.ts';
import type { HelperSaid } from './second-worker.ts';

/** The second worker: takes its part of long passes over memories that it shares with the first one. Keeps nothing of its own. */
const helpings = new Map<number, Helping>();

// The first worker posts only `HelperSaid`s (second-worker.ts).
self.onmessage = ({ data }: MessageEvent<HelperSaid>) => {
  if (data.type === 'join') helpings.set(data.id, new Helping(data.memory, data.deskAt, data.kernel));
  else if (data.type === 'leave') helpings.delete(data.id);
  else helpings.get(data.id)?.work(data.job);
};
