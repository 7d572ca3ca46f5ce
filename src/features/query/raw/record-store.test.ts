import { describe, expect, it, vi } from 'vitest';
import { failed, ok, type Result } from '../../../base/result.ts';
import type { Problem } from '../../../model/problem.ts';
import type { RecordsAsked, RecordsPage } from '../../../model/records-page.ts';
import { nowhere } from '../../../statement/statement.ts';
import type { Question } from '../../../statement/question.ts';
import type { LogRecord } from './log-record.ts';
import { pageRows, RecordStore, type Asked } from './record-store.ts';

interface Flight {
  readonly asked: RecordsAsked;
  readonly key: string;
  readonly signal: AbortSignal;
  give(result: Result<RecordsPage, Problem>): Promise<void>;
}

const question = (key: string): Question => ({
  key, statement: { search: { kind: 'word', value: { kind: 'literal', text: key }, at: nowhere }, select: null, source: '' }, range: null, projectZone: 0, counts: 'records',
});
const asking = (key: string, revision = 1): Asked => ({ question: question(key), chosen: '', newestFirst: false, revision });

/** A page of records whose only value is their place. */
function page(total: number, { start, count }: RecordsAsked): Result<RecordsPage, Problem> {
  const offset = Math.min('offset' in start ? start.offset : start.time, Math.max(0, total - 1));
  const places = Array.from({ length: Math.max(0, Math.min(count, total - offset)) }, (_, i) => offset + i);
  return ok({
    total, offset, rows: places.length, rowNumbers: places, columns: [{ name: 'bytes', type: 'bigint', unit: 'bytes', values: places }],
    coverage: { scanned: total, matched: total, skipped: 0, partial: false, revision: 1 },
  });
}

function setup(): { store: RecordStore; flights: Flight[]; open: () => string[] } {
  const flights: Flight[] = [];
  const store = new RecordStore((of, asked, signal) => new Promise((resolve) => {
    flights.push({ asked, key: of.key, signal, give: async (result) => {
      resolve(result);
      await new Promise((done) => setTimeout(done, 0));
    } });
  }));
  store.watch(() => undefined);
  const open = (): string[] => flights.filter(({ signal }) => !signal.aborted).map(({ asked: { start }, key }) => `${key}${'offset' in start ? start.offset : 't'}`);
  return { store, flights, open };
}

const at = <T>(items: readonly T[], index: number): T => {
  const item = items.at(index);
  if (item === undefined) throw new Error(`nothing at ${index}`);
  return item;
};

