import { create } from 'zustand';
import type { InputFile } from '../engine/embedded/contract.ts';
import type { SourceKey } from '../model/source.ts';

/** What keeps a source from being opened, besides what its files say of themselves. */
export type OpenFault =
  | { readonly kind: 'other-origin' | 'unreachable'; readonly address: string }
  | { readonly kind: 'status'; readonly address: string; readonly status: number }
  | { readonly kind: 'no-files' }
  /** Other files were opened than the link names. */
  | { readonly kind: 'other-files' }
  /** The source has nothing in the range that was asked for. */
  | { readonly kind: 'range-elsewhere' }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * What the engine holds or is being given. `empty`: nothing. `restoring`: what was kept is being looked for. `reading`:
 * files or the demo are read. `ready`: all is read. `missing`: the link's files are not here.
 */
export interface Session {
  readonly phase: 'empty' | 'restoring' | 'reading' | 'ready' | 'missing';
  /** What the page looks at, or looks for. */
  readonly active: SourceKey;
  /** What the engine holds, also while the link names something else. */
  readonly held: SourceKey;
  /** Where on this host what is held came from, for a link that opens it again; null for the reader's own files. */
  readonly address: string | null;
  readonly files: number;
  readonly bytes: number;
  /** Files that wait for the reader to say whether they replace what is open or are added to it. */
  readonly waiting: readonly InputFile[] | null;
  readonly fault: OpenFault | null;
  /** Blobs by name, so that a file whose columns were named can be read again. */
  readonly opened: ReadonlyMap<string, Blob>;
}

const empty: Session = { phase: 'empty', active: { kind: 'none' }, held: { kind: 'none' }, address: null, files: 0, bytes: 0, waiting: null, fault: null, opened: new Map() };

export const useSession = create<Session>()(() => empty);

export function sessionEnded(): void {
  useSession.setState(empty, true);
}
