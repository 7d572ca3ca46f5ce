import { errorText } from '../base/error-text.ts';
import { MemoryExceeded, type Memory } from '../columns/memory.ts';
import type { RecordSink } from '../columns/batch.ts';
import type { ColumnMapping, FileFailure, FileReport } from '../model/source.ts';
import { Account } from './account.ts';
import { GunzipSource, peek, StreamSource, Vanished, type ByteSource } from './bytes/byte-source.ts';
import { ingestModule, type IngestModule } from './module.ts';
import { Output } from './output.ts';
import { Cancelled, Pace, type ReadHooks } from './pace.ts';
import { readText, type TextChoices } from './read-text.ts';
import { magicOf } from './sniff/magic.ts';
import type { RouterOrder } from './sniff/text.ts';

export interface ReadInput {
  readonly name: string;
  /** Bytes as stored, when known. */
  readonly bytes: number | null;
  readonly stream: ReadableStream<Uint8Array>;
  /** The same bytes, for formats that are read from their end (Parquet). Without it such a file is held whole. */
  readonly blob?: Blob;
}

export interface ReadOptions extends ReadHooks {
  /** For a file whose columns are not recognised: what the reader said they are. */
  readonly mapping?: ColumnMapping;
  readonly erOrder?: RouterOrder;
  /** False: every line goes through the exact parser, which is slow. For comparing. */
  readonly fast?: boolean;
}

const headBytes = 64 * 1024;
const deepestGzip = 4;

/**
 * Reads one file into the sink, whatever it is, in slices of a few milliseconds. Never throws for what a file holds: the
 * report says what was read, what was skipped and why, and how it ended. What was read before a failure stays.
 */
export async function readFile(
  input: ReadInput,
  sink: RecordSink,
  memory: Memory,
  modules: { readonly ingest: WebAssembly.Module },
  hooks: ReadOptions,
): Promise<FileReport> {
  const account = new Account(input.name, input.bytes);
  const pace = new Pace(hooks, account);
  const module = ingestModule(modules.ingest, memory);
  let output: Output | null = null;
  const closing: ByteSource[] = [];
  let failure: FileFailure | null;
  try {
    output = new Output(sink, memory, account);
    const choices: TextChoices = { mapping: hooks.mapping, order: hooks.erOrder ?? 'auto', fast: hooks.fast ?? true };
    failure = await readInput(input, output, module, pace, choices, closing);
  } catch (error) {
    failure = failureOf(error);
  }
  try {
    output?.flush();
  } catch (error) {
    failure ??= failureOf(error);
  }
  for (const source of closing.reverse()) await source.close();
  output?.release();
  const state = failure === null ? 'read' : failure.kind === 'cancelled' ? 'cancelled' : 'failed';
  const report = account.report(state, failure);
  hooks.progress(report);
  return report;
}

async function readInput(
  input: ReadInput,
  output: Output,
  module: IngestModule,
  pace: Pace,
  choices: TextChoices,
  closing: ByteSource[],
): Promise<FileFailure | null> {
  const { memory, account } = output;
  let source: ByteSource = new StreamSource(input.stream, account);
  closing.push(source);
  for (let depth = 0; ; depth++) {
    const peeked = await peek(source, headBytes);
    if (pace.due()) await pace.rest();
    source = peeked.source;
    if (peeked.head.length === 0) return { kind: 'empty' };
    const magic = magicOf(peeked.head);
    if (magic?.kind === 'failure') return magic.failure;
    if (magic?.kind === 'parquet') {
      account.format = 'alibaba-parquet';
      // Its reader and decompressors are half as large as all the rest of the worker, and few files need them.
      const { readParquet } = await import('./parquet/read-parquet.ts');
      return readParquet(depth === 0 ? (input.blob ?? null) : null, source, output, module, pace, choices.mapping);
    }
    if (magic?.kind !== 'gzip') return readText(peeked.head, peeked.ended, skipMark(peeked.head, source), output, module, pace, choices);
    if (depth >= deepestGzip) return { kind: 'not-a-log', looksLike: 'binary' };
    source = new GunzipSource(source, memory, module, account);
    closing.push(source);
  }
}

/** The source without its byte order mark. */
function skipMark(head: Uint8Array, source: ByteSource): ByteSource {
  if (head[0] !== 0xef || head[1] !== 0xbb || head[2] !== 0xbf) return source;
  let first = true;
  return {
    get cut() {
      return source.cut;
    },
    async next() {
      const chunk = await source.next();
      if (!first || !chunk) return chunk;
      first = false;
      return () => chunk().subarray(3);
    },
    close: () => source.close(),
  };
}

function failureOf(error: unknown): FileFailure {
  if (error instanceof Cancelled) return { kind: 'cancelled' };
  if (error instanceof Vanished) return { kind: 'vanished', message: error.message };
  if (error instanceof MemoryExceeded) return { kind: 'memory', neededBytes: error.neededBytes, budgetBytes: error.budgetBytes };
  return { kind: 'internal', message: errorText(error) };
}
