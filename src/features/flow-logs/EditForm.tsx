import { Button, SegmentedControl } from '@mantine/core';
import { useId, useState } from 'react';
import { threeFigures } from '../../base/format/number.ts';
import { intervals, type Interval } from '../../model/cloud/flow-log.ts';
import { usePartWords } from '../../ui/reader.tsx';
import type { Change } from './deeds.ts';
import { isDescriptionAllowed, isNameAllowed } from './edit-rules.ts';
import type { Row } from './row.ts';
import { words } from './words.ts';

interface EditFormProps {
  readonly row: Row;
  readonly onSave: (change: Change) => void;
  readonly onCancel: () => void;
}

/** Name, description and interval, in place: checked as one types, Enter saves, Escape lets it be. */
export function EditForm({ row, onSave, onCancel }: EditFormProps) {
  const w = usePartWords(words);
  const id = useId();
  const before = row.kind === 'alibaba' ? row.log.interval : null;
  const [name, setName] = useState(row.kind === 'alibaba' ? row.log.name : row.name);
  const [description, setDescription] = useState(row.description);
  const [interval, setInterval] = useState<Interval | null>(before);
  const isHuawei = row.kind !== 'alibaba';
  const nameWrong = !isNameAllowed(name, isHuawei);
  const descriptionWrong = !isDescriptionAllowed(description, isHuawei);
  return (
    // The keys of its fields stay within it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys stay within
    <form
      className="flow-log-edit"
      onSubmit={(event) => {
        event.preventDefault();
        if (!nameWrong && !descriptionWrong) onSave({ name, description, ...(interval === null ? {} : { interval }) });
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onCancel();
      }}
    >
      <label htmlFor={`${id}-name`}>{w.nameLabel}</label>
      <div>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just asked to edit it */}
        <input id={`${id}-name`} autoFocus className="name-input" value={name} aria-invalid={nameWrong} aria-describedby={`${id}-name-rule`} onChange={(event) => setName(event.currentTarget.value)} />
        <p id={`${id}-name-rule`} className={nameWrong ? 'small reject' : 'small tertiary'}>{isHuawei ? w.huaweiNameRule : w.nameRule}</p>
      </div>
      <label htmlFor={`${id}-description`}>{w.description} <span className="tertiary small">{w.optional}</span></label>
      <div>
        <input id={`${id}-description`} className="name-input" value={description} aria-invalid={descriptionWrong} aria-describedby={`${id}-description-rule`} onChange={(event) => setDescription(event.currentTarget.value)} />
        <p id={`${id}-description-rule`} className={descriptionWrong ? 'small reject' : 'small tertiary'}>{isHuawei ? w.huaweiDescriptionRule : w.descriptionRule}</p>
      </div>
      {interval !== null && before !== null && (
        <>
          <span>{w.intervalLabel}</span>
          <div>
            <SegmentedControl aria-label={w.intervalLabel} value={String(interval)} onChange={(value) => setInterval(intervals.find((one) => String(one) === value) ?? interval)} data={intervals.map((one) => ({ value: String(one), label: w.minutes(one) }))} />
            <p className="small tertiary">{`${w.intervalHint(String(60 / interval))}${interval === before ? '' : ` ${w.times(threeFigures(before / interval))}. ${w.intervalMore}`}`}</p>
          </div>
        </>
      )}
      <span />
      <div className="row">
        <Button type="submit" variant="filled" disabled={nameWrong || descriptionWrong}>{w.save}</Button>
        <Button onClick={onCancel}>{w.cancel}</Button>
      </div>
    </form>
  );
}
