import * as v from 'valibot';
import { create } from 'zustand';
import type { QueryView } from '../model/view.ts';
import { readLocal, writeLocal } from './local.ts';

/**
 * What of the Custom Query page is not in its link: the text in the editor that was not asked yet, which outlives a reload, and
 * what was asked last in this visit, so that coming back from another screen finds it.
 */
export interface QueryDraft {
  /** `over` is the asked statement that the draft was made from: under another one it means nothing. */
  readonly draft: { readonly over: string; readonly text: string } | null;
  readonly last: QueryView | null;
  /** The saved statement or the example that the text in the editor began as. */
  readonly origin: QueryOrigin | null;
}

export interface QueryOrigin {
  readonly kind: 'saved' | 'example';
  readonly id: string;
}

const name = 'query-draft';
const schema = v.nullable(v.object({ over: v.string(), text: v.string() }));

export const useQueryDraft = create<QueryDraft>()(() => ({ draft: readLocal(name, schema, null), last: null, origin: null }));
useQueryDraft.subscribe(({ draft }, before) => {
  if (draft !== before.draft) writeLocal(name, draft);
});

/** The text that stands in the editor over an asked statement. */
export function draftOver(draft: QueryDraft['draft'], asked: string): string {
  return draft !== null && draft.over === asked ? draft.text : asked;
}

export function drafted(over: string, text: string): void {
  useQueryDraft.setState({ draft: text === over ? null : { over, text } });
}

export function queryLeft(last: QueryView): void {
  useQueryDraft.setState({ last });
}

/** Null: what is in the editor began as nothing that has a name. */
export function originChanged(origin: QueryOrigin | null): void {
  useQueryDraft.setState({ origin });
}

export function draftForgotten(): void {
  useQueryDraft.setState({ draft: null, last: null, origin: null });
}

