import * as v from 'valibot';
import { create } from 'zustand';
import { readLocal, writeLocal } from './local.ts';

/** Statements that were asked in this browser, newest first: the text and figures of its answer, never rows. */
const schema = v.array(
  v.object({
    text: v.string(),
    /** Unix seconds at which it was asked last. */
    askedAt: v.number(),
    /** Null where it could not be answered. */
    rows: v.nullable(v.number()),
    milliseconds: v.number(),
  }),
);
export type AskedStatement = v.InferOutput<typeof schema>[number];

const name = 'query-history';
const most = 100;

export const useQueryHistory = create<{ readonly asked: readonly AskedStatement[] }>()(() => ({ asked: readLocal(name, schema, []) }));
useQueryHistory.subscribe(({ asked }) => writeLocal(name, asked));

/** The same statement stands once, where it was asked last. */
export function statementAsked(one: AskedStatement): void {
  useQueryHistory.setState(({ asked }) => ({ asked: [one, ...asked.filter(({ text }) => text !== one.text)].slice(0, most) }));
}

export function historyForgotten(): void {
  useQueryHistory.setState({ asked: [] });
}

/** Those whose text holds all the words, whatever their case. */
export function historySearched(asked: readonly AskedStatement[], words: string): readonly AskedStatement[] {
  const wanted = words.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return asked.filter(({ text }) => wanted.every((word) => text.toLowerCase().includes(word)));
}
