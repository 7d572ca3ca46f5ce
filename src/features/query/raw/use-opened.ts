import { useEffect, useState, type RefObject } from 'react';
import type { GridHandle } from './RecordGrid.tsx';
import type { LogRecord } from './log-record.ts';
import type { RecordStore, Shown } from './record-store.ts';

export interface Opened {
  /** Place of the record that the keys are at. */
  readonly row: number;
  readonly isOpen: boolean;
  /** The record that is open. */
  readonly open: LogRecord | null;
  /** Where the open record stands among those shown now could not be looked up: it is shown as it was. */
  readonly isLost: boolean;
  /** Looks once more for the record that is lost. */
  readonly seekAgain: () => void;
  /** When it changes, the table is another one and begins at its top. */
  readonly resets: number;
  readonly onRow: (place: number) => void;
  readonly onOpen: (isOpen: boolean) => void;
}

interface Sought {
  readonly record: LogRecord;
  readonly isOther: boolean;
  /** It could not be looked up. */
  readonly isLost?: boolean;
}

/**
 * Where the keys are, and whether a record is open. Another question has other places, and so have records to which more have come:
 * a record that is open stays open where it is still among those that match, whatever its place is now.
 * @param reading while files are read every batch is another question, of the same records and more, and the reader stays where he is
 */
export function useOpened(store: RecordStore, shown: Shown, reading: boolean, grid: RefObject<GridHandle | null>): Opened {
  const [row, setRow] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [resets, setResets] = useState(0);
  const [last, setLast] = useState<LogRecord | null>(null);
  const [sought, setSought] = useState<Sought | null>(null);
  const [moved, setMoved] = useState<{ readonly to: number } | null>(null);
  const [table, setTable] = useState(shown);

  const began = (): void => {
    setOpen(false);
    setRow(0);
    setResets((before) => before + 1);
  };
  const foundAt = (record: LogRecord, isOther: boolean): void => {
    setRow(record.place);
    setLast(record);
    setSought(null);
    if (isOther) setMoved({ to: record.place });
  };
  const isAnother = table.answer !== shown.answer;
  if (isAnother) {
    setTable(shown);
    const isOther = (table.key !== shown.key && !reading) || sought?.isOther === true;
    const record = isOpen ? (sought?.record ?? last) : null;
    const held = record === null ? null : store.held(record);
    if (held !== null) foundAt(held, isOther);
    else if (record !== null) setSought({ record, isOther });
    else if (isOther) began();
  }

  useEffect(() => {
    if (sought === null || sought.isLost === true) return undefined;
    let isWanted = true;
    void store.sought(sought.record).then((found) => {
      if (!isWanted) return;
      // That it is gone is not known: it stays, and says so.
      if (!found.ok) return setSought({ ...sought, isLost: true });
      if (found.value !== null) return foundAt(found.value, sought.isOther);
      setSought(null);
      return sought.isOther ? began() : setOpen(false);
    });
    return () => {
      isWanted = false;
    };
  }, [store, sought]);
  useEffect(() => {
    if (moved !== null) grid.current?.show(moved.to);
  }, [grid, moved]);

  // While the record is on its way to here, the one before stays open.
  const there = isOpen && sought === null && !isAnother ? store.record(row) : undefined;
  if (there !== undefined && there !== last) setLast(there);
  return {
    row, isOpen, open: isOpen ? (sought?.record ?? there ?? last) : null, isLost: isOpen && sought?.isLost === true, resets,
    seekAgain: () => setSought(sought === null ? null : { record: sought.record, isOther: sought.isOther }),
    onRow: (place) => {
      setSought(null);
      setRow(place);
    },
    onOpen: (next) => {
      setSought(null);
      setOpen(next);
    },
  };
}
