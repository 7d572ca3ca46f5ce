import type { Memory } from '../../columns/memory.ts';
import { Gunzip } from '../gunzip/gunzip.ts';
import type { IngestModule } from '../module.ts';
import type { Account } from '../account.ts';
import { chunkOf, type Chunk } from './chunk.ts';

/** The bytes of a file, chunk by chunk. */
export interface ByteSource {
  next(): Promise<Chunk | null>;
  /** True when the end of the file is known to be missing. */
  readonly cut: boolean;
  close(): Promise<void>;
}

/** Thrown when the file stops answering while it is read: removed, changed, or its connection lost. */
export class Vanished extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.name = 'Vanished';
  }
}

/** A file's own bytes, as stored. Counts what was read. */
export class StreamSource implements ByteSource {
  readonly cut = false;
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private readonly account: Account;

  constructor(stream: ReadableStream<Uint8Array>, account: Account) {
    this.reader = stream.getReader();
    this.account = account;
  }

  async next(): Promise<Chunk | null> {
    try {
      const { done, value } = await this.reader.read();
      if (done) return null;
      this.account.bytesRead += value.length;
      return chunkOf(value);
    } catch (error) {
      throw new Vanished(error);
    }
  }

  async close(): Promise<void> {
    try {
      await this.reader.cancel();
    } catch {
      // It failed before and was told then.
    }
  }
}

/** Bytes looked at already, then those that follow. */
export class PeekedSource implements ByteSource {
  private readonly rest: ByteSource;
  private readonly head: Uint8Array;
  private given = false;

  constructor(head: Uint8Array, rest: ByteSource) {
    this.head = head;
    this.rest = rest;
  }

  get cut(): boolean {
    return this.rest.cut;
  }

  next(): Promise<Chunk | null> {
    if (this.given || this.head.length === 0) return this.rest.next();
    this.given = true;
    return Promise.resolve(chunkOf(this.head));
  }

  close(): Promise<void> {
    return this.rest.close();
  }
}

/** What comes out of gzip. Defects go to the account. */
export class GunzipSource implements ByteSource {
  private readonly from: ByteSource;
  private readonly gunzip: Gunzip;
  private readonly account: Account;
  private told = 0;
  private spans: Iterator<Chunk> | null = null;
  private finished = false;

  constructor(from: ByteSource, memory: Memory, module: IngestModule, account: Account) {
    this.from = from;
    this.gunzip = new Gunzip(memory, module);
    this.account = account;
  }

  get cut(): boolean {
    return this.from.cut || this.gunzip.defects.some(({ detail }) => detail === 'cut' || detail === 'corrupt');
  }

  async next(): Promise<Chunk | null> {
    while (!this.finished) {
      const span = this.spans?.next();
      this.tell();
      if (span && !span.done) return span.value;
      this.spans = null;
      const chunk = this.gunzip.ended ? null : await this.from.next();
      if (chunk) this.spans = this.gunzip.push(chunk);
      else {
        this.finished = true;
        this.gunzip.finish();
        this.tell();
      }
    }
    return null;
  }

  async close(): Promise<void> {
    this.finished = true;
    this.gunzip.release();
    await this.from.close();
  }

  private tell(): void {
    for (const defect of this.gunzip.defects.slice(this.told)) this.account.note({ kind: 'gzip-damaged', ...defect });
    this.told = this.gunzip.defects.length;
  }
}

/** Reads until `bytes` are there or the end is reached: the first of them, and whether they are all there is. */
export async function peek(source: ByteSource, bytes: number): Promise<{ head: Uint8Array; ended: boolean; source: ByteSource }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length < bytes && !ended) {
    const chunk = await source.next();
    const part = chunk?.().slice();
    if (!part) ended = true;
    else if (part.length > 0) {
      parts.push(part);
      length += part.length;
    }
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  // A chunk may be much longer than what is looked at.
  return { head: all.subarray(0, bytes), ended: ended && length <= bytes, source: new PeekedSource(all, source) };
}
