import { useRef, type PointerEvent } from 'react';
import { usePartWords } from '../../../ui/reader.tsx';
import { clampWidth } from './columns-codec.ts';
import { isNumeric } from './columns.ts';
import { rawWords } from './words.ts';

export interface GridColumn {
  readonly name: string;
  readonly width: number;
  readonly pinned: boolean;
  /** The column that the records are ordered by. */
  readonly ordered: boolean;
}

interface GridHeaderProps {
  readonly columns: readonly GridColumn[];
  readonly lefts: readonly (number | null)[];
  readonly width: number;
  readonly newestFirst: boolean;
  readonly active: number;
  readonly onTurn: () => void;
  readonly onDrag: (name: string, width: number) => void;
  readonly onDragged: (name: string, width: number) => void;
}

/** Names of the columns in the log's own spelling; the one of time turns the order, edges are dragged. */
export function GridHeader({ columns, lefts, width, newestFirst, active, onTurn, onDrag, onDragged }: GridHeaderProps) {
  const words = usePartWords(rawWords);
  return (
    <thead className="raw-head" style={{ minWidth: width }}>
      <tr className="raw-row" aria-rowindex={1}>
        {columns.map((column, i) => {
          const left = lefts[i] ?? null;
          const order = column.ordered ? (newestFirst ? 'descending' : 'ascending') : undefined;
          const kind = `raw-cell${isNumeric(column.name) ? ' end' : ''}${left === null ? '' : ' pinned'}${i === active ? ' active' : ''}`;
          return (
            <th
              key={column.name} scope="col" aria-colindex={i + 1} aria-sort={order} data-column={i} className={kind}
              style={{ width: column.width, ...(left === null ? {} : { left }) }}
            >
              {column.ordered ? (
                <button type="button" tabIndex={-1} className="raw-turn" title={words.sortTime} onClick={onTurn}>{`${column.name} ${newestFirst ? '↓' : '↑'}`}</button>
              ) : <span className="cut" title={column.name}>{column.name}</span>}
              <Edge name={column.name} width={column.width} onDrag={onDrag} onDragged={onDragged} />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Edge({ name, width, onDrag, onDragged }: Pick<GridColumn, 'name' | 'width'> & Pick<GridHeaderProps, 'onDrag' | 'onDragged'>) {
  const words = usePartWords(rawWords);
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const at = (event: PointerEvent): number | null => (drag.current ? clampWidth(drag.current.width + event.clientX - drag.current.x) : null);
  return (
    <span
      className="raw-edge" title={words.resize(name)} aria-hidden="true"
      onClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        const to = at(event);
        if (to !== null) onDrag(name, to);
      }}
      onPointerUp={(event) => {
        const to = at(event);
        drag.current = null;
        if (to !== null) onDragged(name, to);
      }}
      onPointerCancel={() => {
        drag.current = null;
        onDragged(name, width);
      }}
    />
  );
}
