import { between } from '../../model/time-text.ts';
import type { TimeRange } from '../../model/time.ts';
import type { View } from '../../model/view.ts';
import { stringifySearch } from '../../state/search.ts';
import { longestLink, writeView } from '../../state/view-codec.ts';

/** Names the words that tell it. */
export type CopyOutcome = 'copied' | 'copiedFixed' | 'longLink' | 'tooLong' | 'notCopied';

export interface CopyOptions {
  readonly names: boolean;
  /** These very moments take the place of a range that moves on; null leaves it as it is. */
  readonly fixed: TimeRange | null;
}

/** Copies the address of a view. Names of files give way when the link would be longer than 2 kB; filters never do. */
export async function copyLink(view: View, { names, fixed }: CopyOptions): Promise<CopyOutcome> {
  const timed: View = fixed === null ? view : { ...view, range: between(fixed) };
  const nameless: View = timed.source.kind === 'files' ? { ...timed, source: { ...timed.source, names: [] } } : timed;
  const whole = await linkTo(names ? timed : nameless);
  const short = whole.length <= longestLink ? whole : await linkTo(nameless);
  try {
    await navigator.clipboard.writeText(short);
  } catch {
    return 'notCopied';
  }
  if (short.length > longestLink) return 'tooLong';
  return short !== whole ? 'longLink' : fixed === null ? 'copied' : 'copiedFixed';
}

async function linkTo(view: View): Promise<string> {
  // Which names a link depends on is asked when one is copied only.
  const { viewToLink } = await import('../../state/domain-link.ts');
  return `${location.origin}${location.pathname}${stringifySearch(writeView(viewToLink(view, location.pathname)))}`;
}
