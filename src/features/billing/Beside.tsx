import { formatTime } from '../../base/format/time.ts';
import { useCloudSeconds } from '../../state/cloud.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { billedUntil } from './late.ts';
import { words } from './words.ts';

/** What the fee does not hold, and what ends it. */
export function Beside() {
  const w = usePartWords(words);
  const { zone } = useReader();
  const now = useCloudSeconds();
  const until = billedUntil(now);
  const rows: readonly (readonly [string, string])[] = [
    [w.sls, w.slsDetail],
    [w.interDomain, w.interDomainDetail],
    [w.nis, w.nisDetail],
    [w.bills, w.billsDetail(formatTime(now, zone, 'clock'), formatTime(until, zone, 'clock'))],
    [w.stop, w.stopDetail],
    [w.overdue, w.overdueDetail],
    [w.huawei, w.huaweiDetail],
  ];
  return (
    <section className="billing-part" aria-labelledby="billing-beside">
      <h2 className="part" id="billing-beside">{w.beside}</h2>
      <dl className="billing-beside">
        {rows.map(([name, detail]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{detail}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
