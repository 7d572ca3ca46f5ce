import { formatTime } from '../../base/format/time.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { useLastOf } from './delivered.ts';
import { BillingLink } from './links.tsx';
import type { Row } from './row.ts';
import { releaseSeconds } from './trouble.ts';
import { words } from './words.ts';

/** What is of the account and the same for all of its flow logs is said once, above them. */
export function LockedNote({ rows }: { readonly rows: readonly Row[] }) {
  const w = usePartWords(words);
  const { zone } = useReader();
  const last = useLastOf(rows);
  const time = (seconds: number): string => formatTime(seconds, zone, 'minute');
  return (
    <div className="note error cloud-problem" role="note">
      <strong>{w.lockedAll(rows.length)}</strong>
      <p>{last === null ? w.lockedAllDetail : w.lockedAllUntil(time(last), time(last + releaseSeconds))}</p>
      <p><BillingLink>{w.openBill}</BillingLink></p>
    </div>
  );
}
