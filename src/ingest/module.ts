import { instantiate } from '../columns/module.ts';
import type { Memory } from '../columns/memory.ts';

/** What src/columns/assembly/ingest.ts exports. Pointers and lengths are bytes of the shared memory. */
export interface IngestModule {
  inflaterBytes(): number;
  inflaterInit(state: number, out: number, bytes: number): void;
  /** After `inflaterInit`: one stream of zlib in place of members of gzip. */
  inflaterZlib(state: number): void;
  inflaterMove(state: number, by: number, outEnd: number): void;
  inflaterInput(state: number, pointer: number, length: number): void;
  inflaterSlide(state: number, out: number): void;
  /** 0 needs input, 1 output full, 2 trailing bytes, 3 corrupt, 4 wrong checksum, 5 wrong length. */
  inflate(state: number): number;
  inflaterInPos(state: number): number;
  inflaterOutPos(state: number): number;
  inflaterPending(state: number): number;
  inflaterIdle(state: number): number;
  /** 0 all read, 1 an odd line stands at the position, 2 a table has no room, 3 the rows are full. */
  parseDelimited(context: number): number;
  parseJsonLines(context: number): number;
  /** As those, over the logs of one log group; odd is also what is no log. */
  parseLogs(context: number): number;
  settleSlots(pendings: number, count: number, codes: number): void;
  settleRows(column: number, from: number, to: number, codes: number): void;
  tableGrow(table: number, slots: number, mask: number): void;
}

export function ingestModule(module: WebAssembly.Module, memory: Memory): IngestModule {
  return instantiate<IngestModule>(module, memory);
}
