import { Button } from '@mantine/core';
import { formatExact } from '../../base/format/number.ts';
import { formatShare } from '../../base/format/share.ts';
import type { FileReport } from '../../model/source.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { useOpening } from '../../state/opening.tsx';
import { reportJson, saveText, skippedCsv } from './report-file.ts';
import { failureText, noteText, reasonText } from './report-text.ts';
import { words } from './words.ts';

/** The report of one file: failure, notes, then reason × lines × first line × the line, and what it does to the totals. */
export function FileDetail({ file, onMap }: { readonly file: FileReport; readonly onMap: () => void }) {
  const w = useWords(words);
  const language = useLanguage();
  const opening = useOpening();
  const lines = file.records + file.skipped;
  return (
    <div className="reading-report">
      {file.failure !== null && (
        <p>
          {failureText(file.failure, language).detail}{' '}
          {file.failure.kind === 'unknown-columns' && (
            <Button size="xs" variant="filled" onClick={onMap}>
              {w.nameColumns}
            </Button>
          )}
        </p>
      )}
      {file.notes.map((note) => (
        <p key={JSON.stringify(note)}>
          {noteText(note, language)}{' '}
          {note.kind === 'er-order-assumed' && (
            <button type="button" className="link" onClick={() => opening.routerOrderChosen(note.swapped ? 'resource-first' : 'instance-first')}>
              {w.otherOrder}
            </button>
          )}
        </p>
      ))}
      {(file.noData > 0 || file.skipData > 0) && <p className="secondary">{w.noDataNote(formatExact(file.noData), formatExact(file.skipData))}</p>}
      {file.skipped > 0 && (
        <>
          <p className="row">
            <strong className="grow">{w.skippedOf(formatExact(file.skipped), formatExact(lines), formatShare(file.skipped / lines))}</strong>
            <span className="secondary">{w.save}</span>
            <button type="button" className="link" onClick={() => saveText(`${file.name}.report.json`, 'application/json', reportJson([file]))}>
              {w.saveJson}
            </button>
            <button type="button" className="link" onClick={() => saveText(`${file.name}.skipped.csv`, 'text/csv', skippedCsv([file]))}>
              {w.saveCsv}
            </button>
          </p>
          <table className="list reading-reasons">
            <thead>
              <tr>
                <th scope="col" className="reading-reason">{w.reason}</th>
                <th scope="col" className="end reading-number">{w.lines}</th>
                <th scope="col" className="end reading-number">{w.firstAt}</th>
                <th scope="col">{w.line}</th>
              </tr>
            </thead>
            <tbody>
              {file.reasons.map(({ reason, lines: count, first }) => (
                <tr key={`${reason.kind} ${first.line}`}>
                  <td title={reasonText(reason, language)}>{reasonText(reason, language)}</td>
                  <td className="end">{formatExact(count)}</td>
                  <td className="end secondary">{formatExact(first.line)}</td>
                  <td className="mono" title={first.text}>
                    {first.text}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="secondary">{w.effect(formatExact(file.skipped))}</p>
        </>
      )}
    </div>
  );
}
