import { useState } from 'react';
import { csvOf } from '../../../charts/table/csv.ts';
import { jsonOf } from '../../../charts/table/json.ts';
import type { Frame } from '../../../model/frame.ts';
import { fileName, saveFile } from '../../../ui/panel/save.ts';
import { usePartWords } from '../../../ui/reader.tsx';
import { WholeOrCut } from './WholeOrCut.tsx';
import { tableWords } from './words.ts';

interface ResultToolsProps {
  readonly frame: Frame;
  /** The frame in the order that is shown; made when a file is wanted. */
  readonly shown: () => Frame;
  /** What the rows are called in a file's name and head. */
  readonly title: string;
  readonly statement: string;
  readonly note: string | null;
  /** Makes the statement count each flow once; null where it need not. */
  readonly onOnce: (() => void) | null;
  readonly children?: React.ReactNode;
}

/** At the right of the tabs: how much of the answer this is, and ways to take it along. */
export function ResultTools({ frame, shown, title, statement, note, onOnce, children }: ResultToolsProps) {
  const w = usePartWords(tableWords);
  const [copied, setCopied] = useState<'copied' | 'notCopied' | null>(null);
  const save = (ending: string, type: string, content: BlobPart): void => saveFile(fileName(title, ending), new Blob([content], { type }));
  const copy = (): void => {
    const said = (outcome: 'copied' | 'notCopied'): void => {
      setCopied(outcome);
      setTimeout(() => setCopied(null), 3000);
    };
    navigator.clipboard.writeText(csvOf(shown())).then(() => said('copied'), () => said('notCopied'));
  };
  const parquet = async (): Promise<void> => {
    const { parquetOf } = await import('./parquet.ts');
    save('parquet', 'application/vnd.apache.parquet', parquetOf(shown()));
  };
  const button = (name: string, help: string, onClick: () => void) => <button type="button" className="link" title={help} onClick={onClick}>{name}</button>;
  return (
    <>
      {note === null ? null : <span className="tertiary">{note}</span>}
      {onOnce === null ? null : (
        <span className="nowrap"><span className="secondary" title={w.countsHelp}>{w.counts}</span> · {button(w.countOnce, w.countsHelp, onOnce)}</span>
      )}
      <WholeOrCut frame={frame} />
      {button(copied === null ? w.copy : w[copied], w.copyHelp, copy)}
      {button('CSV', w.save('CSV'), () => save('csv', 'text/csv;charset=utf-8', csvOf(shown())))}
      {button('JSON', w.save('JSON'), () => save('json', 'application/json', jsonOf(shown(), { title, statement })))}
      {button('Parquet', w.save('Parquet'), () => void parquet())}
      {children}
    </>
  );
}
