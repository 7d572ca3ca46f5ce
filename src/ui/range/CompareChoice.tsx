import { SegmentedControl } from '@mantine/core';
import { formatDuration, formatRange, formatTime } from '../../base/format/time.ts';
import { comparisons, earlierRange, type CompareWith } from '../../model/compare.ts';
import type { TimeRange } from '../../model/time.ts';
import { usePartWords, useReader } from '../reader.tsx';
import { formWords } from './form-words.ts';

interface CompareChoiceProps {
  readonly shown: TimeRange;
  readonly extent: TimeRange | null;
  readonly compare: CompareWith | null;
  readonly onCompare: (compare: CompareWith | null) => void;
}

/** What the range is compared with, and whether there are records of that time. */
export function CompareChoice({ shown, extent, compare, onCompare }: CompareChoiceProps) {
  const w = usePartWords(formWords);
  const { language, zone } = useReader();
  const earlier = compare === null ? null : earlierRange(shown, compare);
  const text = earlier === null ? '' : formatRange(earlier, zone, new Date(1000 * shown.to).getUTCFullYear());
  const isMissing = earlier !== null && extent !== null && earlier.from < extent.from;
  return (
    <>
      <h3>{w.compared}</h3>
      <SegmentedControl
        aria-label={w.compared} value={compare ?? 'none'} onChange={(value) => onCompare(comparisons.find((one) => one === value) ?? null)}
        data={[{ value: 'none', label: w.none }, { value: 'previous', label: w.previous(formatDuration(shown.to - shown.from, language)) }, { value: 'day', label: w.day }, { value: 'week', label: w.week }]}
      />
      <p className={isMissing ? 'small warn' : 'small tertiary'}>
        {earlier === null ? w.comparedOff : isMissing ? w.comparedNone(text, formatTime(extent.from, zone, 'minute')) : w.comparedHelp(text)}
      </p>
    </>
  );
}
