/**
 * Lets other messages in. A worker that is busy hears nothing, nor does a page, so long work runs in slices of a few milliseconds and
 * awaits `pause` between them. A message to oneself is the one turn of the event loop that is neither clamped like a timer
 * nor run before the messages already waiting, like a microtask.
 */
export function createPause(): () => Promise<void> {
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    });
}
