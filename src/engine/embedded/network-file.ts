import { errorText } from '../../base/error-text.ts';
import { mostRanges, NetworkLinesReader, type NetworkLines } from '../../base/geo/network-lines.ts';
import { failed, ok, type Result } from '../../base/result.ts';
import type { NetworksFault } from './contract.ts';

/** A line longer than this is of no database of networks, and neither is its file. */
const longestLine = 65_536;
const sliceMilliseconds = 4;

/**
 * Reads a database of networks, plain or gzip, in slices. Refused when no line is a record or most lines are faulty: that is a
 * file of another kind. The browser's own inflate will do here, unlike for logs: such a file is one member, whole or worthless.
 */
export async function readNetworkFile(file: Blob, pause: () => Promise<void>): Promise<Result<NetworkLines, NetworksFault>> {
  const reader = new NetworkLinesReader();
  try {
    const whole = await eachLine(await textOf(file), pause, (line) => {
      reader.read(line);
      return reader.ranges <= mostRanges;
    });
    if (reader.ranges > mostRanges) return failed({ kind: 'too-many', most: mostRanges });
    if (!whole) return failed({ kind: 'no-database', first: null });
  } catch (error) {
    return failed({ kind: 'unreadable', message: errorText(error) });
  }
  const steps = reader.finish();
  let step = steps.next();
  for (let began = performance.now(); !step.done; step = steps.next()) {
    if (performance.now() - began < sliceMilliseconds) continue;
    await pause();
    began = performance.now();
  }
  const lines = step.value;
  const held = (lines.tables.v4?.ranges.count ?? 0) + (lines.tables.v6?.ranges.count ?? 0);
  return held === 0 || lines.skipped * 2 > lines.records ? failed({ kind: 'no-database', first: lines.first }) : ok(lines);
}

async function textOf(file: Blob): Promise<ReadableStream<string>> {
  const magic = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const bytes = magic[0] === 0x1f && magic[1] === 0x8b ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  return bytes.pipeThrough(new TextDecoderStream());
}

/** False when `take` wanted no more lines, or one was too long. */
async function eachLine(text: ReadableStream<string>, pause: () => Promise<void>, take: (line: string) => boolean): Promise<boolean> {
  const chunks = text.getReader();
  let began = performance.now();
  let rest = '';
  for (;;) {
    const { done, value } = await chunks.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) {
      if (line.length > longestLine || !take(line)) {
        await chunks.cancel();
        return false;
      }
      if (performance.now() - began < sliceMilliseconds) continue;
      await pause();
      began = performance.now();
    }
    if (done) return true;
    if (rest.length > longestLine) {
      await chunks.cancel();
      return false;
    }
  }
}
