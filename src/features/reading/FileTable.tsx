import { Fragment, useState } from 'react';
import { formatCount, formatExact } from '../../base/format/number.ts';
import { formatShare } from '../../base/format/share.ts';
import { formatBytes } from '../../base/format/volume.ts';
import type { ReadProgress } from '../../engine/embedded/contract.ts';
import type { FileReport } from '../../model/source.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { useUnits } from '../../state/settings.ts';
import { formatName } from '../../ui/format-name.ts';
import { Icon } from '../../ui/icons.tsx';
import { FileDetail } from './FileDetail.tsx';
import { hasMore, toneOf, type FileTone } from './file-state.ts';
import { failureText } from './report-text.ts';
import { words } from './words.ts';

const toneClass: Readonly<Record<FileTone, string>> = { whole: 'accept', doubt: 'warn', bad: 'reject', open: 'secondary' };

/** Characters at the end of a name: a day and the kind of file. */
const keptEnd = 10;

export interface FileTableProps {
  readonly progress: ReadProgress;
  readonly onMap: (file: string) => void;
}

/** A row per file; what is not whole is open from the start, the rest opens by a click. */
export function FileTable({ progress, onMap }: FileTableProps) {
  const w = useWords(words);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const keyOf = (file: FileReport, index: number): string => `${index} ${file.name}`;
  const isOpen = (file: FileReport, key: string): boolean => hasMore(file) && (toneOf(file) === 'bad') !== toggled.has(key);
  return (
    <table className="list reading-files">
      <thead>
        <tr>
          <th scope="col">{w.columnFile}</th>
          <th scope="col" className="end reading-size">{w.columnSize}</th>
          <th scope="col" className="reading-format">{w.columnFormat}</th>
          <th scope="col" className="reading-progress">{w.columnProgress}</th>
          <th scope="col" className="end reading-number">{w.columnRecords}</th>
          <th scope="col" className="end reading-number">{w.columnSkipped}</th>
          <th scope="col" className="end reading-rate">{w.columnRate}</th>
          <th scope="col" className="reading-state">{w.columnState}</th>
        </tr>
      </thead>
      <tbody>
        {progress.files.map((file, index) => {
          const key = keyOf(file, index);
          const opened = isOpen(file, key);
          const toggle = (): void => setToggled(new Set(toggled.has(key) ? [...toggled].filter((one) => one !== key) : [...toggled, key]));
          return (
            <Fragment key={key}>
              <FileRow file={file} opened={opened} onToggle={toggle} />
              {opened && (
                <tr className="reading-detail">
                  <td colSpan={8}>
                    <FileDetail file={file} onMap={() => onMap(file.name)} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function FileRow({ file, opened, onToggle }: { readonly file: FileReport; readonly opened: boolean; readonly onToggle: () => void }) {
  const w = useWords(words);
  const language = useLanguage();
  const units = useUnits();
  const tone = toneOf(file);
  const failed = file.failure !== null && file.records === 0 ? failureText(file.failure, language).short : null;
  const format = failed ?? (file.format === null ? w.notLooked : formatName(file.format, language));
  const seconds = file.milliseconds / 1000;
  const share = file.bytes > 0 ? Math.min(1, file.bytesRead / file.bytes) : file.state === 'read' ? 1 : 0;
  return (
    <tr className={opened && tone !== 'bad' ? 'selected' : undefined}>
      <td title={file.name}>
        {hasMore(file) ? (
          <button type="button" className="reading-name" aria-expanded={opened} aria-label={w.show(file.name)} onClick={onToggle}>
            <CutName name={file.name} />
          </button>
        ) : (
          <CutName name={file.name} />
        )}
      </td>
      <td className="end secondary">{file.bytes > 0 || file.failure?.kind === 'empty' ? formatBytes(file.bytes, units) : ''}</td>
      <td className={failed === null ? (file.format === null ? 'tertiary' : 'secondary') : toneClass[tone]}>{format}</td>
      <td aria-label={formatShare(share)}>
        <span className={`reading-progress-bar ${tone}`}>
          <span style={{ width: `${100 * share}%` }} />
        </span>
      </td>
      <td className="end">{file.state === 'waiting' ? '' : formatExact(file.records)}</td>
      <td className={`end ${file.skipped > 0 ? 'warn' : 'tertiary'}`}>{file.state === 'waiting' ? '' : formatExact(file.skipped)}</td>
      <td className="end secondary">{seconds > 0.005 && file.records > 0 ? formatCount(Math.round(file.records / seconds)) : ''}</td>
      <td className={toneClass[tone]}>
        {tone === 'whole' && <Icon name="tick" little />}
        {tone === 'doubt' && <Icon name="warn" little />}
        {tone === 'bad' && <Icon name="close" little />} {stateText(file, tone, w)}
      </td>
    </tr>
  );
}

/** The end of a name that has too little room stays: names of one log differ there. */
function CutName({ name }: { readonly name: string }) {
  const at = Math.max(0, name.length - keptEnd);
  return <span className="reading-cut"><span className="cut">{name.slice(0, at)}</span><span>{name.slice(at)}</span></span>;
}

function stateText(file: FileReport, tone: FileTone, w: Record<'stateWaiting' | 'stateReading' | 'stateRead' | 'stateNoted' | 'stateDamaged' | 'stateFailed', string> & { stateSkipped: (count: string) => string }): string {
  if (file.state === 'waiting') return w.stateWaiting;
  if (file.state === 'reading') return w.stateReading;
  if (tone === 'bad') return file.records > 0 ? w.stateDamaged : w.stateFailed;
  if (file.skipped > 0) return w.stateSkipped(formatExact(file.skipped));
  return tone === 'doubt' ? w.stateNoted : w.stateRead;
}
