import type { Memory } from '../../columns/memory.ts';
import { Gunzip } from '../gunzip/gunzip.ts';
import type { IngestModule } from '../module.ts';
import type { Account } from '../account.ts';

/** The bytes of a file, chunk by chunk. A chunk holds until the next is asked for. */
export interface ByteSource {
  next(): Promise<Uint8Array | null>;
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

  async next(): Promise<Uint8Array | null> {
    try {
      const { done, value } = await this.reader.read();
      if (done) return null;
      this.account.bytesRead += value.length;
      return value;
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

  next(): Promise<Uint8Array | null> {
    if (this.given || this.head.length === 0) return this.rest.next();
    this.given = true;
    return Promise.resolve(this.head);
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
  private spans: Iterator<Uint8Array> | null = null;
  private finished = false;

  constructor(from: ByteSource, memory: Memory, module: IngestModule, account: Account) {
    this.from = from;
    this.gunzip = new Gunzip(memory, module);
    this.account = account;
  }

  get cut(): boolean {
    return this.from.cut || this.gunzip.defects.some(({ detail }) => detail === 'cut' || detail === 'corrupt');
  }

  async next(): Promise<Uint8Array | null> {
    while (!this.finished) {
      const span = this.spans?.next();
      this.tell();
      // A copy: the span lies in the shared memory, and whoever reads it may make that grow, which would empty the view.
      if (span && !span.done) return span.value.slice();
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

/** Reads until `bytes` are there or the end is reached. */
export async function peek(source: ByteSource, bytes: number): Promise<{ head: Uint8Array; ended: boolean; source: ByteSource }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length < bytes && !ended) {
    const chunk = await source.next();
    if (!chunk) ended = true;
    else if (chunk.length > 0) {
      parts.push(chunk.slice());
      length += chunk.length;
    }
  }
  const head = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    head.set(part, at);
    at += part.length;
  }
  return { head, ended, source: new PeekedSource(head, source) };
}
