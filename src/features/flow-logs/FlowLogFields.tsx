import { Fragment, type ReactNode } from 'react';
import { formatTime } from '../../base/format/time.ts';
import type { Words } from '../../base/words.ts';
import { archiveRole } from '../../model/cloud/archive-role.ts';
import { covers, shorterElsewhere } from '../../model/cloud/coverage.ts';
import type { FlowLog } from '../../model/cloud/flow-log.ts';
import { useEnis } from '../../state/cloud-network.ts';
import { CopyButton } from '../../ui/cloud/CopyButton.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { pathsText } from './cells.ts';
import { FlowLogLink, LogstoreLink } from './links.tsx';
import { pageWords } from './page-words.ts';
import { pathWords } from './path-words.ts';
import type { Row } from './row.ts';
import { words } from './words.ts';

type Field = readonly [label: string, value: ReactNode];

/** What one can call it by; the only part, beside the interval, that can be changed. */
export function AboutFields({ row }: { readonly row: Row }) {
  const w = usePartWords(pageWords);
  const { zone } = useReader();
  return (
    <Fields
      fields={[
        [w.name, row.kind === 'alibaba' && row.log.name === '' ? <span key="name" className="tertiary">{w.none}</span> : row.name],
        [w.description, row.description === '' ? <span key="description" className="tertiary">{w.none}</span> : row.description],
        [w.id, <span key="id"><span className="mono">{row.id}</span> <CopyButton text={row.id} /></span>],
        [w.region, <span key="region" className="mono">{row.region}</span>],
        [w.created, formatTime(row.createdAt, zone, 'full')],
        ...(row.kind === 'alibaba' && row.log.tags.length > 0 ? [[w.tags, row.log.tags.map(({ key, value }) => `${key}: ${value}`).join(', ')] as const] : []),
      ]}
    />
  );
}

/** What is recorded and where it goes; what cannot be changed says so. */
export function FlowLogFields({ row, rows }: { readonly row: Row; readonly rows: readonly Row[] }) {
  const w = usePartWords(pageWords);
  const list = usePartWords(words);
  const names = usePartWords(pathWords);
  const traffic = row.traffic === null ? w.noVerdict : { all: w.trafficAll, allow: w.trafficAllow, drop: w.trafficDrop }[row.traffic];
  const what: readonly Field[] = [
    [w.resource, <span key="resource">{list[row.resource]} <span className="mono">{row.resourceId}</span></span>],
    ...(row.kind === 'huawei-er' ? [[w.router, row.router] as const] : []),
    [w.traffic, traffic],
    ...(row.kind === 'alibaba' ? [[w.ip, row.log.ipVersion === 'DualStack' ? w.dual : w.ipv4] as const] : []),
    [w.interval, row.kind === 'huawei-vpc' ? w.intervalFixed(row.minutes) : list.minutes(row.minutes)],
    ...(row.kind === 'alibaba' ? [[w.effective, <Effective key="effective" log={row.log} rows={rows} />] as const, [w.paths, pathsText(row.log.paths, { allPaths: w.allPaths }, names)] as const] : []),
  ];
  const where = targetFields(row, w);
  return (
    <>
      <section>
        <div className="row ruled"><h2 className="part">{w.what}</h2><span className="grow small tertiary end">{w.whatHelp}</span></div>
        <Fields fields={what} />
      </section>
      <section>
        <div className="row ruled"><h2 className="part">{w.where}</h2><span className="grow small tertiary end">{w.whereHelp}</span></div>
        <Fields fields={where} />
      </section>
    </>
  );
}

function targetFields(row: Row, w: Words<typeof pageWords>): readonly Field[] {
  if (row.kind !== 'alibaba') return [[w.group, row.target[0]], [w.stream, row.target[1]]];
  const role: Field = [w.role, <span key="role" className="mono">{archiveRole}</span>];
  const { project, logstore, delivery } = row.log;
  if (logstore === '') return [[w.analyzer, w.analyzerValue], role];
  return [
    [w.project, <span key="project" className="mono">{project}</span>],
    [w.logstore, <LogstoreLink key="logstore" region={row.region} project={project} logstore={logstore}><span className="mono">{logstore}</span></LogstoreLink>],
    [w.delivery, delivery.ok ? w.deliveryOk : <span key="delivery" className="reject">{w.deliveryFailed(delivery.error)}</span>],
    role,
  ];
}

function Fields({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <dl className="cloud-fields">
      {fields.map(([label, value]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** How many interfaces it covers, and where another flow log has a shorter interval. */
function Effective({ log, rows }: { readonly log: FlowLog; readonly rows: readonly Row[] }) {
  const w = usePartWords(pageWords);
  const { data: enis } = useEnis(log.region);
  if (enis === undefined) return <span className="tertiary">{w.effectiveRule}</span>;
  const count = enis.filter((eni) => covers(log, eni)).length;
  const logs = rows.flatMap((row) => (row.kind === 'alibaba' ? [row.log] : []));
  const shorter = shorterElsewhere(log, logs, enis);
  return (
    <>
      {shorter.length === 0
        ? w.effectiveWhole(log.interval)
        : shorter.map(({ log: other, enis: many }) => {
            const row = rows.find(({ id }) => id === other.id);
            return (
              <div key={other.id} className="row">
                <span>{w.effectiveShorter(other.name === '' ? other.id : other.name, other.interval, many)}</span>
                {row !== undefined && <FlowLogLink row={row}>{w.openOther}</FlowLogLink>}
              </div>
            );
          })}
      <div className="small tertiary">{log.resourceType !== 'NetworkInterface' && w.interfacesNow(count)}{w.effectiveRule}</div>
    </>
  );
}
