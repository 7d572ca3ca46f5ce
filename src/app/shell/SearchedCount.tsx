import { formatExact } from '../../base/format/number.ts';
import { useDescription } from '../../state/engine.tsx';
import type { FindingsCount } from '../../state/findings-count.ts';
import { searchText, useSearched } from '../../state/findings.ts';
import { useScopeParts } from '../../state/view.ts';

/** The count, while what was searched is still what is looked at. */
export function SearchedCount({ last }: { readonly last: FindingsCount }) {
  const { revision } = useDescription();
  const searched = useSearched();
  const { filters } = useScopeParts();
  return searchText(searched, filters, revision) === last.of ? <span className="rail-count">{formatExact(last.count)}</span> : null;
}
