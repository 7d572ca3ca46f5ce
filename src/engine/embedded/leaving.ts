/**
 * Tells `leave` the index of each question whose own signal is aborted, in a turn of its own: when nobody waits for any of
 * them, `all` is aborted too, and says it in one message. `places` are the places in `each`. Gives how to stop listening.
 */
export function tellLeft(each: readonly AbortSignal[], places: readonly number[], all: AbortSignal, leave: (index: number) => void): () => void {
  const ended = new AbortController();
  for (const [index, place] of places.entries()) {
    const signal = each[place];
    const left = (): void => queueMicrotask(() => {
      if (!all.aborted && !ended.signal.aborted) leave(index);
    });
    if (signal?.aborted === true) left();
    else signal?.addEventListener('abort', left, { once: true, signal: ended.signal });
  }
  return () => ended.abort();
}
