import { errorText } from '../../../base/error-text.ts';
import { noLookup, type IpLookup } from '../../../columns/functions/ip-lookup.ts';
import { AddressTables, noThreats } from '../address-tables.ts';
import { loadCountryTables } from '../assets.ts';
import { countryLookups } from '../countries.ts';
import { needsAddresses } from './address-needs.ts';
import type { Database } from './database.ts';
import { recordsBudgetBytes } from './limits.ts';
import { loadDatabase } from './load.ts';
import type { Given, SqlEvent, SqlProgress, SqlRequest, Taken } from './protocol.ts';
import type { StoredTable } from './store.ts';

/**
 * DuckDB's own worker. It is busy while it answers and hears nothing: whoever has no more use for an answer ends the worker, which
 * also gives its memory back.
 */

function post(event: SqlEvent): void {
  self.postMessage(event);
}

const publishMilliseconds = 50;
let published = -Infinity;

function say(progress: SqlProgress, always = true): void {
  const now = performance.now();
  if (!always && now - published < publishMilliseconds) return;
  published = now;
  post({ type: 'progress', progress });
}

const database = loadDatabase(
  (share) => say({ stage: 'downloading', share }, false),
  () => say({ stage: 'starting', share: null }),
);
database.then(
  () => say({ stage: 'ready', share: null }),
  (error: unknown) => post({ type: 'fatal', message: errorText(error) }),
);

const tables = new Map<number, StoredTable>();
let countries: Promise<IpLookup> | null = null;
const addresses = new AddressTables();
let threats = noThreats;

/** Most statements ask nothing of addresses that was not handed over with them. */
async function lookupFor(sql: string): Promise<IpLookup> {
  if (!needsAddresses(sql)) return noLookup;
  if (!countries) {
    countries = loadCountryTables().then((loaded) => countryLookups(loaded).byText);
    addresses.setCountries(await countries);
  }
  return addresses.lookup(threats);
}

/** Stores what comes through the port until its end. */
function take(db: Database, table: number, port: MessagePort): Promise<void> {
  return new Promise((resolve) => {
    let stored: StoredTable | null = null;
    let done = 0;
    let broken = false;
    // The records' worker posts only `Given`s.
    port.onmessage = ({ data }: MessageEvent<Given>) => {
      const taken: Taken = { type: 'taken' };
      if (data.type === 'batch') port.postMessage(taken);
      if (broken) return;
      try {
        switch (data.type) {
          case 'addresses':
            threats = data.threats;
            addresses.setNetworks(data.networks);
            return;
          case 'shape':
            stored = db.store(data.shape);
            return;
          case 'batch':
            stored?.add(data.batch);
            done += data.batch.rows;
            if (stored) say({ stage: 'handing-over', share: done / Math.max(1, stored.shape.rows), records: { done, of: stored.shape.rows } }, false);
            return;
          case 'end':
            if (stored) {
              stored.finish();
              tables.set(table, stored);
              post({ type: 'stored', table, bytes: stored.bytes });
            }
            return resolve();
          case 'stopped':
            stored?.abandon();
            post({ type: 'not-stored', table, problem: { kind: 'cancelled' } });
            say({ stage: 'ready', share: null });
            return resolve();
        }
      } catch (error) {
        broken = true;
        stored?.abandon();
        const message = errorText(error);
        const isMemory = /out of memory|memory access|allocat/i.test(message);
        post({ type: 'not-stored', table, problem: isMemory ? { kind: 'memory', neededBytes: stored?.bytes ?? 0, budgetBytes: recordsBudgetBytes } : { kind: 'internal', message } });
        resolve();
      }
    };
  });
}

async function carryOut(request: SqlRequest): Promise<void> {
  const db = await database;
  switch (request.type) {
    case 'store':
      return take(db, request.table, request.port);
    case 'drop':
      tables.get(request.table)?.drop();
      tables.delete(request.table);
      return;
    case 'answer': {
      say({ stage: 'running', share: null });
      const lookup = await lookupFor(request.plan.sql);
      const table = tables.get(request.table);
      const began = performance.now();
      const result = table ? db.answer(request.plan, table, lookup) : ({ ok: false, problem: { kind: 'internal', message: 'No such table' } } as const);
      post({ type: 'answer', id: request.id, result, milliseconds: performance.now() - began });
      if (db.broken) post({ type: 'fatal', message: 'DuckDB stopped' });
      else say({ stage: 'ready', share: null });
    }
  }
}

let last: Promise<unknown> = Promise.resolve();
// The page posts only `SqlRequest`s (protocol.ts).
self.onmessage = ({ data }: MessageEvent<SqlRequest>) => {
  last = last.then(() => carryOut(data)).catch((error: unknown) => post({ type: 'fatal', message: errorText(error) }));
};
