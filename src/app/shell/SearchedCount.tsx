import { formatExact } from '../../base/format/number.ts';
import { useDescription } from '../../state/engine.tsx';
import type { FindingsCount } from '../../state/findings-count.ts';
import { searchText, useSearched } from '../../state/findings.ts';
import { useRestingSearch } from '../../state/findings-resting.ts';
import { useScopeParts } from '../../state/view.ts';

/** The count, while what was searched is still what is looked at. What was not searched yet is when the page rests. */
export function SearchedCount({ last }: { readonly last: FindingsCount | null }) {
  const { revision } = useDescription();
  const searched = useSearched();
  const { filters } = useScopeParts();
  const isKnown = last !== null && searchText(searched, filters, revision) === last.of;
  useRestingSearch(isKnown);
  return isKnown && last.count > 0 ? <span className="rail-count">{formatExact(last.count)}</span> : null;
}
