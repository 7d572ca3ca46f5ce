import { Button, TextInput } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { formatDuration, formatTime } from '../../base/format/time.ts';
import { detectors } from '../../catalog/findings/detectors.ts';
import type { Finding } from '../../catalog/findings/finding.ts';
import { longestReason } from '../../state/silenced.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { figureText, sentenceOf } from './say.ts';
import { Who } from './Who.tsx';
import { findingWords } from './words.ts';

interface RowProps {
  readonly finding: Finding;
  /** Seconds. */
  readonly capture: number;
  /** How many of its records the filters leave; null where that is not known. */
  readonly records: number | null;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onRecords: () => void;
  readonly onFilter: () => void;
  readonly onSilence: (reason: string) => void;
  readonly onAlert: () => void;
}

/** As in the style sheet, which leaves the evidence to the opened row then. */
const narrow = '(max-width: 640px)';
const marks = { strong: '◆', likely: '◇', weak: '○' } as const;

/** One finding in two lines; opened, its numbers and what can be done with it. */
export function FindingRow({ finding, capture, records, isOpen, onToggle, onRecords, onFilter, onSilence, onAlert }: RowProps) {
  const words = usePartWords(findingWords);
  const { language, zone, units } = useReader();
  const id = useId();
  const { kind, confidence, who, from, to, figures } = finding;
  const title = detectors[kind].name[language];
  const columns = matchMedia(narrow).matches ? 2 : 3;
  return (
    <>
      <tr className={isOpen ? 'finding chosen' : 'finding'}>
        <td className="finding-what">
          <button type="button" className="finding-toggle" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={onToggle}>
            <span className={`finding-mark ${confidence}`} aria-hidden="true">{marks[confidence]}</span>
            <b>{title}</b>
            <Who kind={kind} who={who} />
          </button>
          <p className="finding-says small secondary">{sentenceOf(finding, language, units)}</p>
        </td>
        <td className="finding-when small">
          <span>{formatTime(from, zone, 'minute')}</span>
          <span className="tertiary">{formatDuration(Math.max(capture, to - from + capture), language)}</span>
        </td>
        <td className="finding-sure small wide-only">{words[confidence]}</td>
      </tr>
      {isOpen && (
        <tr className="finding-open">
          <td colSpan={columns} id={id}>
            <dl className="finding-figures">
              {figures.map((figure) => <div key={figure.id}><dt className="tertiary small">{figure.name[language]}</dt><dd>{figureText(figure, language, units)}</dd></div>)}
              <div><dt className="tertiary small">{words.sure}</dt><dd>{words[confidence]}</dd></div>
            </dl>
            {finding.also.length > 0 && <p className="small secondary">{words.also(finding.also.map((one) => detectors[one].title[language]).join(', '))}</p>}
            <p className="small tertiary finding-about">{detectors[kind].about[language]}</p>
            <Deeds records={records} onRecords={onRecords} onFilter={onFilter} onSilence={onSilence} onAlert={onAlert} />
          </td>
        </tr>
      )}
    </>
  );
}

/** What was just asked for is where the reader types. */
function focused(input: HTMLInputElement | null): void {
  input?.focus();
}

function Deeds({ records, onRecords, onFilter, onSilence, onAlert }: Pick<RowProps, 'records' | 'onRecords' | 'onFilter' | 'onSilence' | 'onAlert'>) {
  const words = usePartWords(findingWords);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSilence(reason);
  };
  if (asking) {
    return (
      <form className="finding-silence" onSubmit={submit}>
        <TextInput label={words.reason} description={words.reasonHint} value={reason} maxLength={longestReason} ref={focused} onChange={(event) => setReason(event.currentTarget.value)} />
        <Button type="submit" variant="filled">{words.silenceNow}</Button>
        <Button onClick={() => setAsking(false)}>{words.cancel}</Button>
      </form>
    );
  }
  return (
    <div className="finding-deeds">
      <Button variant="filled" onClick={onRecords}>{words.showRecords(records)}</Button>
      <Button onClick={onFilter}>{words.filterBy}</Button>
      <Button onClick={onAlert}>{words.alert}</Button>
      <Button onClick={() => setAsking(true)}>{words.silence}</Button>
    </div>
  );
}
