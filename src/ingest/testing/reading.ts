import { Memory } from '../../columns/memory.ts';
import type { FileReport } from '../../model/source.ts';
import { readFile, type ReadOptions } from '../read.ts';
import { CollectingSink, type PlainRecord } from './collect.ts';
import { compiledIngest } from './module.ts';

const ingest = compiledIngest();

export interface Reading {
  readonly report: FileReport;
  readonly records: readonly PlainRecord[];
  readonly sink: CollectingSink;
}

/** Reads bytes or text as a file, in chunks of the given size, and gives plain records. */
export async function read(content: string | Uint8Array, options: Partial<ReadOptions> & { chunk?: number; name?: string; blob?: boolean } = {}): Promise<Reading> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const memory = new Memory({ reservedBytes: 256 * 1024 });
  const sink = new CollectingSink(memory);
  const { chunk = 64 * 1024, name = 'a.log', blob = false, ...rest } = options;
  const input = { name, bytes: bytes.length, stream: streamOf(bytes, chunk), ...(blob ? { blob: new Blob([new Uint8Array(bytes)]) } : {}) };
  const report = await readFile(input, sink, memory, { ingest }, { signal: { aborted: false }, pause: () => Promise.resolve(), progress: () => undefined, ...rest });
  return { report, records: sink.records, sink };
}

/** A stream of the bytes in chunks; with an error at its end when one is given. */
export function streamOf(bytes: Uint8Array, chunk: number, error?: Error): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) {
        controller.enqueue(bytes.slice(at, at + chunk));
        at += chunk;
      } else if (error) controller.error(error);
      else controller.close();
    },
  });
}

/** A record with only the values that are there. */
export function filled(record: PlainRecord | undefined): PlainRecord {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([, value]) => value !== null));
}
