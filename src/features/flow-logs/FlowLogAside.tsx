import { Link } from '@tanstack/react-router';
import { formatCount } from '../../base/format/number.ts';
import { formatTime } from '../../base/format/time.ts';
import { validateSearch, withoutQuery } from '../../state/search.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import type { Delivered } from '../../state/delivered.ts';
import { LogstoreLink } from './links.tsx';
import { pageWords } from './page-words.ts';
import type { Row } from './row.ts';
import { WhatEnds } from './WhatEnds.tsx';

/** What arrived, where to read it, and what ends what. */
export function FlowLogAside({ row, delivered }: { readonly row: Row; readonly delivered: Delivered | null | undefined }) {
  const w = usePartWords(pageWords);
  const { zone } = useReader();
  const source = row.kind === 'alibaba' && row.log.logstore !== '' ? `logstore-${row.region}/${row.log.project}/${row.log.logstore}` : null;
  return (
    <aside className="cloud-aside">
      {source !== null && (
        <section>
          <h3>{w.last24}</h3>
          {delivered === undefined ? <p className="small tertiary">{w.countingNow}</p> : delivered === null ? <p className="small tertiary">{w.notAsked}</p> : delivered.records === 0 ? <p className="small secondary">{w.noneYet}</p> : (
            <>
              <Bars bars={delivered.bars} />
              <p className="small secondary">
                {w.records(formatCount(delivered.records))}
                {delivered.last !== null && `, ${w.lastRecord(formatTime(delivered.last, zone, 'moment'))}`}
                {!delivered.whole && ` (${w.counting})`}
              </p>
            </>
          )}
        </section>
      )}
      {row.kind === 'alibaba' && source !== null && (
        <section className="small">
          <h3>{w.read}</h3>
          <Link to="/overview" search={(before) => ({ ...withoutQuery(validateSearch(before)), s: source, n: undefined, f: undefined, t: undefined })}>{w.dashboards}</Link>
          <Link to="/query" search={(before) => ({ ...withoutQuery(validateSearch(before)), s: source, n: undefined, f: undefined, t: undefined })}>{w.query}</Link>
          <LogstoreLink region={row.region} project={row.log.project} logstore={row.log.logstore}>{w.toLogstore}</LogstoreLink>
          <Link to="/coverage" search={(before) => ({ ...withoutQuery(before), r: row.region, resource: `${row.resource}/${row.resourceId}` })}>{w.toCoverage}</Link>
        </section>
      )}
      {row.kind === 'alibaba' && <WhatEnds words={w} />}
    </aside>
  );
}

function Bars({ bars }: { readonly bars: readonly number[] }) {
  const most = Math.max(1, ...bars);
  const width = 100 / Math.max(1, bars.length);
  return (
    <svg className="flow-log-bars" viewBox="0 0 100 48" preserveAspectRatio="none" aria-hidden="true">
      {bars.map((count, at) => {
        const height = (count / most) * 48;
        // Parts of a day have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key -- bars never move
        return <rect key={at} x={at * width} y={48 - height} width={width * 0.8} height={height} />;
      })}
    </svg>
  );
}
