import { ActionIcon } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { formatExact } from '../../../base/format/number.ts';
import { fieldNamed } from '../../../model/fields.ts';
import type { Value } from '../../../model/frame.ts';
import type { Gesture } from '../../../state/picked.ts';
import { gestureOf, gestureOfKey } from '../../../ui/chart/gesture.ts';
import { Icon } from '../../../ui/icons.tsx';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { useResourceNames } from '../resource-names.ts';
import { isId } from '../value-note.ts';
import { isPickable } from './cell-text.ts';
import { decoded, sectionsOf, windowOf, type Decoded } from './decoded.ts';
import { idsIn } from './ids-in.ts';
import { rawJson, rawRecord } from './raw-json.ts';
import type { LogRecord } from './log-record.ts';
import { sentenceOf } from './sentence.ts';
import { rawWords, recordWords } from './words.ts';

interface RecordAsideProps {
  readonly record: LogRecord;
  /** Looks for it among the records shown now, where that failed; null where it stands among them. */
  readonly onSeek: (() => void) | null;
  readonly total: number;
  readonly fields: readonly string[];
  /** Seconds; 0 when it is not known. */
  readonly captureInterval: number;
  readonly manyDays: boolean;
  readonly link: (record: LogRecord) => string;
  readonly onPick: (name: string, value: Value, gesture: Gesture) => void;
  readonly onPlace: (place: number) => void;
  readonly onClose: () => void;
}

