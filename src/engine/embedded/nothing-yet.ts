import type { Description } from '../../model/source.ts';
import type { Keeping, NetworkDatabases, ReadProgress } from './contract.ts';

/** What the engine says of itself before its worker has said anything. */
export const nothingHeld: Description = {
  records: 0, extent: null, gaps: [], fields: [], captureInterval: 0, memoryBytes: 0, skipped: 0, noData: 0, skipData: 0,
  interfaces: 0, vpcs: 0, addresses: 0, ambiguousOwners: 0, revision: 0, domains: '', threats: { revision: 0, lists: 0, addresses: 0, byLabel: new Map() }, reading: false, provisionalFrom: null,
};
export const nothingRead: ReadProgress = { files: [], reading: false, recordsPerSecond: 0, memoryBytes: 0, secondsLeft: null };
export const noNetworks: NetworkDatabases = { v4: null, v6: null, keptBytes: 0 };
export const notKept: Keeping = { state: 'off', bytes: 0, failure: null };
