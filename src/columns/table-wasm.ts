/** What `assembly/table.ts` exports. All arguments are byte offsets in the memory, counts or plain numbers. */
export interface TableWasm {
  codeAddresses(family: number, v4: number, v6: number, rows: number, out: number, state: number): void;
  findAddress(family: number, at: number, state: number): number;
  rehashAddresses(state: number): void;
  codeTuples(columns: number, rows: number, out: number, state: number): void;
  rehashTuples(state: number): void;
  countTuples(tuples: number, time: number, start: number, end: number, rows: number, counts: number): void;
  appendTimes(source: number, rows: number, target: number, offset: number, stats: number): void;
  appendOffsets(
    value: number, origin: number, bias: number, rows: number, target: number, validity: number, offset: number, stats: number,
  ): void;
  appendNumbers(source: number, rows: number, target: number, validity: number, offset: number, stats: number): void;
  appendCounters(source: number, rows: number, target: number, validity: number, offset: number, stats: number): void;
  appendCodes(source: number, rows: number, target: number, offset: number, stats: number): void;
  anySet(source: number, rows: number): number;
  sortOrder(time: number, rows: number, least: number, most: number, order: number, scratch: number, counts: number): void;
  narrow32(
    source: number, order: number, rows: number, base: number, width: number, target: number, validity: number, targetValidity: number,
  ): void;
  narrow64(
    source: number, order: number, rows: number, base: number, width: number, target: number, validity: number, targetValidity: number,
  ): void;
  copyValidity(validity: number, order: number, rows: number, target: number): void;
  widen32(source: number, width: number, base: number, rows: number, target: number): void;
  rehashPairs(state: number): void;
  learnLocals(
    tuples: number, faces: number, direction: number, directions: number, source: number, destination: number, kinds: number, rows: number,
    state: number,
  ): void;
  markRemotes(
    tuples: number, faces: number, direction: number, directions: number, source: number, destination: number, rows: number, state: number,
  ): void;
  findOwners(state: number, forwards: number, heads: number, next: number): number;
  findBlocks(state: number, vpcs: number, book: number, blocks: number, mask: number): void;
  observe(
    tuples: number, faces: number, direction: number, directions: number, source: number, destination: number, time: number, rows: number,
    state: number, forwards: number, heads: number, next: number, vpcs: number, from: number, to: number,
    book: number, blocks: number, mask: number, out: number,
  ): number;
  rehashEnds(ends: number): void;
  anyShared(ends: number, pairs: number): number;
  resolveEnds(ends: number, tuples: number, direction: number, source: number, destination: number, time: number, rows: number, out: number, spare: number): void;
  valuesPresent(at: number, rows: number): number;
  sameBytes(a: number, b: number, bytes: number): number;
  checksum(at: number, bytes: number): number;
}
