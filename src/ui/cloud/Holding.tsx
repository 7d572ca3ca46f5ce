import type { ReactNode } from 'react';
import type { Words } from '../../base/words.ts';
import { formatCount } from '../../base/format/number.ts';
import { formatTime } from '../../base/format/time.ts';
import type { FlowLog } from '../../model/cloud/flow-log.ts';
import type { Asked, LogstoreHolding } from '../../model/cloud/holding.ts';
import { indexedFields, permanent, type LogIndex } from '../../model/cloud/logstore.ts';
import { usePartWords, useReader } from '../reader.tsx';
import { holdingWords } from './holding-words.ts';
import './holding.css';

type HoldingWords = Words<typeof holdingWords>;

/** What a Logstore holds, as far as a choice of it depends on that. */
export function Holding({ facts }: { readonly facts: LogstoreHolding }) {
  const w = usePartWords(holdingWords);
  const { zone } = useReader();
  const { logstore, day, last, index, writers, enriched, now } = facts;
  return (
    <dl className="holding small">
      <Row label={w.records}>{said(day, w, ({ records, whole }) => (records === 0 ? w.noneYet : whole ? w.aDay(formatCount(records)) : w.atLeast(formatCount(records))))}</Row>
      <Row label={w.last}>{said(last, w, (at) => (at < 0 ? w.none : formatTime(at, zone, formatTime(at, zone, 'day') === formatTime(now, zone, 'day') ? 'second' : 'moment')))}</Row>
      <Row label={w.kept}>{said(logstore, w, ({ ttlDays, createdAt }) => (ttlDays >= permanent ? w.forever : w.days(ttlDays, formatTime(Math.max(createdAt, now - ttlDays * 86_400), zone, 'minute'))))}</Row>
      <Row label={w.index}>{said(index, w, (found) => indexText(found, w))}</Row>
      <Row label={w.traffic}>{said(writers, w, (found) => (enriched && found.length === 0 ? w.byJob : trafficText(found, w)))}</Row>
    </dl>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="tertiary">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function said<T>(fact: Asked<T>, w: HoldingWords, say: (fact: T) => ReactNode): ReactNode {
  if (fact === undefined) return <span className="tertiary">{w.asking}</span>;
  return fact === null ? <span className="tertiary">{w.unknown}</span> : say(fact);
}

function indexText(index: LogIndex | 'off', w: HoldingWords): ReactNode {
  if (index === 'off') return <span className="warn">{w.indexOff}</span>;
  const missing = indexedFields.filter((name) => index.keys[name]?.analytics !== true);
  return missing.length === 0 ? <span className="accept">{w.indexAll(indexedFields.length)}</span> : <span className="warn">{w.indexPart(named(missing, w))}</span>;
}

function trafficText(writers: readonly FlowLog[], w: HoldingWords): ReactNode {
  if (writers.length === 0) return <span className="warn">{w.noWriter}</span>;
  const names = named(writers.map(({ name, id }) => (name === '' ? id : name)), w);
  const running = writers.filter(({ status }) => status !== 'Inactive' && status !== 'Deleting');
  if (running.length === 0) return <span className="warn">{w.stopped(names)}</span>;
  if (running.every(({ trafficType }) => trafficType === 'Drop')) return <span className="warn">{w.deniedOnly}</span>;
  if (running.every(({ trafficType }) => trafficType === 'Allow')) return <span className="warn">{w.allowedOnly}</span>;
  return w.all(names);
}

/** Three names, and how many there are beside. */
function named(names: readonly string[], w: HoldingWords): string {
  const first = names.slice(0, 3).join(w.and);
  return names.length > 3 ? w.more(first, names.length - 3) : first;
}
