// What reading needs to be fast: inflate, and parsing of the common forms straight into the batch.
// No static data and no allocator: every pointer is handed in (see src/columns/module.ts).
export { inflaterBytes, inflaterInit, inflaterZlib, inflaterMove, inflaterInput, inflaterSlide, inflate, inflaterInPos, inflaterOutPos, inflaterPending, inflaterIdle } from './ingest/inflate'
export { parseDelimited } from './ingest/delimited'
export { parseJsonLines } from './ingest/json'
export { parseLogs } from './ingest/packets'
export { settleRows, settleSlots, tableGrow } from './ingest/tables'
