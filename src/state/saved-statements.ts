import * as v from 'valibot';
import { create } from 'zustand';
import { readLocal, writeLocal } from './local.ts';

/** Statements that the reader gave a name, with the settings of their chart. Kept in this browser. */
const statement = v.object({
  id: v.string(),
  name: v.string(),
  text: v.string(),
  /** Settings of the chart as a link carries them; null for the usual ones. */
  chart: v.nullable(v.string()),
  /** Unix seconds. */
  savedAt: v.number(),
});
export type SavedStatement = v.InferOutput<typeof statement>;

export const savedVersion = 1;

/** Each step brings what was kept by one version to the next; what it cannot make sense of is left to the schema to refuse. */
const upgrades: readonly ((kept: unknown) => unknown)[] = [
  // 0 was a plain list.
  (kept) => ({ version: 1, statements: kept }),
];

/** What is kept, brought to the present version; nothing of what a later version wrote, and only the statements that are whole. */
export function savedFrom(kept: unknown): readonly SavedStatement[] {
  const version = v.safeParse(v.object({ version: v.number() }), kept);
  const from = version.success ? version.output.version : 0;
  if (from > savedVersion) return [];
  const now = upgrades.slice(from).reduce((value, upgrade) => upgrade(value), kept);
  const parsed = v.safeParse(v.object({ statements: v.array(v.unknown()) }), now);
  if (!parsed.success) return [];
  return parsed.output.statements.flatMap((one) => {
    const read = v.safeParse(statement, one);
    return read.success ? [read.output] : [];
  });
}

const name = 'saved-statements';

export const useSavedStatements = create<{ readonly statements: readonly SavedStatement[] }>()(() => ({ statements: savedFrom(readLocal(name, v.unknown(), [])) }));

function changed(change: (statements: readonly SavedStatement[]) => readonly SavedStatement[]): void {
  const statements = change(useSavedStatements.getState().statements);
  useSavedStatements.setState({ statements });
  writeLocal(name, { version: savedVersion, statements });
}

/** Saves under an id of its own, or over the one of the same id; newest first. */
export function statementSaved(one: SavedStatement): void {
  changed((statements) => [one, ...statements.filter(({ id }) => id !== one.id)]);
}

export function statementRenamed(id: string, to: string): void {
  changed((statements) => statements.map((one) => (one.id === id ? { ...one, name: to } : one)));
}

/** Removes it; what is returned puts it back where it was. */
export function statementRemoved(id: string): () => void {
  const at = useSavedStatements.getState().statements.findIndex((one) => one.id === id);
  const removed = useSavedStatements.getState().statements[at];
  changed((statements) => statements.filter((one) => one.id !== id));
  return () => {
    if (removed !== undefined) changed((statements) => (statements.some((one) => one.id === id) ? statements : statements.toSpliced(at, 0, removed)));
  };
}

export function savedForgotten(): void {
  useSavedStatements.setState({ statements: [] });
}
