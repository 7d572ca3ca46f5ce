import { labelIn } from '../../../charts/labels.ts';
import type { PatternShape } from '../../../model/clusters.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { interfaceOf, shapeText, verdictOf, type Piece } from './shape-text.ts';
import { clusteringWords } from './words.ts';

/** A pattern as it is read; what varies is shaded. */
export function PatternName({ shape, withVerdict }: { readonly shape: PatternShape; readonly withVerdict: boolean }) {
  const w = usePartWords(clusteringWords);
  const { source, destination, rest } = shapeText(shape, w);
  const own = interfaceOf(shape);
  return (
    <>
      <Pieces pieces={source} />
      <span className="pattern-arrow" aria-hidden="true"> → </span>
      <Pieces pieces={destination} />
      {withVerdict ? <Verdict verdict={verdictOf(shape)} short /> : null}
      <span className="pattern-rest">{` ${rest}`}</span>
      {own === null ? null : <span className="mono pattern-own">{` ${own}`}</span>}
    </>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, varies, mono }, i) => (
    // The pieces of a pattern have no identity but their place.
    // oxlint-disable-next-line react/no-array-index-key -- they never move
    <span key={i} className={`${mono ? 'mono' : 'secondary'}${varies ? ' varies' : ''}`}>{text}</span>
  ));
}

/** Mark and word, the word to be heard only where it is short; nothing for a record without a verdict. */
export function Verdict({ verdict, short = false }: { readonly verdict: string | null; readonly short?: boolean }) {
  const { language } = useReader();
  if (verdict === null) return null;
  const kind = verdict === 'ACCEPT' ? 'accept' : verdict === 'REJECT' ? 'reject' : 'other';
  return (
    <span className="pattern-verdict" title={short ? verdict : undefined}>
      <i className={`pattern-mark ${kind}`} aria-hidden="true" />
      <span className={short ? 'unseen' : undefined}>{labelIn('action', verdict, language)}</span>
    </span>
  );
}
