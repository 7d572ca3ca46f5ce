import { hashOfWords } from '../../base/short-hash.ts';
import type { PackedThreatEntries } from '../../model/threat-entries.ts';

/** Hash of the blocks on a list, in their order. A list of another order is another list: it is the same file that is told again. */
export function contentHash({ bounds }: PackedThreatEntries): string {
  return hashOfWords(bounds);
}
