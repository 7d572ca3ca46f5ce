/**
 * The demo: a day of the company's traffic as a log file, made while it is read. Deterministic: the same options give
 * the same bytes. Without a worker this is for tests and scripts; the page uses `demo-client.ts`.
 */

import { Encoder, longestRecord } from './bytes/encoder.ts';
import { chosen, type DemoChoice, demoName } from './demo-choice.ts';
import type { TrafficSource } from './traffic/flows.ts';
import { Recorder } from './traffic/records.ts';
import { densityFor, sendWindow, type Span, trafficSources, windowsOf } from './traffic/traffic.ts';
import { type OnceCounted, OnceCounter } from './traffic/truth.ts';
import type { Eni } from './world/instances.ts';

export interface DemoOptions extends DemoChoice {
  /** Which interfaces are logged: all by default. */
  readonly logged?: (eni: Eni) => boolean;
  /** What is going on: all of `trafficSources` by default. */
  readonly sources?: readonly TrafficSource[];
}

export interface Demo {
  readonly name: string;
  /** UTF-8 in chunks of about 256 KiB, records in the order of their start. May be called again for the same bytes. */
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
  /** The same chunks, one at a time, made when asked for. */
  chunks(): Generator<Uint8Array<ArrayBuffer>, void, void>;
  /** What the logged interfaces show of the traffic, each flow counted once. Runs through the traffic again. */
  truth(): OnceCounted;
}

const chunkBytes = 256 * 1024;

export function demo({ logged = () => true, sources = trafficSources, ...choice }: DemoOptions = {}): Demo {
  const { seed, records, startSeconds, hours, intervalSeconds, format } = chosen(choice);
  const span: Span = { seed, startSeconds, hours, intervalSeconds };
  let measured: number | undefined;
  const density = (): number => (measured ??= densityFor(records, span, sources));

  function* chunks(): Generator<Uint8Array<ArrayBuffer>, void, void> {
    const encoder = new Encoder(format);
    const recorder = new Recorder(logged);
    let chunk = new Uint8Array(chunkBytes);
    chunk.set(encoder.head);
    let at = encoder.head.length;
    for (const window of windowsOf(span)) {
      recorder.begin();
      sendWindow(window, density(), (flow) => recorder.flow(flow, window), { sources });
      recorder.finish(window);
      for (const row of recorder.records.byStart(window)) {
        if (at + longestRecord > chunkBytes) {
          yield chunk.subarray(0, at);
          chunk = new Uint8Array(chunkBytes);
          at = 0;
        }
        at = encoder.write(chunk, at, recorder.records, row, window);
      }
    }
    yield chunk.subarray(0, at);
  }

  return {
    name: demoName(choice),
    chunks,
    stream() {
      const parts = chunks();
      return new ReadableStream<Uint8Array<ArrayBuffer>>(
        {
          pull(controller) {
            const next = parts.next();
            if (next.done) controller.close();
            else controller.enqueue(next.value);
          },
          cancel() {
            parts.return();
          },
        },
        { highWaterMark: 2 },
      );
    },
    truth() {
      const counter = new OnceCounter(logged);
      for (const window of windowsOf(span)) sendWindow(window, density(), (flow) => counter.flow(flow), { sources });
      return counter;
    },
  };
}
