/** Keeps the document in IndexedDB, under a Web Lock, so that all tabs of a browser share one world. */

import { demoCloudDatabase as database } from '../../../src/model/cloud/demo.ts';
import type { StateBackend } from '../store.ts';

const table = 'world';
const key = 'state';

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The storage of the demo cloud cannot be used.'));
  });
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table);
  return done(request);
}

/** @throws when the browser refuses storage (private windows of some browsers do). */
export async function browserBackend(): Promise<StateBackend & { close(): void }> {
  const db = await open();
  // A newer version of the page may want to change the database: it must not wait for this tab.
  db.onversionchange = () => db.close();
  const channel = new BroadcastChannel(database);
  return {
    load: async () => (await done(db.transaction(table).objectStore(table).get(key))) ?? null,
    save: (state) =>
      new Promise((resolve, reject) => {
        const transaction = db.transaction(table, 'readwrite', { durability: 'relaxed' });
        transaction.objectStore(table).put(state, key);
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error('The demo cloud could not be kept.'));
      }),
    // The lock's own type says unknown of what is run in it.
    exclusively: async <T>(run: () => Promise<T>): Promise<T> => navigator.locks.request(database, run),
    announce: () => channel.postMessage('changed'),
    heard(listener) {
      channel.addEventListener('message', listener);
      return () => channel.removeEventListener('message', listener);
    },
    close() {
      channel.close();
      db.close();
    },
  };
}
