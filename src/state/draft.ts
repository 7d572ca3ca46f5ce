import type * as v from 'valibot';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { readLocal, writeLocal } from './local.ts';

/** What was typed into a form and not sent yet: kept in this browser, so that it outlives a reload and leaving the screen. */
export interface Draft<T> {
  readonly use: UseBoundStore<StoreApi<T>>;
  readonly changed: (change: Partial<T>) => void;
  /** Back to the empty form, also in the browser. */
  readonly forgotten: () => void;
}

/**
 * A form's draft under a name with its version in it (`flow-log-draft.1`): one of another version is not read. `schema` has to give every
 * field a usual value.
 */
export function draftKept<T extends object>(name: string, schema: v.GenericSchema<unknown, T>, empty: T): Draft<T> {
  const use = create<T>()(() => readLocal(name, schema, empty));
  use.subscribe((draft) => writeLocal(name, draft));
  return {
    use,
    changed: (change) => use.setState((before) => ({ ...before, ...change }), true),
    forgotten: () => use.setState(empty, true),
  };
}
