import { Button, Menu, Popover, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { formatExact } from '../../../base/format/number.ts';
import { parseTimePoint } from '../../../model/time-text.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { rawWords } from './words.ts';

interface RawToolsProps {
  readonly total: number | null;
  readonly seen: { readonly first: number; readonly end: number };
  /** A time in the data, whose day an hour alone means. */
  readonly around: number | null;
  readonly saving: { readonly done: number; readonly all: number } | null;
  readonly said: string | null;
  readonly columnsOpen: boolean;
  readonly onColumnsOpen: (isOpen: boolean) => void;
  readonly onTime: (seconds: number) => void;
  readonly onSave: (kind: 'csv' | 'json-lines') => void;
  readonly onCancelSave: () => void;
}

/** What stands at the right of the tabs: which rows are seen, a jump to a time, and files. */
export function RawTools({ total, seen, around, saving, said, columnsOpen, onColumnsOpen, onTime, onSave, onCancelSave }: RawToolsProps) {
  const words = usePartWords(rawWords);
  return (
    <>
      <button type="button" className="link narrow-only" aria-expanded={columnsOpen} onClick={() => onColumnsOpen(!columnsOpen)}>{words.columnsShort}</button>
      <span className="secondary wide-only" data-testid="raw-seen">
        {total === null ? '' : total === 0 ? words.noRows : words.seen(formatExact(seen.first + 1), formatExact(seen.end), formatExact(total))}
      </span>
      <GoTo around={around} onTime={onTime} />
      {saving === null ? (
        <>
          {said === null ? null : <output className="secondary">{said}</output>}
          <Menu position="bottom-end">
            <Menu.Target><button type="button" className="link" disabled={total === null || total === 0}>{words.saveAs}</button></Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onSave('csv')}>{words.saveCsv}</Menu.Item>
              <Menu.Item onClick={() => onSave('json-lines')}>{words.saveJson}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      ) : (
        <span>
          <output className="secondary">{words.saving(formatExact(saving.done), formatExact(saving.all))}</output>
          {' · '}
          <button type="button" className="link" onClick={onCancelSave}>{words.cancel}</button>
        </span>
      )}
    </>
  );
}

function GoTo({ around, onTime }: Pick<RawToolsProps, 'around' | 'onTime'>) {
  const words = usePartWords(rawWords);
  const { zone } = useReader();
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const point = parseTimePoint(text, zone, around ?? 0);
    if (point?.kind !== 'absolute') return setWrong(true);
    setOpened(false);
    onTime(point.seconds);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus>
      <Popover.Target>
        <button type="button" className="link wide-only" aria-expanded={opened} disabled={around === null} onClick={() => setOpened(!opened)}>{words.goTo}</button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className="raw-goto" onSubmit={submit}>
          <TextInput
            data-autofocus="" label={words.goTo} description={words.goToHint} value={text} error={isWrong ? words.notATime : undefined}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setWrong(false);
            }}
          />
          <Button type="submit">{words.go}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
