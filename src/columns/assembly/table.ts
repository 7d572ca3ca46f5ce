// What the table does in bulk. No static data and no allocator: every pointer is handed in.
export { codeAddresses, findAddress, rehashAddresses } from './table/addresses'
export { codeTuples, rehashTuples, countTuples } from './table/tuples'
export { appendTimes, appendOffsets, appendNumbers, appendCounters, appendCodes, anySet } from './table/append'
export { sortOrder, narrow32, narrow64, widen32, copyValidity } from './table/seal'
export { rehashPairs, learnLocals, markRemotes, findOwners, findBlocks, observe, valuesPresent, sameBytes } from './table/observe'
export { rehashEnds, anyShared, resolveEnds } from './table/ends'
export { checksum } from './table/checksum'
