import { errorText } from '../src/base/error-text.ts';
/**
 * The demo's chunks over a message port: the reader asks for one at a time, so a slow reader is never flooded and the
 * buffers are handed over, not copied.
 */

/** From the reader. */
export type DemoAsk = 'next' | 'stop';
/** To the reader. `null` is the end. */
export type DemoAnswer =
  | { readonly chunk: Uint8Array<ArrayBuffer> }
  | { readonly chunk: null }
  | { readonly problem: string };

/** Answers each `next` with a chunk until there is none. */
export function serveChunks(chunks: Generator<Uint8Array<ArrayBuffer>, void, void>, port: MessagePort): void {
  const answer = (message: DemoAnswer): void => {
    port.postMessage(message, 'chunk' in message && message.chunk ? [message.chunk.buffer] : []);
  };
  port.onmessage = ({ data }: MessageEvent<DemoAsk>) => {
    if (data === 'stop') {
      chunks.return();
      port.close();
      return;
    }
    try {
      const next = chunks.next();
      answer({ chunk: next.done ? null : next.value });
    } catch (error) {
      answer({ problem: errorText(error) });
    }
  };
}

/** The reader's side. `ended` is called once: at the end, at a problem, or when the reader cancels. */
export function streamFrom(port: MessagePort, ended: () => void): ReadableStream<Uint8Array<ArrayBuffer>> {
  const ask = (what: DemoAsk): void => port.postMessage(what);
  return new ReadableStream(
    {
      pull(controller) {
        return new Promise((resolve) => {
          port.onmessage = ({ data }: MessageEvent<DemoAnswer>) => {
            if ('problem' in data) {
              controller.error(new Error(data.problem));
              ended();
            } else if (data.chunk === null) {
              controller.close();
              ended();
            } else controller.enqueue(data.chunk);
            resolve();
          };
          ask('next');
        });
      },
      cancel() {
        ask('stop');
        ended();
      },
    },
    { highWaterMark: 4 },
  );
}
