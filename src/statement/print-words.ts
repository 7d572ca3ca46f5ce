import { isReserved } from './sql/cursor.ts';

/** Names, texts and placeholders as SQL writes them. */

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A name as it must be written: in double quotes unless it is a plain word. */
export function printName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u.test(name) && !isReserved(name) ? name : quoteName(name);
}

export function printText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

export function printPlaceholder(p: { readonly name: string; readonly fallback: string | null }): string {
  return p.fallback === null ? `\${{${p.name}}}` : `\${{${p.name}|${p.fallback}}}`;
}
