import { create } from 'zustand';
import type { EmbeddedEngine } from '../engine/embedded/contract.ts';
import type { DroppedKind } from '../ingest/threats/dropped-kind.ts';

/** Bytes of a file that tell what it is. */
const lookedAt = 65_536;

/** Files that read like reports and were dropped where logs are expected: the reader says what they are. */
export interface Reports {
  readonly files: readonly File[];
  /** They are logs, after all. */
  readonly asLogs: () => void;
}

export const useReports = create<{ readonly reports: Reports | null }>()(() => ({ reports: null }));

/**
 * Of files that were dropped or pasted on any screen, those that are threat lists are loaded as such; gives the others: logs, and what
 * reads like a report, which is for the reader to say; and whether there was a list. Where `all` is said, they are all lists, as on the
 * screen of lists.
 */
export async function listsTaken(engine: EmbeddedEngine, files: readonly File[], all: boolean): Promise<{ readonly logs: readonly File[]; readonly reports: readonly File[]; readonly lists: boolean }> {
  const { droppedKind } = await import('../ingest/threats/dropped-kind.ts');
  const found: Record<DroppedKind, File[]> = { list: [], report: [], log: [] };
  for (const file of files) {
    const kind = all ? 'list' : droppedKind(await file.slice(0, lookedAt).text(), file.size <= lookedAt);
    found[kind].push(file);
  }
  const { list: lists, report: reports, log: logs } = found;
  if (lists.length > 0) {
    const { threatListsChosen } = await import('./threat-lists.ts');
    await threatListsChosen(engine, lists);
  }
  return { logs, reports, lists: lists.length > 0 };
}
