/** All traffic of the world, window by window. */

import { hashOfText, Random } from '../random.ts';
import { attackers } from './attackers.ts';
import { intrusions } from './intrusions.ts';
import type { Send, TrafficSource, Window } from './flows.ts';
import { scenes } from './scenes.ts';
import { shop } from './shop.ts';

export const trafficSources: readonly TrafficSource[] = [...scenes, ...shop, ...attackers, ...intrusions];

export interface Span {
  readonly seed: number;
  /** Unix seconds of the first window. */
  readonly startSeconds: number;
  readonly hours: number;
  readonly intervalSeconds: number;
}

/** The capture windows of a span, aligned to the interval. */
export function windowsOf({ seed, startSeconds, hours, intervalSeconds }: Span): Window[] {
  const first = Math.floor(startSeconds / intervalSeconds) * intervalSeconds;
  const count = Math.max(1, Math.round((hours * 3600) / intervalSeconds));
  return Array.from({ length: count }, (_, i) => ({ seed, start: first + i * intervalSeconds, seconds: intervalSeconds }));
}

interface Choice {
  /** Everything by default. */
  readonly sources?: readonly TrafficSource[];
  readonly only?: TrafficSource['amount'];
}

/** Sends every flow of a window. Each source has its own randomness, so that adding one leaves the others as they are. */
export function sendWindow(window: Window, density: number, send: Send, { sources = trafficSources, only }: Choice = {}): void {
  for (const source of sources) {
    if (only !== undefined && source.amount !== only) continue;
    source.send(window, new Random(window.seed, hashOfText(source.name), window.start), density, send);
  }
}

/**
 * The density at which `span` has about `records` records when everything is logged. Measured on some of its windows:
 * scenes that last minutes are met by chance, so the number is met within a few per cent. Never below zero: the scenes
 * alone make about 90 records a minute.
 */
export function densityFor(records: number, span: Span, sources: readonly TrafficSource[] = trafficSources): number {
  const windows = windowsOf(span);
  const step = Math.max(1, Math.floor(windows.length / 40));
  const sample = windows.filter((_, i) => i % step === 0);
  const perWindow = (amount: TrafficSource['amount']): number => {
    let count = 0;
    for (const window of sample) {
      sendWindow(window, 1, ({ route, reply }) => {
        count += route.forward.length + (reply === null ? 0 : route.reply.length);
      }, { sources, only: amount });
    }
    return count / sample.length;
  };
  return Math.max(0, (records / windows.length - perWindow('fixed')) / Math.max(1e-9, perWindow('scaled')));
}
