import { useState } from 'react';
import { absent, formatCount } from '../../base/format/number.ts';
import { cutMiddle } from '../../base/format/cut.ts';
import { formatTime } from '../../base/format/time.ts';
import { useCloudSeconds } from '../../state/cloud.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { kindText, pathsText, trafficText } from './cells.ts';
import { useDelivered } from './delivered.ts';
import { EditForm } from './EditForm.tsx';
import { FlowLogLink, LogstoreLink } from './links.tsx';
import { pathWords } from './path-words.ts';
import { RemoveDialog } from './RemoveDialog.tsx';
import type { Row } from './row.ts';
import { RowMenu } from './RowMenu.tsx';
import { Spark } from './Spark.tsx';
import { StateCell } from './StateCell.tsx';
import { troubleOf } from './trouble.ts';
import { TroubleNote } from './TroubleNote.tsx';
import type { Deeds } from './use-deeds.ts';
import type { Said } from '../../ui/use-said.ts';
import { words } from './words.ts';

interface FlowLogRowProps {
  readonly row: Row;
  readonly columns: number;
  readonly lockedIsTold: boolean;
  readonly deeds: Deeds;
  readonly say: (said: Said | null) => void;
}

/** One flow log: its row, beneath it what is wrong with it, or the form that changes it. */
export function FlowLogRow({ row, columns, lockedIsTold, deeds, say }: FlowLogRowProps) {
  const w = usePartWords(words);
  const names = usePartWords(pathWords);
  const { zone } = useReader();
  const [doing, setDoing] = useState<'edit' | 'remove' | null>(null);
  const delivered = useDelivered(row);
  const trouble = troubleOf(row, delivered?.last ?? null, w, zone);
  const copyId = (): void => void navigator.clipboard.writeText(row.id).then(() => say({ text: w.copied(row.id), tone: 'done' }), () => say({ text: w.notCopied, tone: 'problem' }));
  const isManaged = row.kind === 'alibaba' && row.log.managed;
  const paths = row.kind === 'alibaba' ? pathsText(row.log.paths, w, names) : '';
  return (
    <>
      <tr data-flow-log={row.id}>
        <td>
          <b className="cut">
            <FlowLogLink row={row}>{row.name}</FlowLogLink>
            {isManaged && <span className="cloud-tag">{w.managed}</span>}
          </b>
          <span className="second mono tertiary" title={row.id}>{cutMiddle(row.id, 19)}</span>
        </td>
        <td className="secondary flow-log-kind">
          {kindText(row, w)}
          {row.kind !== 'alibaba' && <span className="second micro tertiary">{row.region}</span>}
        </td>
        <td className="flow-log-resource" title={row.resourceId}>{w[row.resource]}<span className="second mono tertiary">{cutMiddle(row.resourceId, 15)}</span></td>
        <td className={row.traffic === null ? 'tertiary flow-log-traffic' : 'secondary flow-log-traffic'}>{trafficText(row.traffic, w)}</td>
        <td className="end secondary flow-log-interval">{w.minutes(row.minutes)}</td>
        <td className="secondary flow-log-path" title={paths}>{paths}</td>
        <td className="secondary flow-log-target" title={row.target.join(' / ')}>
          {row.target.length === 0 ? <span className="tertiary">{w.analyzerOnly}</span> : row.kind === 'alibaba' ? <LogstoreLink region={row.region} project={row.log.project} logstore={row.log.logstore} className="quiet-link">{row.target.join(' / ')}</LogstoreLink> : row.target.join(' / ')}
        </td>
        <td className="flow-log-state"><StateCell row={row} /></td>
        <td className="end secondary flow-log-last">{row.kind !== 'alibaba' ? <span className="tertiary" title={w.notCounted}>{absent}</span> : delivered === null || delivered === undefined ? '' : delivered.last === null ? <NoRecord createdAt={row.createdAt} /> : <LastRecord at={delivered.last} zone={zone} />}</td>
        <td className="end flow-log-day" title={row.kind === 'alibaba' ? w.dayHelp : w.notCounted}>{row.kind !== 'alibaba' && <span className="tertiary">{absent}</span>}{delivered !== null && delivered !== undefined && <><Spark bars={delivered.bars} /> {formatCount(delivered.records)}{!delivered.whole && <span className="tertiary" title={w.counting}>…</span>}</>}</td>
        <td className="end flow-log-deeds">
          {isManaged && <span className="tertiary">{w.readOnly}</span>}
          <RowMenu row={row} onStart={() => deeds.start(row)} onStop={() => deeds.stop(row)} onEdit={() => setDoing('edit')} onRemove={() => setDoing('remove')} onCopyId={copyId} />
        </td>
      </tr>
      {trouble !== null && !(lockedIsTold && row.state === 'locked') && <tr className="beneath"><td colSpan={columns}><TroubleNote row={row} trouble={trouble} onRemove={() => setDoing('remove')} /></td></tr>}
      {doing === 'edit' && (
        <tr className="beneath plain">
          <td colSpan={columns}>
            <EditForm
              row={row} onCancel={() => setDoing(null)}
              onSave={(change) => {
                setDoing(null);
                deeds.edit(row, change);
              }}
            />
          </td>
        </tr>
      )}
      {doing === 'remove' && <RemoveDialog row={row} onRemove={() => deeds.remove(row)} onClose={() => setDoing(null)} />}
    </>
  );
}

/** None since it was made, or none lately. */
function NoRecord({ createdAt }: { readonly createdAt: number }) {
  const w = usePartWords(words);
  const now = useCloudSeconds();
  return <span className="tertiary">{now - createdAt < 86_400 ? w.noneYet : w.noneInDay}</span>;
}

/** Of today the clock, of other days the date too. */
function LastRecord({ at, zone }: { readonly at: number; readonly zone: number }) {
  const now = useCloudSeconds();
  return formatTime(at, zone, formatTime(at, zone, 'day') === formatTime(now, zone, 'day') ? 'second' : 'minute');
}
