import type { KeyboardEvent, ReactNode } from 'react';
import { clamp } from '../../../base/clamp.ts';
import { absent, formatExact } from '../../../base/format/number.ts';
import { formatShare } from '../../../base/format/share.ts';
import { formatDuration, formatTime } from '../../../base/format/time.ts';
import type { Clusters, Pattern } from '../../../model/clusters.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { PatternName } from './PatternName.tsx';
import { ratioText, trendPaths, verdictOf } from './shape-text.ts';
import { clusteringWords } from './words.ts';

interface PatternTableProps {
  readonly clusters: Clusters;
  /** Rank of the pattern that is open. */
  readonly open: number | null;
  readonly isOld: boolean;
  readonly onOpen: (rank: number | null) => void;
  /** What stands beneath the open one. */
  readonly examples: ReactNode;
}

const columns = 7;
const day = 86_400;

/** The patterns, most records first; what matches none of them last. One stop of Tab: arrows move, Enter opens. */
export function PatternTable({ clusters, open, isOld, onOpen, examples }: PatternTableProps) {
  const w = usePartWords(clusteringWords);
  const { language } = useReader();
  const { patterns, other, coverage, trend } = clusters;
  const length = formatDuration(trend.seconds * trend.buckets, language);
  const most = Math.max(1, ...patterns.map(({ records }) => records));
  const withVerdict = new Set(patterns.map(({ shape }) => verdictOf(shape))).size > 1;
  const withDate = trend.seconds * trend.buckets > day;
  const stop = patterns.some(({ rank }) => rank === open) ? open : (patterns[0]?.rank ?? null);
  const keyed = (event: KeyboardEvent<HTMLElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.pattern-name')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (event.key === 'Escape' && open !== null) onOpen(null);
    else {
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
      if (to === undefined) return;
      buttons[clamp(to, 0, buttons.length - 1)]?.focus();
    }
    event.preventDefault();
  };
  return (
    <table className={isOld ? 'patterns again' : 'patterns'} aria-busy={isOld}>
      <colgroup>
        <col /><col className="patterns-records" /><col className="patterns-bar" /><col className="patterns-share" /><col className="patterns-before wide-only" /><col className={withDate ? 'patterns-times dated wide-only' : 'patterns-times wide-only'} /><col className="patterns-trend wide-only" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{w.pattern}<span className="wide-only">{` · ${w.shaded}`}</span></th>
          <th scope="col" className="end sorted" aria-sort="descending">{w.records} <span aria-hidden="true">↓</span></th>
          <th scope="col"><span className="unseen">{w.bar}</span></th>
          <th scope="col" className="end">{w.share}</th>
          <th scope="col" className="end wide-only" title={w.beforeHelp(length)}>{w.before}</th>
          <th scope="col" className="end wide-only">{w.firstLast}</th>
          <th scope="col" className="wide-only">{w.trend(length)}</th>
        </tr>
      </thead>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows go from one button of a row to the next */}
      <tbody onKeyDown={keyed}>
        {patterns.map((pattern) => (
          <PatternRow
            key={pattern.rank} pattern={pattern} share={pattern.records / Math.max(1, coverage.matched)} part={pattern.records / most} length={length} withVerdict={withVerdict} withDate={withDate}
            isOpen={pattern.rank === open} isStop={pattern.rank === stop} onOpen={onOpen} examples={examples}
          />
        ))}
        {other.records === 0 ? null : (
          <tr className="other">
            <td className="cut">{w.other(formatExact(other.shapes))}</td>
            <td className="end">{formatExact(other.records)}</td>
            <td className="bar-cell" aria-hidden="true"><span className="bar rest" style={{ width: `${Math.min(100, (other.records / most) * 100)}%` }} /></td>
            <td className="end">{formatShare(other.records / Math.max(1, coverage.matched))}</td>
            <td className="wide-only" colSpan={3} aria-hidden="true" />
          </tr>
        )}
      </tbody>
    </table>
  );
}

interface PatternRowProps {
  readonly pattern: Pattern;
  readonly share: number;
  /** Of the longest bar. */
  readonly part: number;
  readonly length: string;
  readonly withVerdict: boolean;
  readonly withDate: boolean;
  readonly isOpen: boolean;
  readonly isStop: boolean;
  readonly onOpen: (rank: number | null) => void;
  readonly examples: ReactNode;
}

function PatternRow({ pattern, share, part, length, withVerdict, withDate, isOpen, isStop, onOpen, examples }: PatternRowProps) {
  const w = usePartWords(clusteringWords);
  const { zone } = useReader();
  const { records, before, first, last, trend, rank } = pattern;
  const ratio = ratioText(records, before);
  const time = (seconds: number): string => formatTime(seconds, zone, withDate ? 'minute' : 'clock');
  const paths = trendPaths(trend, 84, 16);
  return (
    <>
      <tr className={isOpen ? 'chosen' : undefined}>
        <td className="cut">
          <button type="button" className="row-button pattern-name" aria-expanded={isOpen} tabIndex={isStop ? 0 : -1} onClick={() => onOpen(isOpen ? null : rank)}>
            <PatternName shape={pattern.shape} withVerdict={withVerdict} />
          </button>
        </td>
        <td className="end">{formatExact(records)}</td>
        <td className="bar-cell" aria-hidden="true"><span className="bar" style={{ width: `${Math.max(1, part * 100)}%` }} /></td>
        <td className="end secondary">{formatShare(share)}</td>
        <td className="end secondary wide-only" title={before === null ? w.beforeUnknown(length) : undefined}>
          {before === 0 ? <span className="pattern-new">{w.isNew}</span> : ratio === null ? absent : w.times(ratio)}
        </td>
        <td className="end secondary wide-only">{`${time(first)} – ${time(last)}`}</td>
        <td className="wide-only pattern-trend">
          {paths === null ? null : (
            <svg width="84" height="16" viewBox="0 0 84 16" preserveAspectRatio="none" aria-hidden="true"><path className="area" d={paths.area} /><path className="line" d={paths.line} /></svg>
          )}
        </td>
      </tr>
      {isOpen ? <tr className="pattern-open"><td colSpan={columns}>{examples}</td></tr> : null}
    </>
  );
}
