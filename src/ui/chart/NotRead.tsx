import { formatTime } from '../../base/format/time.ts';
import { rangeOf, type Buckets } from '../../charts/buckets.ts';
import { pixelAtTime, type Plot } from '../../charts/plot.ts';
import { unreadStretches, type Unread } from '../../charts/unread.ts';
import { usePartWords, useReader } from '../reader.tsx';
import { chartWords } from './words.ts';

interface NotReadProps {
  readonly plots: readonly Plot[];
  readonly buckets: Buckets;
  readonly unread: Unread;
  /** What is drawn there all the same ends it. */
  readonly holds?: (bucket: number) => boolean;
}

/** Narrower than this, the words are only read out: in one line, and where there is height for several. */
const leastWidth = 150;
const leastNarrow = 64;
const leastHeight = 60;

/** The ends of the axis that nothing was read of: neither a zero nor a gap in the log. */
export function NotRead({ plots, buckets, unread, holds }: NotReadProps) {
  const words = usePartWords(chartWords);
  const { zone } = useReader();
  const first = plots[0];
  const last = plots.at(-1);
  if (!first || !last) return null;
  const range = rangeOf(buckets);
  return unreadStretches(buckets, unread, holds).map(({ side, from, to, edge, comes }) => {
    const left = pixelAtTime(first, range, from);
    const width = pixelAtTime(first, range, to) - left;
    const height = last.top + last.height - first.top;
    const isNamed = width >= (height < leastHeight ? leastWidth : leastNarrow);
    const said = comes ? words.notRead : words[side](formatTime(edge, zone, range.to - range.from > 86_400 ? 'minute' : 'clock'));
    return <div key={side} className="not-read hatch" style={{ left, width, top: first.top, height }}><span className={isNamed ? undefined : 'unseen'}>{said}</span></div>;
  });
}
