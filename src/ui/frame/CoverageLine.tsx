import { formatExact } from '../../base/format/number.ts';
import { formatShare } from '../../base/format/share.ts';
import { formatZone } from '../../base/format/time.ts';
import type { ZoneOffsetSeconds } from '../../model/time.ts';
import { Icon } from '../icons.tsx';
import { usePartWords, useReader } from '../reader.tsx';
import { words } from './words.ts';

export interface CoverageLineProps {
  /** Records that the screen's numbers rest on; null while that is being counted. */
  readonly matched: number | null;
  readonly total: number;
  readonly skipped: number;
  readonly filesNotRead: number;
  readonly reading: boolean;
  /** Share of the files' bytes that is read; null where their size is not known. */
  readonly readShare: number | null;
  readonly projectZone: ZoneOffsetSeconds;
  readonly onReport: () => void;
}

/** The one line that says what all numbers of the screen rest on. Anything incomplete is in warning text and opens the report. */
export function CoverageLine({ matched, total, skipped, filesNotRead, reading, readShare, projectZone, onReport }: CoverageLineProps) {
  const w = usePartWords(words);
  const { zone, language } = useReader();
  const comma = language === 'zh' ? '，' : ' · ';
  const isWhole = matched === null || matched === total;
  const counts = isWhole ? w.records(formatExact(total), total) : w.recordsOf(formatExact(matched), formatExact(total));
  const doubts = [
    ...(reading ? [readShare === null ? w.readingOn : w.reading(formatShare(readShare))] : []),
    ...(skipped > 0 ? [w.skipped(formatExact(skipped))] : []),
    ...(filesNotRead > 0 ? [w.notRead(filesNotRead)] : []),
  ];
  return (
    <output className="coverage micro tertiary" aria-label={w.coverage}>
      <span data-testid="coverage-records">{counts}</span>
      {comma}
      {doubts.length === 0 ? (
        <span>{w.skipped('0')}</span>
      ) : (
        <button type="button" className="coverage-doubt" title={w.showReport} onClick={onReport}>
          <Icon name="warn" little /> {doubts.join(comma)}
        </button>
      )}
      {comma}
      <span title={w.statementsInHelp(formatZone(projectZone))}>{zone === projectZone ? formatZone(projectZone) : w.statementsIn(formatZone(projectZone))}</span>
    </output>
  );
}
