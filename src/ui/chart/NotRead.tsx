import type { Buckets } from '../../charts/buckets.ts';
import { hatchesIn } from '../../charts/hatch.ts';
import type { Plot } from '../../charts/plot.ts';
import type { Unread } from '../../charts/unread.ts';
import { useReader } from '../reader.tsx';
import { isHatchNamed, unreadText } from './unread-text.ts';

interface NotReadProps {
  readonly plots: readonly Plot[];
  readonly buckets: Buckets;
  readonly unread: Unread;
  /** What is drawn there all the same ends it. */
  readonly holds?: (bucket: number) => boolean;
}

/** What of the axis nothing was read of: neither a zero nor a gap in the log. */
export function NotRead({ plots, buckets, unread, holds }: NotReadProps) {
  const reader = useReader();
  return hatchesIn(plots, buckets, unread, holds).map((hatch) => {
    const { left, top, width, height, stretch } = hatch;
    return <div key={stretch.from} className="not-read hatch" style={{ left, width, top, height }}><span className={isHatchNamed(hatch) ? undefined : 'unseen'}>{unreadText(stretch, buckets, reader)}</span></div>;
  });
}
