import { useMemo } from 'react';
import { formatExact } from '../../../base/format/number.ts';
import type { Frame } from '../../../model/frame.ts';
import { Icon } from '../../../ui/icons.tsx';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { useResourceNames } from '../resource-names.ts';
import { isAddressColumn } from './columns.ts';
import { idsOf } from './ids.ts';
import { protocolsOf, resultCell } from './result-cell.ts';
import { tableWords } from './words.ts';

interface RowAsideProps {
  readonly frame: Frame;
  /** Place among the rows as shown, and where it stands in the frame. */
  readonly place: number;
  readonly row: number;
  readonly onOpen: (place: number | null) => void;
}

const none: ReadonlyMap<string, string> = new Map();

/** One row of the answer, a column a line: for answers that are wider than the window. */
export function RowAside({ frame, place, row, onOpen }: RowAsideProps) {
  const w = usePartWords(tableWords);
  const { language, zone } = useReader();
  const names = useResourceNames(useMemo(() => idsOf(frame), [frame]));
  const title = w.row(formatExact(place + 1), formatExact(frame.rows));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes the row from anywhere inside
    <aside className="query-list" aria-label={title} onKeyDown={(event) => (event.key === 'Escape' ? onOpen(null) : undefined)}>
      <header className="query-list-head">
        <h2 className="part grow">{title}</h2>
        <button type="button" className="glyph-button" aria-label={w.before} title={w.before} disabled={place === 0} onClick={() => onOpen(place - 1)}><Icon name="left" /></button>
        <button type="button" className="glyph-button" aria-label={w.after} title={w.after} disabled={place >= frame.rows - 1} onClick={() => onOpen(place + 1)}><Icon name="right" /></button>
        <button type="button" className="glyph-button" aria-label={w.close} title={w.close} onClick={() => onOpen(null)}><Icon name="close" little /></button>
      </header>
      <dl className="query-list-body result-record small">
        {frame.columns.map((column) => {
          const { text, note, isMono } = resultCell(column, isAddressColumn(column), column.values[row] ?? null, { language, zone, countries: none, names, protocol: protocolsOf(frame)[row] });
          return (
            <div key={column.name}>
              <dt className="tertiary">{column.name}</dt>
              <dd className={isMono ? 'mono' : ''}>{text} {note === '' ? null : <span className="tertiary">{note}</span>}</dd>
            </div>
          );
        })}
      </dl>
    </aside>
  );
}
