import { ActionIcon, Button, Menu } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatExact } from '../../../base/format/number.ts';
import { formatShare } from '../../../base/format/share.ts';
import type { FieldSpread, Pattern } from '../../../model/clusters.ts';
import { Icon } from '../../../ui/icons.tsx';
import { Problem } from '../../../ui/Problem.tsx';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { sentenceOf } from './sentence.ts';
import { Verdict } from './PatternName.tsx';
import { noteOf, stays, staysText, valueText, variesText } from './spread-text.ts';
import type { DetailAnswer } from './use-clusters.ts';
import { clusteringWords, sentenceWords } from './words.ts';

interface PatternAsideProps {
  readonly pattern: Pattern;
  /** Place in the table, from 1. */
  readonly place: number;
  readonly share: number;
  /** How long the range is, as it is said. */
  readonly length: string;
  readonly answer: DetailAnswer;
  readonly searchText: string;
  /** Records that the search of the pattern finds; null while that is being counted. */
  readonly found: number | null;
  readonly onShow: () => void;
  /** Shows its own records without those of narrower patterns; null where that is the same, or more than a search can say. */
  readonly onShowOwn: (() => void) | null;
  readonly onLeaveOut: () => void;
  readonly onAlone: () => void;
  readonly onClose: () => void;
}

/** One pattern: what it says, what varies in it with its most frequent values, what stays, and the search that finds it. */
export function PatternAside({ pattern, place, share, length, answer, searchText, found, onShow, onShowOwn, onLeaveOut, onAlone, onClose }: PatternAsideProps) {
  const w = usePartWords(clusteringWords);
  const s = usePartWords(sentenceWords);
  const { language, zone } = useReader();
  const [copied, setCopied] = useState<string | null>(null);
  const { detail, problem, isGone } = answer;
  const copy = (): void => {
    navigator.clipboard.writeText(searchText).then(() => setCopied(w.copied), () => setCopied(w.notCopied));
  };
  useEffect(() => {
    const timer = copied === null ? undefined : setTimeout(() => setCopied(null), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const more = found === null ? 0 : found - pattern.records;
  const fields = detail?.fields ?? [];
  return (
    <section className="pattern-aside" aria-label={w.number(place)}>
      <header className="pattern-aside-head">
        <h2 className="part">{w.number(place)}</h2>
        <span className="secondary small grow">{w.ofAll(formatExact(pattern.records), formatShare(share))}</span>
        <ActionIcon size={24} aria-label={w.close} title={w.close} onClick={onClose}><Icon name="close" little /></ActionIcon>
      </header>
      <div className="pattern-aside-part">
        <p className="small">{sentenceOf(pattern, detail, length, { s, language, zone })}</p>
        <div className="pattern-deeds">
          <Button size="xs" variant="filled" onClick={onShow}>{found === null ? w.showSome : w.show(formatExact(found))}</Button>
          <Button size="xs" onClick={onLeaveOut}>{w.leaveOut}</Button>
          <Menu position="bottom-end">
            <Menu.Target><Button size="xs" aria-label={w.more} title={w.more} px={6}><Icon name="more" /></Button></Menu.Target>
            <Menu.Dropdown>
              {onShowOwn === null || more <= 0 ? null : <Menu.Item onClick={onShowOwn}>{w.showOwn}</Menu.Item>}
              <Menu.Item onClick={onAlone}>{w.replace}</Menu.Item>
              <Menu.Item onClick={copy}>{w.copyText}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
        {more > 0 ? <p className="small tertiary">{w.wider(formatExact(more), more === 1)}</p> : null}
      </div>
      {problem === null ? null : <Problem problem={problem} />}
      {isGone ? <p className="pattern-aside-part small secondary">{w.gone}</p> : null}
      {detail === null ? null : (
        <>
          <h3 className="pattern-aside-title">{w.whatVaries}</h3>
          {fields.every(stays) ? <p className="pattern-aside-part small secondary">{w.nothingVaries}</p> : null}
          {fields.filter((spread) => !stays(spread)).map((spread) => <Varies key={spread.field} spread={spread} records={detail.records} />)}
          <h3 className="pattern-aside-title">{w.whatStays}</h3>
          <dl className="pattern-stays small">{fields.filter(stays).map((spread) => <Stays key={spread.field} spread={spread} />)}</dl>
        </>
      )}
      <p className="pattern-search small">
        <span className="secondary">{`${w.asText} `}</span>
        <code className="mono">{searchText}</code>
        {' '}
        <button type="button" className="link" onClick={copy}>{copied ?? w.copy}</button>
      </p>
    </section>
  );
}

function Varies({ spread, records }: { readonly spread: FieldSpread; readonly records: number }) {
  const w = usePartWords(clusteringWords);
  const { language } = useReader();
  const { head, note, bars, more } = variesText(spread, records, w);
  const longest = Math.max(...bars.map(({ share }) => share), 0);
  return (
    <div className="pattern-varies small">
      <p><span className="mono">{spread.field}</span><span className="secondary">{` ${head}`}</span></p>
      {note === '' ? null : <p className="secondary">{note}</p>}
      {bars.map(({ value, share }) => (
        <div key={String(value)} className="pattern-value">
          <span className="cut" title={value === null ? undefined : String(value)}>
            <span className={value === null ? 'tertiary' : 'mono'}>{valueText(spread.field, value, w)}</span>
            <span className="tertiary">{` ${noteOf(spread.field, value, language)}`}</span>
          </span>
          <span aria-hidden="true"><i className="bar" style={{ width: `${Math.max(2, (share / longest) * 100)}%` }} /></span>
          <span className="end secondary">{formatShare(share)}</span>
        </div>
      ))}
      {more > 0 ? <p className="tertiary">{w.moreValues(formatExact(more))}</p> : null}
    </div>
  );
}

function Stays({ spread }: { readonly spread: FieldSpread }) {
  const w = usePartWords(clusteringWords);
  const { language } = useReader();
  const { text, note } = staysText(spread, w, language);
  return (
    <>
      <dt className="mono secondary">{spread.field}</dt>
      <dd className="cut" title={text}>{spread.field === 'action' ? <Verdict verdict={text} /> : <>{text}<span className="secondary">{note === '' ? '' : ` ${note}`}</span></>}</dd>
    </>
  );
}
