import type { EmbeddedEngine } from '../engine/embedded/contract.ts';

/** Bytes of a file that tell what it is. */
const lookedAt = 65_536;

/**
 * Of files that were dropped or pasted on any screen, those that are threat lists are loaded as such; gives the others, which are logs,
 * and whether there was a list. Where `all` is said, they are all lists, as on the screen of lists.
 */
export async function listsTaken(engine: EmbeddedEngine, files: readonly File[], all: boolean): Promise<{ readonly logs: readonly File[]; readonly lists: boolean }> {
  const { looksLikeThreatList } = await import('../ingest/threats/looks-like-list.ts');
  const lists: File[] = [];
  const logs: File[] = [];
  for (const file of files) {
    const text = all ? '' : await file.slice(0, lookedAt).text();
    (all || looksLikeThreatList(text, file.size <= lookedAt) ? lists : logs).push(file);
  }
  if (lists.length > 0) {
    const { threatListsChosen } = await import('./threat-lists.ts');
    await threatListsChosen(engine, lists);
  }
  return { logs, lists: lists.length > 0 };
}
