import * as v from 'valibot';
import { failed, ok, type Result } from '../base/result.ts';

/**
 * A list of the reader's own things, kept in this browser. Storage can be full, forbidden, edited by hand, or written by a later
 * version: every read is parsed, what cannot be read is left as it is and written back untouched, and a write that fails changes
 * nothing and is said. Other tabs write too, so each change is made to what stands there now.
 */
export type KeptListProblem =
  | { readonly kind: 'full' }
  | { readonly kind: 'newer-store'; readonly version: number }
  /** The one that was to be changed is no longer there. */
  | { readonly kind: 'gone' };

export interface KeptListNow<T> {
  readonly items: readonly T[];
  /** How many there are that this version cannot read. */
  readonly unread: number;
}

interface KeptListOptions<T> {
  /** Of local storage. */
  readonly key: string;
  /** What the list is called in what is written. */
  readonly field: string;
  readonly version: number;
  /** One of the list; undefined for what this version cannot read. */
  readonly read: (one: unknown) => T | undefined;
  /** The order in which it is shown and written. */
  readonly ordered?: (items: readonly T[]) => readonly T[];
  /** The list was changed here, or is another since another tab wrote. `written` is true for the former. */
  readonly changed: (now: KeptListNow<T>, written: boolean) => void;
}

export interface KeptList<T> {
  now(): KeptListNow<T>;
  /**
   * Changes what stands in the browser, or says why it could not be.
   * @typeParam P what else can be in the way of this change
   */
  change<V, P = never>(deed: (items: readonly T[]) => Result<{ readonly items: readonly T[]; readonly value: V }, P | KeptListProblem>): Result<V, P | KeptListProblem>;
  changeOne<V>(id: string, deed: (one: T) => { readonly item: T; readonly value: V }): Result<V, KeptListProblem>;
  /** Another tab wrote: what stands there now is told. @returns how to leave off. */
  followOtherTabs(): () => void;
}

const store = v.looseObject({ version: v.number() });

interface Kept<T> {
  readonly items: readonly T[];
  readonly unread: readonly unknown[];
  readonly newer: number | null;
}

export function keptList<T extends { readonly id: string }>({ key, field, version, read, ordered = (items) => items, changed }: KeptListOptions<T>): KeptList<T> {
  function kept(): Kept<T> {
    const none: Kept<T> = { items: [], unread: [], newer: null };
    try {
      const parsed = v.safeParse(store, JSON.parse(localStorage.getItem(key) ?? 'null'));
      if (!parsed.success) return none;
      const written = v.safeParse(v.array(v.unknown()), parsed.output[field]);
      if (!written.success) return none;
      if (parsed.output.version > version) return { ...none, newer: parsed.output.version };
      const each = written.output.map((one) => ({ one, made: read(one) }));
      return {
        items: ordered(each.flatMap(({ made }) => (made === undefined ? [] : [made]))),
        unread: each.flatMap(({ one, made }) => (made === undefined ? [one] : [])),
        newer: null,
      };
    } catch {
      return none;
    }
  }

  const now = (): KeptListNow<T> => {
    const { items, unread } = kept();
    return { items, unread: unread.length };
  };

  const list: KeptList<T> = {
    now,
    changeOne: (id, deed) =>
      list.change((items) => {
        const at = items.findIndex((one) => one.id === id);
        const one = items[at];
        if (one === undefined) return failed({ kind: 'gone' });
        const { item, value } = deed(one);
        return ok({ items: items.with(at, item), value });
      }),
    change(deed) {
      const { items: before, unread, newer } = kept();
      if (newer !== null) return failed({ kind: 'newer-store', version: newer });
      const done = deed(before);
      if (!done.ok) return done;
      const items = ordered(done.value.items);
      try {
        localStorage.setItem(key, JSON.stringify({ version, [field]: [...items, ...unread] }));
      } catch {
        return failed({ kind: 'full' });
      }
      changed({ items, unread: unread.length }, true);
      return ok(done.value.value);
    },
    followOtherTabs() {
      const heard = (event: StorageEvent): void => {
        // A null key is everything having been cleared.
        if (event.key === key || event.key === null) changed(now(), false);
      };
      addEventListener('storage', heard);
      return () => removeEventListener('storage', heard);
    },
  };
  return list;
}
