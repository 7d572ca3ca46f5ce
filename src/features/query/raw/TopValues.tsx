import { useQuery } from '@tanstack/react-query';
import { formatExact } from '../../../base/format/number.ts';
import { formatShare, shareOf } from '../../../base/format/share.ts';
import { drawn } from '../../../charts/buckets.ts';
import type { Value } from '../../../model/frame.ts';
import type { Scope } from '../../../model/scope.ts';
import { answerOptions } from '../../../state/answers.ts';
import { useDescription, useEngine } from '../../../state/engine.tsx';
import type { Gesture } from '../../../state/picked.ts';
import type { Statement } from '../../../statement/statement.ts';
import { gestureOf } from '../../../ui/chart/gesture.ts';
import { problemText } from '../../../ui/problem-text.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { isNamed, useResourceNames } from '../resource-names.ts';
import { cellText, isPickable } from './cell-text.ts';
import { topQuestion } from './field-questions.ts';
import { rawWords } from './words.ts';

interface TopValuesProps {
  readonly name: string;
  readonly statement: Statement;
  readonly scope: Scope;
  readonly onPick: (name: string, value: Value, gesture: Gesture) => void;
}

/** The most frequent values of a field among the matching records; a click chooses one, Alt-click leaves it out. */
export function TopValues({ name, statement, scope, onPick }: TopValuesProps) {
  const words = usePartWords(rawWords);
  const { language, zone } = useReader();
  const engine = useEngine();
  const { revision, fields } = useDescription();
  const question = topQuestion(name, statement, scope, fields);
  const { data } = useQuery(answerOptions(engine, question, revision));
  const values = data?.result.ok === true ? (data.result.value.columns[0]?.values ?? []) : [];
  const names = useResourceNames(isNamed(name) ? values.flatMap((value) => (typeof value === 'string' ? [value] : [])) : []);
  if (!data) return <p className="raw-top-note small secondary">{words.asking}</p>;
  if (!data.result.ok) return <p className="raw-top-note small secondary">{problemText(data.result.problem, language, zone).title}</p>;
  const { columns, coverage, rows } = data.result.value;
  return (
    <ul className="raw-top">
      {Array.from({ length: rows }, (_, i) => {
        const value = columns[0]?.values[i] ?? null;
        const records = drawn(columns[1]?.values[i]) ?? 0;
        const { text, note, mono } = cellText(name, { [name]: value }, { language, zone, words, names });
        const said = value === null ? words.absentValue : text;
        return (
          <li key={String(value)} className="raw-top-row">
            <button
              type="button" className="row-button grow cut" disabled={!isPickable(name, value)} title={words.include(said)}
              onClick={(event) => onPick(name, value, gestureOf(event))}
            >
              <span className={mono ? 'mono' : ''}>{said}</span>
              {note === '' ? null : <span className="raw-note">{note}</span>}
            </button>
            <span className="tertiary">{`${formatExact(records)} · ${formatShare(shareOf(records, coverage.matched))}`}</span>
            {isPickable(name, value) ? <button type="button" className="raw-sign" aria-label={words.exclude(said)} title={words.exclude(said)} onClick={() => onPick(name, value, 'exclude')}>−</button> : null}
          </li>
        );
      })}
    </ul>
  );
}
