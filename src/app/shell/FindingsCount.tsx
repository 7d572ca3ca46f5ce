import { formatExact } from '../../base/format/number.ts';
import { useDescription } from '../../state/engine.tsx';
import { useFindingsCount, type FindingsCount as Counted } from '../../state/findings-count.ts';
import { searchText, useSearched } from '../../state/findings.ts';
import { useScopeParts } from '../../state/view.ts';

/** How many findings there are in what is looked at, where that was searched. Nothing is searched for the sake of the rail. */
export function FindingsCount() {
  const { last } = useFindingsCount();
  return last === null || last.count === 0 ? null : <Count last={last} />;
}

function Count({ last }: { readonly last: Counted }) {
  const { revision } = useDescription();
  const searched = useSearched();
  const { filters } = useScopeParts();
  return searchText(searched, filters, revision) === last.of ? <span className="rail-count">{formatExact(last.count)}</span> : null;
}
