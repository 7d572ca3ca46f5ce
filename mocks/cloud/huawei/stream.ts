/**
 * What a log stream holds: computed from the spans in which flow logs captured, as for logstores. Capture windows are aligned to their
 * length; the first one begins when the flow log does, the last one ends with it. Lines of a window reach the stream together, 20 to 60 seconds after its end, and
 * up to ten minutes after it while the scenario `late-records` lasts.
 */

import { lotAt } from '../delivery/lots.ts';
import type { CloudState, HuaweiFlowLogState, RouterFlowLogState, Span } from '../state.ts';
import { type CaptureWindow, routerLines, vpcLines } from './lines.ts';

/** Of VPC flow logs; those of routers say theirs. */
export const vpcWindowSeconds = 600;
const latestSeconds = 600;

export interface StreamEntry {
  readonly content: string;
  /** Its position: nanoseconds of its receipt, with its number in the low digits. Unique in a stream, and in order. */
  readonly line: bigint;
  /** Unix seconds of its receipt. */
  readonly received: number;
}

interface Lot {
  readonly received: number;
  readonly ordinal: number;
  readonly lines: () => string[];
}

interface Writer {
  readonly number: number;
  readonly length: number;
  readonly captures: readonly Span[];
  readonly lines: (window: CaptureWindow) => string[];
}

/** Every flow log that ever delivered to the stream. */
function writersOf({ huawei: { flowLogs, routerFlowLogs } }: CloudState, stream: string): Writer[] {
  const numbered = <T extends { readonly logStream: string }>(list: readonly T[], first: number): (readonly [T, number])[] =>
    list.map((one, i) => [one, first + i] as const).filter(([one]) => one.logStream === stream);
  return [
    ...numbered<HuaweiFlowLogState>(flowLogs, 0).map(([one, number]) => ({ number, length: vpcWindowSeconds, captures: one.captures, lines: (window: CaptureWindow) => vpcLines(one, window) })),
    ...numbered<RouterFlowLogState>(routerFlowLogs, 5000).map(([one, number]) => ({ number, length: one.interval, captures: one.captures, lines: (window: CaptureWindow) => routerLines(one, window) })),
  ];
}

/** What was captured of the window that ends at `to`: nothing, all of it, or a part where capture began or ended within. */
export function capturedOf(seed: number, captures: readonly Span[], to: number, length: number): CaptureWindow[] {
  return captures.flatMap((span) => {
    const from = Math.max(to - length, Math.ceil(span.from / 60) * 60);
    const end = Math.min(to, span.to === null ? to : Math.floor(span.to / 60) * 60);
    return from < end ? [{ seed, from, to: end }] : [];
  });
}

function lotsOf(state: CloudState, { number, length, captures, lines }: Writer, from: number, to: number): Lot[] {
  const lots: Lot[] = [];
  for (let end = Math.floor((from - latestSeconds) / length) * length; end <= to; end += length) {
    const { received } = lotAt(state, end, number);
    if (received < from || received >= to) continue;
    const windows = capturedOf(state.seed, captures, end, length);
    if (windows.length > 0) lots.push({ received, ordinal: number, lines: () => windows.flatMap(lines) });
  }
  return lots;
}

/** Where to read. Times are Unix seconds, half open; `after` and `before` are positions that are left out. */
export interface StreamAsk {
  readonly from: number;
  readonly to: number;
  readonly after?: bigint;
  readonly before?: bigint;
  readonly descending: boolean;
  readonly limit: number;
  /** Lines that have this text. */
  readonly keyword?: string;
}

/**
 * What has been received by now and is still kept, in order. Lines are made as far as they are needed.
 *
 * @param pause is waited for after each window, as the page's own thread makes them.
 */
export async function streamEntries(state: CloudState, now: number, stream: string, ask: StreamAsk, pause: () => Promise<void>): Promise<StreamEntry[]> {
  const known = state.huawei.streams.find((one) => one.id === stream);
  const ttlDays = state.huawei.groups.find((one) => one.id === known?.group)?.ttlDays ?? 0;
  if (known === undefined) return [];
  const from = Math.max(ask.from, known.createdAt, now - ttlDays * 86400);
  const to = Math.min(ask.to, now);
  const lots = writersOf(state, stream).flatMap((writer) => lotsOf(state, writer, from, to));
  lots.sort((a, b) => a.received - b.received || a.ordinal - b.ordinal);
  if (ask.descending) lots.reverse();
  const found: StreamEntry[] = [];
  for (const { received, ordinal, lines } of lots) {
    // Ten thousand flow logs of a hundred thousand lines a window fit into a second.
    const first = BigInt(received) * 1_000_000_000n + BigInt(ordinal) * 100_000n;
    if (ask.after !== undefined && first + 99_999n < ask.after) continue;
    if (ask.before !== undefined && first > ask.before) continue;
    const entries = lines().map((content, i): StreamEntry => ({ content, line: first + BigInt(i), received }));
    if (ask.descending) entries.reverse();
    for (const entry of entries) {
      if ((ask.after !== undefined && entry.line <= ask.after) || (ask.before !== undefined && entry.line >= ask.before)) continue;
      if (ask.keyword !== undefined && !entry.content.includes(ask.keyword)) continue;
      found.push(entry);
      if (found.length === ask.limit) return found;
    }
    await pause();
  }
  return found;
}
