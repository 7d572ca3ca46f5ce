import { rangeOf, type Buckets } from '../../charts/buckets.ts';
import { pixelAtTime, type Plot } from '../../charts/plot.ts';
import { usePartWords } from '../reader.tsx';
import { chartWords } from './words.ts';

/** The rest of the axis that reading has not reached: neither a zero nor a gap in the log. */
export function NotRead({ plots, buckets, readUntil }: { readonly plots: readonly Plot[]; readonly buckets: Buckets; readonly readUntil: number | null }) {
  const words = usePartWords(chartWords);
  const first = plots[0];
  const last = plots.at(-1);
  const range = rangeOf(buckets);
  if (!first || !last || readUntil === null || readUntil >= range.to) return null;
  const left = pixelAtTime(first, range, readUntil);
  const width = first.left + first.width - left;
  return <div className="not-read hatch" style={{ left, width, top: first.top, height: last.top + last.height - first.top }}>{width < 70 ? null : <span>{words.notRead}</span>}</div>;
}
