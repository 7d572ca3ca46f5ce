import type { View } from '../../model/view.ts';
import { stringifySearch } from '../../state/search.ts';
import { longestLink, writeView } from '../../state/view-codec.ts';

/** Names the words that tell it. */
export type CopyOutcome = 'copied' | 'longLink' | 'tooLong' | 'notCopied';

/** Copies the address of a view. Names of files give way when the link would be longer than 2 kB; filters never do. */
export async function copyLink(view: View, withNames: boolean): Promise<CopyOutcome> {
  const nameless: View = view.source.kind === 'files' ? { ...view, source: { ...view.source, names: [] } } : view;
  const whole = linkTo(withNames ? view : nameless);
  const short = whole.length <= longestLink ? whole : linkTo(nameless);
  try {
    await navigator.clipboard.writeText(short);
  } catch {
    return 'notCopied';
  }
  if (short.length > longestLink) return 'tooLong';
  return short === whole ? 'copied' : 'longLink';
}

function linkTo(view: View): string {
  return `${location.origin}${location.pathname}${stringifySearch(writeView(view))}`;
}
