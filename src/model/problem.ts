import type { TimeRange } from './time.ts';

/** Where in a statement something is wrong. Offsets count UTF-16 units from the start of the whole statement. */
export interface Position {
  readonly from: number;
  readonly to: number;
}

/**
 * What can go wrong, as facts. The screen adds the advice in the reader's language (`ui/Problem`), tests and logs read
 * the same facts. `statement` is the text that was asked, where there is one. `zh` is a message in Chinese; it is absent where SLS
 * itself knows the message in English only.
 */
export type Problem =
  /** The statement is not well formed, or names something that does not exist. */
  | { readonly kind: 'syntax'; readonly message: string; readonly zh?: string; readonly position: Position; readonly statement: string; readonly nearest?: string }
  /** Well formed, but no engine here answers it. `what` names the construct, `instead` what comes nearest to it. */
  | { readonly kind: 'unsupported'; readonly what: string; readonly instead?: string; readonly position?: Position; readonly statement: string }
  /** Types do not fit, as SLS itself would refuse. */
  | { readonly kind: 'type'; readonly message: string; readonly zh?: string; readonly position: Position; readonly statement: string }
  /** The log does not record a field that the statement needs. */
  | { readonly kind: 'field-missing'; readonly fields: readonly string[]; readonly statement: string }
  /** A value left the range that can be computed exactly (for example a sum beyond 2^63). */
  | { readonly kind: 'overflow'; readonly what: string; readonly statement: string }
  | { readonly kind: 'division-by-zero'; readonly statement: string }
  | { readonly kind: 'no-data' }
  | { readonly kind: 'no-match'; readonly extent: TimeRange | null; readonly statement: string }
  | { readonly kind: 'memory'; readonly neededBytes: number; readonly budgetBytes: number }
  /** More would be answered than the page can hold at once. */
  | { readonly kind: 'too-large'; readonly rows: number; readonly bytes: number; readonly limitRows: number; readonly limitBytes: number }
  /** What is open could not be stored on this device: the disk is full, another tab writes, or what was written is broken. */
  | { readonly kind: 'not-kept'; readonly failure: 'quota' | 'locked' | 'broken' | null }
  | { readonly kind: 'cancelled' }
  /** The engine itself failed: a bug, told with its message. */
  | { readonly kind: 'internal'; readonly message: string };