describe('RecordStore', () => {
  it('asks one page first, then the pages in view and their neighbours', async () => {
    const { store, flights, open } = setup();
    store.see(0, 20);
    store.ask(asking('a'));
    expect(store.shown()).toMatchObject({ total: null, asking: 'first' });
    expect(open()).toEqual(['a0']);
    await at(flights, 0).give(page(1000, at(flights, 0).asked));
    expect(store.shown()).toMatchObject({ total: 1000, asking: null, problem: null });
    expect([store.record(7)?.values['bytes'], store.record(199)?.place, store.record(200)]).toEqual([7, 199, undefined]);
    expect(open()).toEqual(['a0', 'a200']);
  });

  it('gives up pages that left the view, and asks those that came into it', async () => {
    const { store, flights, open } = setup();
    store.ask(asking('a'));
    await at(flights, 0).give(page(1_000_000, at(flights, 0).asked));
    store.see(500_000, 500_020);
    expect(at(flights, 1).signal.aborted).toBe(true);
    expect(open()).toEqual(['a0', 'a500000', 'a500200', 'a499800']);
    store.see(500_010, 500_030);
    expect(flights.length).toBe(5);
  });

  it('keeps what is shown until the first records of another question are here', async () => {
    const { store, flights } = setup();
    store.ask(asking('a'));
    await at(flights, 0).give(page(30, at(flights, 0).asked));
    store.ask(asking('b'));
    expect(store.shown()).toMatchObject({ total: 30, asking: 'again' });
    expect(store.record(3)?.place).toBe(3);
    await at(flights, 1).give(page(2, at(flights, 1).asked));
    expect(store.shown()).toMatchObject({ total: 2, asking: null });
    expect(store.record(3)).toBeUndefined();
  });

  it('goes back to the last page when fewer records match than were in view', async () => {
    const { store, flights, open } = setup();
    store.see(5000, 5020);
    store.ask(asking('a'));
    await at(flights, 0).give(page(450, at(flights, 0).asked));
    expect(open()).toEqual(['a5000', 'a400', 'a200']);
    await at(flights, 1).give(page(450, at(flights, 1).asked));
    expect(store.record(449)?.place).toBe(449);
  });

  it('shows a problem, and asks again when told to', async () => {
    const { store, flights } = setup();
    store.ask(asking('a'));
    await at(flights, 0).give(failed({ kind: 'no-data' }));
    expect(store.shown()).toMatchObject({ total: null, asking: null, problem: { kind: 'no-data' } });
    store.again();
    await at(flights, 1).give(page(1, at(flights, 1).asked));
    expect(store.shown()).toMatchObject({ total: 1, problem: null });
  });

  it('stops, and says that it was stopped', () => {
    const { store, flights } = setup();
    store.ask(asking('a'));
    store.stop();
    expect(at(flights, 0).signal.aborted).toBe(true);
    expect(store.shown().problem).toEqual({ kind: 'cancelled' });
  });

  it('tells an equal question from another revision of the data', async () => {
    const { store, flights } = setup();
    store.ask(asking('a'));
    store.ask(asking('a'));
    expect(flights.length).toBe(1);
    await at(flights, 0).give(page(10, at(flights, 0).asked));
    const { key } = store.shown();
    store.ask(asking('a', 2));
    await at(flights, 1).give(page(11, at(flights, 1).asked));
    expect(store.shown()).toMatchObject({ key, total: 11 });
  });

  it('keeps the table while time passes in the range that was chosen, and tells that the answer is another', async () => {
    const { store, flights } = setup();
    const longer = (to: number): Asked => ({ ...asking(`a to ${to}`), question: { ...question('a'), key: `a to ${to}`, range: { from: 0, to } }, chosen: 'the last hour' });
    store.ask(longer(10));
    await at(flights, 0).give(page(10, at(flights, 0).asked));
    const { key, answer } = store.shown();
    store.ask(longer(20));
    await at(flights, 1).give(page(20, at(flights, 1).asked));
    expect(store.shown()).toMatchObject({ key, answer: answer + 1, total: 20 });
    store.ask({ ...longer(30), chosen: 'the last day' });
    await at(flights, 2).give(page(20, at(flights, 2).asked));
    expect(store.shown().key).not.toBe(key);
  });

  it('holds a bounded number of pages', async () => {
    const { store, flights } = setup();
    store.ask(asking('a'));
    await at(flights, 0).give(page(1_000_000, at(flights, 0).asked));
    for (let i = 0; i < 60; i++) {
      store.see(i * 3 * pageRows, i * 3 * pageRows + 10);
      for (const flight of flights.slice(-3)) await flight.give(page(1_000_000, flight.asked));
    }
    expect(store.record(0)).toBeUndefined();
    expect(store.record(59 * 3 * pageRows)?.place).toBe(59 * 3 * pageRows);
  });

  it('finds the place of a time', async () => {
    const { store, flights } = setup();
    store.ask(asking('a'));
    const found = store.placeOf(25);
    await at(flights, 1).give(page(100, at(flights, 1).asked));
    expect(await found).toBe(25);
  });

  it('tells a look-up that failed from a record that is not there, and what breaks is a problem that can be asked again', async () => {
    let fails = false;
    const store = new RecordStore((_, asked) => (fails ? Promise.reject(new Error('gone')) : Promise.resolve(page(1000, asked))));
    store.watch(() => undefined);
    store.ask(asking('a'));
    await vi.waitFor(() => expect(store.shown().total).toBe(1000));
    const record: LogRecord = { place: 0, rowNumber: 700, values: { bytes: 700 } };
    expect(await store.sought(record)).toMatchObject({ ok: true, value: { place: 700 } });
    expect(await store.sought({ ...record, values: { bytes: 1 } })).toEqual(ok(null));
    fails = true;
    expect(await store.sought(record)).toEqual(failed({ kind: 'internal', message: 'gone' }));
    store.ask(asking('b'));
    await vi.waitFor(() => expect(store.shown().problem).toEqual({ kind: 'internal', message: 'gone' }));
    fails = false;
    store.again();
    await vi.waitFor(() => expect(store.shown().problem).toBeNull());
  });
});
