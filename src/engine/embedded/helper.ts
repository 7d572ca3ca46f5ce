import { Helping } from '../../columns/kernel/helping.ts';
import type { HelperSaid } from './second-worker.ts';

/** So long it listens to one memory when nothing comes, and hears no message. */
const quietMilliseconds = 20;

const helpings = new Map<number, Helping>();

// The first worker posts only `HelperSaid`s (second-worker.ts).
self.onmessage = ({ data }: MessageEvent<HelperSaid>) => {
  if (data.type === 'join') helpings.set(data.id, new Helping(data.memory, data.deskAt, data.kernel));
  else if (data.type === 'leave') helpings.delete(data.id);
  else helpings.get(data.id)?.listen(quietMilliseconds);
};
