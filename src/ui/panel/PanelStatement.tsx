import { formatExact } from '../../base/format/number.ts';
import { formatMilliseconds } from '../../base/format/time.ts';
import { joinedSentences } from '../../base/words.ts';
import type { Frame } from '../../model/frame.ts';
import { usePartWords, useReader } from '../reader.tsx';
import { panelStatementWords } from './statement-words.ts';
import { panelWords } from './words.ts';
import './panel-statement.css';

interface PanelStatementProps {
  readonly statement: string;
  readonly frame: Frame | null;
  readonly milliseconds: number;
  /** How many filters hold, and the field on which this panel leaves filters out. */
  readonly filters: number;
  readonly ownField: string | null;
  readonly counts: string;
  /** How the numbers come about, where the statement does not say it; empty for nothing. */
  readonly about: string;
  readonly onCopy: () => void;
  /** Null where the statement cannot be said in SLS; `slsRefusal` says why. */
  readonly onCopySls: (() => void) | null;
  readonly slsRefusal: string | null;
  /** Goes to the Custom Query page with this statement. */
  readonly onOpenQuery: () => void;
  /** Begins an alert rule of what the panel asks; null where it has no figure that one could be made of. */
  readonly onMakeRule: (() => void) | null;
}

/** What a panel asks, with what stands beside it, and what the answer rests on. */
export function PanelStatement({ statement, frame, milliseconds, filters, ownField, counts, about, onCopy, onCopySls, slsRefusal, onOpenQuery, onMakeRule }: PanelStatementProps) {
  const words = usePartWords(panelWords);
  const own = usePartWords(panelStatementWords);
  const { language } = useReader();
  const sentences = [
    own.beside(filters), ...(ownField === null ? [] : [own.besideOwn(ownField)]), words.countsIt(counts),
    ...(frame === null ? [] : [own.coverage(formatExact(frame.coverage.matched), formatExact(frame.coverage.scanned), formatMilliseconds(milliseconds, language))]),
  ];
  return (
    <div className="panel-statement">
      {about === '' ? null : <p className="small panel-about">{about}</p>}
      <pre className="mono">{statement}</pre>
      <p className="small secondary">
        {joinedSentences(sentences, language)}
      </p>
      {frame !== null && frame.coverage.skipped > 0 ? <p className="small warn">{own.skipped(formatExact(frame.coverage.skipped))}</p> : null}
      <p className="small panel-links">
        <button type="button" className="link" tabIndex={-1} data-inside="" onClick={onOpenQuery}>{words.openQuery}</button>
        {onMakeRule !== null && <button type="button" className="link" tabIndex={-1} data-inside="" onClick={onMakeRule}>{own.makeRule}</button>}
        <button type="button" className="link" tabIndex={-1} data-inside="" onClick={onCopy}>{words.copy}</button>
        {onCopySls === null ? <span className="tertiary">{slsRefusal}</span> : <button type="button" className="link" tabIndex={-1} data-inside="" onClick={onCopySls}>{own.copySls}</button>}
      </p>
    </div>
  );
}
