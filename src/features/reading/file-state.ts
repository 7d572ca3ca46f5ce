import type { FileReport } from '../../model/source.ts';

/** How a file's row speaks: `whole` and done, `doubt` read with something to say, `bad` not whole, `open` still to come. */
export type FileTone = 'whole' | 'doubt' | 'bad' | 'open';

export function toneOf(file: FileReport): FileTone {
  if (file.failure !== null) return file.failure.kind === 'already-read' ? 'doubt' : 'bad';
  if (file.state === 'waiting' || file.state === 'reading') return 'open';
  if (file.notes.some((note) => note.kind === 'gzip-damaged' && note.detail !== 'trailing')) return 'bad';
  return file.skipped > 0 || file.notes.length > 0 ? 'doubt' : 'whole';
}

/** True for a file of which something is missing, but for lines that were skipped one by one. */
export function isNotWhole(file: FileReport): boolean {
  return toneOf(file) === 'bad';
}

/** True when there is more to say of a file than its row holds. */
export function hasMore(file: FileReport): boolean {
  return file.failure !== null || file.skipped > 0 || file.notes.length > 0 || file.noData > 0 || file.skipData > 0;
}
