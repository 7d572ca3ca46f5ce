import { createContext } from 'react';

/** Types a text where the caret of the statement's editor stands, the caret ending so many characters before its end. */
export type Insert = (text: string, back?: number) => void;

export const InsertContext = createContext<Insert>(() => undefined);

/** A field as the SQL half writes it: quoted where it is no plain name, or is a word of the language. */
export function fieldInSql(name: string): string {
  return /^[a-z_][a-z0-9_]*$/i.test(name) && name !== 'end' ? name : `"${name.replaceAll('"', '""')}"`;
}
