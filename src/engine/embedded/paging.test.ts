import { describe, expect, it } from 'vitest';
import { failed, ok, type Result } from '../../base/result.ts';
import type { Problem } from '../../model/problem.ts';
import type { RecordsPage } from '../../model/records-page.ts';
import { Paging } from './paging.ts';

const page: RecordsPage = { total: 0, offset: 0, rows: 0, columns: [], rowNumbers: [], coverage: { scanned: 0, matched: 0, skipped: 0, partial: false, revision: 1 } };

describe('Paging', () => {
  it('replies once to each page, a cancelled one by what its reading says', async () => {
    const given: [number, Result<RecordsPage, Problem>][] = [];
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const done = new Promise<void>((resolve) => {
      const paging = new Paging(
        async (_request: { readonly id: number }, signal) => {
          await gate;
          return signal.aborted ? failed({ kind: 'cancelled' }) : ok(page);
        },
        (id, result) => {
          given.push([id, result]);
          if (given.length === 2) resolve();
        },
      );
      paging.ask({ id: 1 });
      paging.ask({ id: 2 });
      paging.cancel(1);
      paging.cancel(7);
    });
    go();
    await done;
    expect(given).toEqual([[1, failed({ kind: 'cancelled' })], [2, ok(page)]]);
  });

  it('turns a reading that breaks into a problem', async () => {
    const result = await new Promise((resolve) => {
      new Paging(() => Promise.reject(new Error('no such row')), (_id, given) => resolve(given)).ask({ id: 1 });
    });
    expect(result).toEqual(failed({ kind: 'internal', message: 'no such row' }));
  });
});
