import type { TimeRange } from './time.ts';

/** What the page looks at. Exactly one is active; the URL names it. */
export type SourceKey =
  | { readonly kind: 'none' }
  | { readonly kind: 'demo'; readonly size: 'day' | 'small' }
  /** Files, known by the hash of their sorted identities. `names` are short names for asking again. */
  | { readonly kind: 'files'; readonly hash: string; readonly names: readonly string[] }
  | LogstoreKey;

/** A logstore, read for the range that is looked at. `instance`: id of the Flow Log Center instance over it, if it was opened as one. */
export interface LogstoreKey {
  readonly kind: 'logstore';
  readonly region: string;
  readonly project: string;
  readonly logstore: string;
  readonly instance: string | null;
}

/** Formats that can be read. */
export const formats = [
  'alibaba-json', 'alibaba-csv', 'alibaba-parquet', 'alibaba-packets', 'aws-text', 'aws-tgw-text', 'aws-cloudwatch-json', 'aws-parquet',
  'huawei-vpc-text', 'huawei-er-text', 'huawei-lts-json', 'gcp-json', 'azure-vnet-json', 'azure-nsg-json', 'mapped-text', 'mapped-json',
] as const;
export type Format = (typeof formats)[number];

/** Why a line or a record was not read, as a fact. The screen says it in the reader's language. */
export type SkipReason =
  | { readonly kind: 'field-count'; readonly expected: number; readonly found: number }
  | { readonly kind: 'not-a-number'; readonly field: string; readonly value: string }
  | { readonly kind: 'out-of-range'; readonly field: string; readonly value: string }
  | { readonly kind: 'not-an-address'; readonly field: string; readonly value: string }
  | { readonly kind: 'json'; readonly detail: string }
  | { readonly kind: 'no-time' }
  | { readonly kind: 'not-a-record'; readonly detail: string }
  | { readonly kind: 'too-long'; readonly bytes: number }
  /** Bytes of a logstore's packet that are not what they should be; `offset` is into the packet as inflated, for `inflate` as received. */
  | { readonly kind: 'packet'; readonly detail: PacketDamage; readonly offset: number; readonly shard: number; readonly cursor: string };

/**
 * What is wrong with a packet. `length`: something goes on behind the end of what holds it. `tag`: no field can begin so. `number`:
 * a number that does not end. `inflate`: it cannot be decompressed to its end.
 */
export type PacketDamage = 'length' | 'tag' | 'number' | 'inflate';

export interface SkippedLine {
  /** Counted from 1 in the decoded text; records of a JSON array or of Parquet are counted from 1 as well. */
  readonly line: number;
  readonly reason: SkipReason;
  /** The line itself, cut at 160 characters. */
  readonly text: string;
}

/** A doubt about what was read, which did not lose a record. */
export type ReadNote =
  /** The documentation's own samples: values stand one column off. */
  | { readonly kind: 'shifted-columns'; readonly records: number; readonly firstLine: number }
  | { readonly kind: 'er-order-assumed'; readonly swapped: boolean }
  | { readonly kind: 'gzip-damaged'; readonly offset: number; readonly detail: 'checksum' | 'length' | 'cut' | 'corrupt' | 'trailing' }
  | { readonly kind: 'sampled' }
  | { readonly kind: 'odd-duration'; readonly records: number; readonly longestSeconds: number };

/** Why a file as a whole could not be read. */
export type FileFailure =
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-a-log'; readonly looksLike: 'picture' | 'pdf' | 'zip' | 'spreadsheet' | 'binary' | 'text' }
  | { readonly kind: 'zstd' | 'snappy' | 'orc' }
  | { readonly kind: 'unknown-columns'; readonly preview: readonly string[] }
  | { readonly kind: 'vanished'; readonly message: string }
  /** What makes records in the browser (the demo) stopped before its end. */
  | { readonly kind: 'not-made'; readonly message: string }
  | { readonly kind: 'memory'; readonly neededBytes: number; readonly budgetBytes: number }
  /** The same file (name, size, hash of both ends) is among the records already. */
  | { readonly kind: 'already-read' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'internal'; readonly message: string };

export type FileState = 'waiting' | 'reading' | 'read' | 'failed' | 'cancelled';

/** The exact account of one file. Counts are records; `records + skipped` is all that stood in the file. */
export interface FileReport {
  readonly name: string;
  /** Bytes as stored (compressed), and how many of them were read. */
  readonly bytes: number;
  readonly bytesRead: number;
  readonly state: FileState;
  readonly format: Format | null;
  readonly records: number;
  /** Of `records`, those that say there was no data, or that data was skipped by the collector. */
  readonly noData: number;
  readonly skipData: number;
  readonly skipped: number;
  /** Lines by reason kind, and the first lines of each. */
  readonly reasons: readonly { readonly reason: SkipReason; readonly lines: number; readonly first: SkippedLine }[];
  readonly firstSkipped: readonly SkippedLine[];
  readonly notes: readonly ReadNote[];
  readonly failure: FileFailure | null;
  readonly milliseconds: number;
}

export interface ReadReport {
  readonly files: readonly FileReport[];
  readonly records: number;
  readonly skipped: number;
}

/** What the reader says about a text or JSON file that was not recognised: column by column, the field it means. */
export interface ColumnMapping {
  readonly delimiter: ',' | '|' | '\t' | ' ' | 'json';
  readonly headerLines: number;
  /** For each column (or JSON key) in order: a field name, a name of the reader's own, or null to leave it out. */
  readonly columns: readonly { readonly source: string; readonly field: string | null }[];
}

/**
 * The threat lists in use. `addresses`: of those held, how many stand on one; `byLabel`: how many have which names of lists, as the
 * fields `srcthreat` and `dstthreat` put them together. The revision is another one whenever the lists are.
 */
export interface ThreatsHeld {
  readonly revision: number;
  readonly lists: number;
  readonly addresses: number;
  readonly byLabel: ReadonlyMap<string, number>;
}

/** What an engine holds. */
export interface Description {
  readonly records: number;
  readonly extent: TimeRange | null;
  /** Between files that were read, what none of them covers: from just after the last record to the next one. Nothing was read there, which is not a quiet time. */
  readonly gaps: readonly TimeRange[];
  /** Fields that at least one record has, stored and computed, the reader's own columns last. */
  readonly fields: readonly string[];
  /** Capture interval in seconds, the longest of a mixed source; 0 when nothing tells. */
  readonly captureInterval: number;
  readonly memoryBytes: number;
  readonly skipped: number;
  readonly noData: number;
  readonly skipData: number;
  /** Distinct values held: for the coverage page. */
  readonly interfaces: number;
  readonly vpcs: number;
  readonly addresses: number;
  /** Records whose owner was ambiguous when counting a flow once. */
  readonly ambiguousOwners: number;
  readonly revision: number;
  /** What addresses are labelled with: `setHash` of the domains (empty before the engine has begun), and the threat lists that are on. */
  readonly domains: string;
  readonly threats: ThreatsHeld;
  readonly reading: boolean;
  /** From this record time on records may still come, of a logstore as far as it was read last; null for what is whole. */
  readonly provisionalFrom: number | null;
}
