import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { formatDuration, formatTime } from '../../base/format/time.ts';
import { parseRange, parseTimePoint } from '../../model/time-text.ts';
import type { CompareWith } from '../../model/compare.ts';
import type { RangeChoice, TimeRange } from '../../model/time.ts';
import { usePartWords, useReader } from '../reader.tsx';
import { lastOf, lastToNow, lengthsOfData, lengthsToNow, todayChoice, yesterdayChoice } from './moves.ts';
import { CompareChoice } from './CompareChoice.tsx';
import { formWords } from './form-words.ts';

export type DisplayZone = 'project' | 'local' | 'utc';

export interface Comparing {
  readonly compare: CompareWith | null;
  readonly onCompare: (compare: CompareWith | null) => void;
}

export interface RangeFormProps {
  readonly shown: TimeRange;
  readonly extent: TimeRange | null;
  readonly displayZone: DisplayZone;
  readonly onRange: (range: TimeRange | null) => void;
  readonly onChoice: (choice: RangeChoice) => void;
  readonly onDisplayZone: (zone: DisplayZone) => void;
  /** Absent where a screen has nothing to compare. */
  readonly comparing?: Comparing;
  readonly onDone: () => void;
}

/** Presets, two fields for anything that can be typed, and the zone in which times are shown. */
export function RangeForm({ shown, extent, displayZone, onRange, onChoice, onDisplayZone, comparing, onDone }: RangeFormProps) {
  const w = usePartWords(formWords);
  const { language, zone } = useReader();
  const [from, setFrom] = useState(() => formatTime(shown.from, zone, 'full'));
  const [to, setTo] = useState(() => formatTime(shown.to, zone, 'full'));
  const whole = parseRange(from, zone, shown) ?? parseRange(to, zone, shown);
  const typed = whole ?? parseRange(`${from} .. ${to}`, zone, shown);
  const fault = (text: string): string | null => (whole !== null || parseTimePoint(text, zone, shown.from) !== null ? null : w.notATime);
  const done = (act: () => void) => () => {
    act();
    onDone();
  };
  const preset = (label: string, act: () => void) => (
    <Button key={label} size="xs" onClick={done(act)}>
      {label}
    </Button>
  );
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (typed !== null) done(() => onChoice(typed))();
  };
  const length = extent === null ? 0 : extent.to - extent.from;
  return (
    <div className="range-form">
      <form onSubmit={onSubmit}>
        <TextInput label={w.from} data-autofocus value={from} error={fault(from)} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput
          label={w.to}
          value={to}
          error={fault(to) ?? (typed === null && fault(from) === null ? w.notAfter : null)}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <p className="small tertiary">{w.hint}</p>
        <Button type="submit" variant="filled" disabled={typed === null}>
          {w.use}
        </Button>
      </form>
      <div className="range-presets">
        <h3>{w.ofData}</h3>
        <div>
          {lengthsOfData.filter((one) => one < length).map((one) => extent && preset(formatDuration(one, language), () => onRange(lastOf(extent, one))))}
          {preset(w.all, () => onRange(null))}
        </div>
        <h3>{w.toNow}</h3>
        <div>
          {lengthsToNow.map((one) => preset(formatDuration(one, language), () => onChoice(lastToNow(one))))}
          {preset(w.today, () => onChoice(todayChoice))}
          {preset(w.yesterday, () => onChoice(yesterdayChoice))}
        </div>
        {comparing && <CompareChoice shown={shown} extent={extent} {...comparing} />}
        <h3>{w.shownIn}</h3>
        <SegmentedControl
          aria-label={w.shownIn}
          value={displayZone}
          onChange={onDisplayZone}
          data={[
            { value: 'project', label: w.project },
            { value: 'utc', label: w.utc },
            { value: 'local', label: w.local },
          ]}
        />
        <p className="small tertiary">{w.changesAxes}</p>
      </div>
    </div>
  );
}
