import { formatExact } from '../../base/format/number.ts';
import { useContacted } from '../../features/threats/use-contacted.ts';
import { useDescription } from '../../state/engine.tsx';
import { useFindingsCount } from '../../state/findings-count.ts';
import { searchText, useSearched } from '../../state/findings.ts';
import { useRestingSearch } from '../../state/findings-resting.ts';
import { useWords } from '../../state/language.ts';
import { useScopeParts } from '../../state/view.ts';
import { words } from './words.ts';

/** How many findings there are, while what was searched is still what is looked at. What was not searched yet is when the page rests. */
export function SearchedCount() {
  const { revision } = useDescription();
  const { last } = useFindingsCount();
  const searched = useSearched();
  const { filters } = useScopeParts();
  const isKnown = last !== null && searchText(searched, filters, revision) === last.of;
  useRestingSearch(isKnown);
  return isKnown && last.count > 0 ? <span className="rail-count">{formatExact(last.count)}</span> : null;
}

/** How many listed addresses were contacted from inside in what is looked at. Asked when the page rests. */
export function ContactedCount() {
  const w = useWords(words);
  const count = useContacted();
  return count > 0 ? <span className="rail-count reject" title={w.contacted}>{formatExact(count)}<span className="unseen"> {w.contacted}</span></span> : null;
}
