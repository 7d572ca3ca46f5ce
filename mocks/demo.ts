/**
 * The demo: a day of the company's traffic as a log file, made while it is read. Deterministic: the same options give
 * the same bytes. Without a worker this is for tests and scripts; the page uses `demo-client.ts`.
 */

import { Encoder, type LogFormat, longestRecord } from './bytes/encoder.ts';
import { Recorder } from './traffic/records.ts';
import { densityFor, sendWindow, type Span, windowsOf } from './traffic/traffic.ts';
import { type OnceCounted, OnceCounter } from './traffic/truth.ts';
import type { Eni } from './world/instances.ts';

/** 2026-02-05 00:00 +08:00. */
export const firstDay = 1770220800;

export interface DemoOptions {
  readonly seed?: number;
  /** About how many records when everything is logged: 300,000 by default. The scenes alone make about 90 a minute. */
  readonly records?: number;
  /** Unix seconds. */
  readonly startSeconds?: number;
  readonly hours?: number;
  /** The capture interval: 60, 300 or 600. */
  readonly intervalSeconds?: number;
  readonly format?: LogFormat;
  /** Which interfaces are logged: all by default. */
  readonly logged?: (eni: Eni) => boolean;
}

/** Five minutes of an evening, about 2,000 records. */
export const smallDemo = { records: 2000, startSeconds: firstDay + 20 * 3600, hours: 5 / 60 } as const satisfies DemoOptions;

export interface Demo {
  /** A file name that says what it is. */
  readonly name: string;
  /** UTF-8 in chunks of about 256 KiB, records in the order of their start. May be called again for the same bytes. */
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
  /** The same chunks, one at a time, made when asked for. */
  chunks(): Generator<Uint8Array<ArrayBuffer>, void, void>;
  /** What the logged interfaces show of the traffic, each flow counted once. Runs through the traffic again. */
  truth(): OnceCounted;
}

const chunkBytes = 256 * 1024;

export function demo(options: DemoOptions = {}): Demo {
  const {
    seed = 1, records = 300_000, startSeconds = firstDay, hours = 24, intervalSeconds = 60, format = 'csv',
    logged = () => true,
  } = options;
  const span: Span = { seed, startSeconds, hours, intervalSeconds };
  let measured: number | undefined;
  const density = (): number => (measured ??= densityFor(records, span));

  function* chunks(): Generator<Uint8Array<ArrayBuffer>, void, void> {
    const encoder = new Encoder(format);
    const recorder = new Recorder(logged);
    let chunk = new Uint8Array(chunkBytes);
    chunk.set(encoder.head);
    let at = encoder.head.length;
    for (const window of windowsOf(span)) {
      recorder.begin();
      sendWindow(window, density(), (flow) => recorder.flow(flow, window));
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
    name: `demo-${new Date(startSeconds * 1000 + 8 * 3600_000).toISOString().slice(0, 10)}.${format === 'csv' ? 'csv' : 'jsonl'}`,
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
      for (const window of windowsOf(span)) sendWindow(window, density(), (flow) => counter.flow(flow));
      return counter;
    },
  };
}