/** One record: what it says in a sentence, its fields with their meaning, where it was seen, what is computed, and as it was read. */
export function RecordAside({ record, onSeek, total, fields, captureInterval, manyDays, link, onPick, onPlace, onClose }: RecordAsideProps) {
  const words = usePartWords(recordWords);
  const { language, zone, units } = useReader();
  const [copied, setCopied] = useState<string | null>(null);
  const host = useRef<HTMLElement>(null);
  const { values, place } = record;
  const setting = { words, language, zone, names: useResourceNames(idsIn(fields, [record])) };
  const { record: own, seen, computed } = sectionsOf(fields);
  const window = windowOf(values, captureInterval, manyDays, setting);
  const copy = (text: string): void => {
    navigator.clipboard.writeText(text).then(() => setCopied(words.copied), () => setCopied(words.notCopied));
  };
  useEffect(() => {
    const timer = copied === null ? undefined : setTimeout(() => setCopied(null), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  // Where it covers the page, the keys must not stay beneath it.
  useEffect(() => {
    const element = host.current;
    if (element && element.getBoundingClientRect().width >= innerWidth) element.focus();
  }, []);
  const keyed = (event: KeyboardEvent): void => {
    const to = event.key === 'ArrowDown' ? place + 1 : event.key === 'ArrowUp' ? place - 1 : null;
    if (event.key === 'Escape') onClose();
    else if (to !== null && to >= 0 && to < total) onPlace(to);
    else return;
    event.preventDefault();
  };
  const row = (name: string): ReactNode => <FieldRow key={name} name={name} value={values[name] ?? null} said={decoded(name, values, setting)} onPick={onPick} onCopy={copy} />;
  const present = seen.filter((name) => values[name] !== null && values[name] !== undefined);
  const raw = Object.entries(rawRecord(values, fields));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows go from record to record wherever the focus is in it
    <section ref={host} className="raw-record" tabIndex={-1} aria-label={words.record(formatExact(place + 1))} onKeyDown={keyed}>
      <header className="raw-record-head">
        <h2 className="part">{words.record(formatExact(place + 1))}</h2>
        <span className="tertiary small grow">{words.of(formatExact(total))}{copied === null ? null : <output>{` · ${copied}`}</output>}</span>
        <ActionIcon size={24} aria-label={words.previous} title={words.previous} disabled={place === 0} onClick={() => onPlace(place - 1)}><Icon name="left" /></ActionIcon>
        <ActionIcon size={24} aria-label={words.next} title={words.next} disabled={place >= total - 1} onClick={() => onPlace(place + 1)}><Icon name="right" /></ActionIcon>
        <ActionIcon size={24} aria-label={words.link} title={words.link} onClick={() => copy(link(record))}><Icon name="copyLink" /></ActionIcon>
        <ActionIcon size={24} aria-label={words.close} title={words.close} onClick={onClose}><Icon name="close" little /></ActionIcon>
      </header>
      {onSeek === null ? null : <p className="note raw-lost" role="alert">{words.lost} <button type="button" className="link" onClick={onSeek}>{words.seekAgain}</button></p>}
      <p className="raw-sentence small">{sentenceOf(values, language, units)}</p>
      <dl className="raw-fields" aria-label={words.fields}>
        {window === null ? null : <FieldRow name="start – end" value={null} said={window} onPick={onPick} onCopy={copy} />}
        {own.map(row)}
      </dl>
      {present.length === 0 ? null : (
        <>
          <h3 className="raw-part">{words.whereSeen}</h3>
          <dl className="raw-fields">{present.map(row)}</dl>
        </>
      )}
      {computed.length === 0 ? null : (
        <>
          <h3 className="raw-part">{words.computed}</h3>
          <dl className="raw-fields">{computed.map(row)}</dl>
        </>
      )}
      <h3 className="raw-part">
        {words.rawRecord}
        <button type="button" className="link" onClick={() => copy(rawJson(values, fields))}>{words.copyJson}</button>
      </h3>
      <code className="raw-json mono">
        {'{'}
        {raw.map(([name, text], i) => (
          <span key={name}>
            <span className="raw-json-name">{JSON.stringify(name)}</span>
            {':'}
            <span className="raw-json-text">{JSON.stringify(text)}</span>
            {i < raw.length - 1 ? ',\u200b' : ''}
          </span>
        ))}
        {'}'}
      </code>
    </section>
  );
}

interface FieldRowProps {
  readonly name: string;
  readonly value: Value;
  readonly said: Decoded;
  readonly onPick: (name: string, value: Value, gesture: Gesture) => void;
  readonly onCopy: (text: string) => void;
}

/** The value is one stop of Tab: Enter includes it, Alt-Enter excludes it, C copies it. */
function FieldRow({ name, value, said, onPick, onCopy }: FieldRowProps) {
  const words = usePartWords(rawWords);
  const { text, meaning } = said;
  const role = fieldNamed(name)?.role;
  const mark = role === 'verdict' ? (value === 'REJECT' ? 'reject' : value === 'ACCEPT' ? 'accept' : 'other') : null;
  const canPick = isPickable(name, value);
  const isMono = role === 'address' || isId(role) || name.endsWith('-id');
  const content = (
    <span>
      {mark === null || value === null ? null : <i className={`raw-mark ${mark}`} aria-hidden="true" />}
      <span className={isMono ? 'mono raw-said' : 'raw-said'}>{text}</span>
      {meaning === '' ? null : <span className="tertiary">{` ${meaning}`}</span>}
    </span>
  );
  const keyed = (event: KeyboardEvent): void => {
    const gesture = gestureOfKey(event);
    if (gesture !== null) onPick(name, value, gesture);
    else if (event.key.toLowerCase() === 'c' && !event.ctrlKey && !event.metaKey) onCopy(value === null ? text : String(value));
    else return;
    event.preventDefault();
  };
  return (
    <div className="raw-field">
      <dt className="mono tertiary cut" title={name}>{name}</dt>
      <dd>
        {canPick ? <button type="button" className="row-button" title={words.include(text)} onKeyDown={keyed} onClick={(event) => onPick(name, value, gestureOf(event))}>{content}</button> : content}
        <span className="raw-deeds">
          {canPick ? (
            <>
              <button type="button" tabIndex={-1} className="raw-sign" aria-label={words.include(text)} title={words.include(text)} onClick={() => onPick(name, value, 'include')}>+</button>
              <button type="button" tabIndex={-1} className="raw-sign" aria-label={words.exclude(text)} title={words.exclude(text)} onClick={() => onPick(name, value, 'exclude')}>−</button>
            </>
          ) : null}
          <button type="button" tabIndex={canPick ? -1 : 0} className="raw-sign" aria-label={words.copy(text)} title={words.copy(text)} onClick={() => onCopy(value === null ? text : String(value))}>
            <svg viewBox="0 0 12 12" className="icon little" aria-hidden="true"><path d="M4 4h6.5v6.5H4zM2 8V1.5h6.5" /></svg>
          </button>
        </span>
      </dd>
    </div>
  );
}
