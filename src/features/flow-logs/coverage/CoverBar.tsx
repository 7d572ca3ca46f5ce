import type { CoverageMark } from '../../../model/cloud/coverage.ts';
import { usePartWords } from '../../../ui/reader.tsx';
import { marks } from './tree.ts';
import { coverageWords } from './words.ts';

/** The interfaces of a row by mark: filled, lighter, outlined, hatched. Said in words too. */
export function CoverBar({ counts }: { readonly counts: Readonly<Record<CoverageMark, number>> }) {
  const w = usePartWords(coverageWords);
  return (
    <>
      <span className="cover-bar" aria-hidden="true">
        {marks.map((mark) => (counts[mark] === 0 ? null : <i key={mark} className={mark} style={{ flexGrow: counts[mark] }} />))}
      </span>
      <span className="unseen">{w.barText(counts.whole, counts.part, counts.starting, counts.none)}</span>
    </>
  );
}

export function CoverLegend() {
  const w = usePartWords(coverageWords);
  const names = { whole: w.legendWhole, part: w.legendPart, starting: w.legendStarting, none: w.legendNone };
  return (
    <span className="cover-legend small secondary">
      {marks.map((mark) => <span key={mark}><span className="cover-bar" aria-hidden="true"><i className={mark} style={{ flexGrow: 1 }} /></span>{names[mark]}</span>)}
    </span>
  );
}
