import { formatExact } from '../../../base/format/number.ts';
import type { Frame } from '../../../model/frame.ts';
import { usePartWords } from '../../../ui/reader.tsx';
import { tableWords } from './words.ts';

/** How much of the answer the shown rows are, in one phrase; in warning text where it is not all. */
export function WholeOrCut({ frame: { rows, coverage } }: { readonly frame: Frame }) {
  const w = usePartWords(tableWords);
  const isWhole = coverage.cut === undefined && !coverage.partial;
  const said = coverage.cut !== undefined ? w.cut(formatExact(rows), formatExact(coverage.cut.limit)) : coverage.partial ? w.soFar(formatExact(rows)) : w.whole(formatExact(rows), rows);
  return <span className={isWhole ? 'small secondary nowrap' : 'small warn nowrap'}>{said}</span>;
}
