import { use, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { clamp } from '../../../base/clamp.ts';
import { formatExact } from '../../../base/format/number.ts';
import { filterIs } from '../../../model/filter.ts';
import type { Frame, Value } from '../../../model/frame.ts';
import { panelVersion } from '../../../model/panel.ts';
import { useDescription } from '../../../state/engine.tsx';
import { lazyPart } from '../../../state/lazy-part.tsx';
import { useView, useViewActions } from '../../../state/view.ts';
import type { Gesture } from '../../../state/picked.ts';
import { Asking, PanelNotice } from '../../../ui/panel/PanelState.tsx';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { onceInstead } from '../../../statement/counting.ts';
import { printSearch } from '../../../statement/print-search.ts';
import { withCondition } from '../statement-text.ts';
import { fieldInSql, InsertContext } from '../insert.ts';
import type { TabProps } from '../tab.ts';
import { words } from '../words.ts';
import { FieldList } from './FieldList.tsx';
import { parseLayout, printLayout } from './layout-codec.ts';
import { orderOf, ordered, type Sorting } from './order.ts';
import { ResultGrid } from './ResultGrid.tsx';
import { ResultTools } from './ResultTools.tsx';
import { RowAside } from './RowAside.tsx';
import { tableWords } from './words.ts';
import './table.css';

const AddToDashboard = lazyPart(async () => (await import('../AddToDashboard.tsx')).AddToDashboard);

/** Rows as a panel: no click means anything, and no sentence is made of them. */
const rowsPanel = { version: panelVersion, counts: 'records', unit: { en: '', zh: '' }, picture: { kind: 'table' }, consequence: { kind: 'none' }, finding: { kind: 'chart' } } as const;

/** The rows of the SQL half, with the fields of the log beside them. */
export function TableTab({ statement, answer, matched, scope, table, onTable, onStatement, onFilter, slots }: TabProps) {
  const w = usePartWords(words);
  const t = usePartWords(tableWords);
  const { language } = useReader();
  const { query } = useView();
  const { queryChanged } = useViewActions();
  const insert = use(InsertContext);
  const { frame, asking } = answer;
  const [opened, setOpened] = useState<{ readonly frame: Frame; readonly place: number } | null>(null);
  const layout = useMemo(() => parseLayout(table), [table]);
  const sorting = useMemo((): Sorting | null => {
    const column = frame?.columns.findIndex(({ name }) => name === layout.sorting?.column) ?? -1;
    return layout.sorting === null || column < 0 ? null : { column, descending: layout.sorting.descending };
  }, [frame, layout.sorting]);
  const onSort = (to: Sorting | null): void => onTable(printLayout({ ...layout, sorting: to === null ? null : { column: frame?.columns[to.column]?.name ?? '', descending: to.descending } }));
  const order = useMemo(() => (frame === null ? null : orderOf(frame, sorting)), [frame, sorting]);
  const place = opened !== null && opened.frame === frame ? opened.place : null;
  const onOpen = (to: number | null): void => setOpened(to === null || frame === null ? null : { frame, place: clamp(to, 0, frame.rows - 1) });
  const onPick = (field: string, value: Value, gesture: Gesture): void => onFilter(filterIs(field, String(value)), gesture);
  const [adding, setAdding] = useState(false);
  const isSearch = statement !== null && statement.select === null;
  const { fields: present } = useDescription();
  const once = useMemo(() => {
    const condition = statement === null ? null : onceInstead(statement, scope, present);
    return statement === null || condition === null ? null : withCondition(statement.source, printSearch(condition));
  }, [statement, scope, present]);

  return (
    <div className="table-tab">
      <FieldList statement={statement} scope={scope} isReady={asking === null} onPick={onPick} onInsert={(name) => insert(fieldInSql(name))} />
      <div className="table-body">
        {isSearch ? (
          <PanelNotice fact={w.noSql} detail={w.noSqlDetail} action={<button type="button" className="link" onClick={() => queryChanged({ tab: 'raw' })}>{w.showRaw}</button>} />
        ) : frame === null ? (
          asking !== null ? <Asking language={language} onStop={answer.stop} /> : answer.problem === null ? null : <PanelNotice fact={w.noAnswer} detail={w.noAnswerDetail} />
        ) : frame.rows === 0 ? (
          <PanelNotice fact={w.noRows} detail={w.noRowsDetail(formatExact(matched ?? frame.coverage.matched))} />
        ) : (
          <ResultGrid
            frame={frame} order={order} sorting={sorting} widths={layout.widths} scope={scope} opened={place} onOpen={onOpen} onPick={onPick}
            onSort={onSort} onWidth={(name, width) => onTable(printLayout({ ...layout, widths: { ...layout.widths, [name]: width } }))}
          />
        )}
      </div>
      {frame === null || isSearch || slots.tools === null ? null : createPortal(
        <ResultTools frame={frame} shown={() => ordered(frame, order)} title={t.fileTitle} statement={query?.text ?? ''} note={sorting === null ? null : t.sortedHere(frame.columns[sorting.column]?.name ?? '')} onOnce={once === null ? null : () => onStatement(once, true)}>
          <button type="button" className="link" onClick={() => setAdding(true)}>{t.addToDashboard}</button>
        </ResultTools>,
        slots.tools,
      )}
      {frame === null || place === null || slots.aside === null ? null : createPortal(<RowAside frame={frame} place={place} row={order?.[place] ?? place} onOpen={onOpen} />, slots.aside)}
      {adding ? <AddToDashboard panel={{ ...rowsPanel, title: t.panelTitle, statement: query?.text ?? '' }} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
