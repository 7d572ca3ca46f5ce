import { useCallback, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { filterIs } from '../../../model/filter.ts';
import { fieldNamed } from '../../../model/fields.ts';
import type { Value } from '../../../model/frame.ts';
import { useDescription } from '../../../state/engine.tsx';
import type { Gesture } from '../../../state/picked.ts';
import { stringifySearch } from '../../../state/search.ts';
import { writeView } from '../../../state/view-codec.ts';
import { useView } from '../../../state/view.ts';
import { Asking } from '../../../ui/panel/PanelState.tsx';
import { Problem } from '../../../ui/Problem.tsx';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { useResourceNames } from '../resource-names.ts';
import type { TabProps } from '../tab.ts';
import { parseColumns, printColumns, type RawColumns } from './columns-codec.ts';
import { resized, usualColumns, usualWidth } from './columns.ts';
import { ColumnList } from './ColumnList.tsx';
import { numberOf } from './decoded.ts';
import { idsIn } from './ids-in.ts';
import type { GridColumn } from './GridHeader.tsx';
import type { LogRecord } from './log-record.ts';
import { NoRecords } from './NoRecords.tsx';
import { RawTools } from './RawTools.tsx';
import { RecordAside } from './RecordAside.tsx';
import { RecordGrid, type GridHandle } from './RecordGrid.tsx';
import { recordView } from './record-link.ts';
import { TopValues } from './TopValues.tsx';
import { useCounts } from './use-counts.ts';
import { useOpened } from './use-opened.ts';
import { useRecords } from './use-records.ts';
import { useSave } from './use-save.ts';
import { rawWords } from './words.ts';
import './raw.css';

const isNarrow = (): boolean => matchMedia('(max-width: 640px)').matches;
const day = 86_400;

/** The records themselves that the search half keeps: all of them, in order of time, as they were read. */
export function RawLogsTab({ statement, search, scope, columns: linked, onColumns, onFilter, onRange, slots }: TabProps) {
  const words = usePartWords(rawWords);
  const { language, zone } = useReader();
  const { fields, revision, captureInterval, reading } = useDescription();
  const view = useView();
  const saving = useSave();
  const grid = useRef<GridHandle>(null);
  const [seen, setSeen] = useState({ first: 0, end: 0 });
  const [listOpen, setListOpen] = useState(false);

  const parsed = useMemo(() => (linked === null ? null : parseColumns(linked)), [linked]);
  const narrow = isNarrow();
  const usual = useMemo(() => usualColumns(fields, narrow), [fields, narrow]);
  const chosen = parsed?.ok === true ? parsed.value : usual;
  // A link may name fields that this log lacks: they stay in it, and are not drawn.
  const drawn = chosen.columns.filter((one) => fields.includes(one.name));
  const { newestFirst } = chosen;
  const { store, shown } = useRecords(search, JSON.stringify(view.range), newestFirst, revision);
  const { total, coverage, asking, problem } = shown;

  const { row, isOpen, open, isLost, seekAgain, resets, onRow, onOpen } = useOpened(store, shown, reading, grid);

  const change = (next: RawColumns | null): void => onColumns(next === null ? null : printColumns(next), 'replace');
  const pick = (name: string, value: Value, gesture: Gesture): void => onFilter(filterIs(name, String(value)), gesture);
  const { range } = scope;
  const manyDays = range !== null && Math.floor((range.from + zone) / day) !== Math.floor((range.to - 1 + zone) / day);
  const timeColumn = drawn.find((one) => one.name === '__time__') ?? drawn.find((one) => fieldNamed(one.name)?.role === 'time');
  const gridColumns = drawn.map((one): GridColumn => ({
    name: one.name, width: one.width ?? usualWidth(one.name, manyDays, narrow), pinned: one.pinned, ordered: one === timeColumn,
  }));
  const listed = useMemo(() => [...new Set([...chosen.columns.map((one) => one.name), ...fields])].filter((name) => fields.includes(name)), [chosen, fields]);
  const counts = useCounts(listed, statement, scope, total !== null && total > 0 && asking === null && !reading);

  const onView = useCallback((inView: { readonly first: number; readonly end: number }, told: { readonly first: number; readonly end: number }) => {
    store.see(inView.first, inView.end);
    setSeen((before) => (before.first === told.first && before.end === told.end ? before : told));
  }, [store]);
  const goTo = (seconds: number): void => {
    void store.placeOf(seconds).then((place) => {
      if (place === null) return;
      onRow(place);
      grid.current?.goTo(place);
      grid.current?.focus();
    });
  };
  const toPlace = (place: number): void => {
    onRow(place);
    grid.current?.show(place);
  };
  const link = (record: LogRecord): string => `${location.origin}${location.pathname}${stringifySearch(writeView(recordView(view, record)))}`;

  const around = numberOf(store.record(seen.first)?.values['__time__']) ?? range?.from ?? null;

  const inView = Array.from({ length: Math.max(0, seen.end - seen.first) }, (_, i) => store.record(seen.first + i));
  const names = useResourceNames(idsIn(drawn.map(({ name }) => name), inView));

  if (!statement || !search) return null;
  return (
    <div className="raw-logs">
      {slots.tools && createPortal(
        <RawTools
          total={total} seen={seen} around={around} saving={saving.progress} said={saving.said} columnsOpen={listOpen} onColumnsOpen={setListOpen} onTime={goTo} onCancelSave={saving.cancel}
          onSave={(kind) => saving.save(search, kind === 'csv' ? { kind, columns: drawn.map((one) => one.name) } : { kind }, newestFirst)}
        />, slots.tools,
      )}
      <ColumnList
        columns={chosen} fields={fields} counts={counts} isOpen={listOpen} onColumns={change}
        topValues={(name) => <TopValues name={name} statement={statement} scope={scope} onPick={pick} />}
      />
      <div className="raw-body">
        {parsed?.ok === false ? <output className="raw-note-line small warn">{words.columnsBroken}</output> : null}
        {problem ? (
          <div className="raw-state"><Problem problem={problem}><button type="button" className="link" onClick={() => store.again()}>{words.again}</button></Problem></div>
        ) : asking === 'first' || total === null ? (
          <div className="raw-state">{asking === null ? null : <Asking language={language} onStop={() => store.stop()} />}</div>
        ) : total === 0 && coverage && asking === null ? (
          <div className="raw-state"><NoRecords coverage={coverage} statement={statement} scope={scope} onRange={onRange} /></div>
        ) : (
          <RecordGrid
            ref={grid} rows={total} table={resets} record={(place) => store.record(place)} columns={gridColumns} names={names} newestFirst={newestFirst} manyDays={manyDays} row={row} isOpen={isOpen} isOld={asking === 'again' && !reading}
            onView={onView} onRow={onRow} onOpen={onOpen} onPick={pick} onTurn={() => change({ ...chosen, newestFirst: !newestFirst })} onWidth={(name, width) => change(resized(chosen, name, width))}
          />
        )}
      </div>
      {slots.aside && open && total !== null && createPortal(
        <RecordAside
          record={open} onSeek={isLost ? seekAgain : null} total={total} fields={fields} captureInterval={captureInterval} manyDays={manyDays} link={link} onPick={pick} onPlace={toPlace}
          onClose={() => {
            onOpen(false);
            grid.current?.focus();
          }}
        />, slots.aside,
      )}
    </div>
  );
}
