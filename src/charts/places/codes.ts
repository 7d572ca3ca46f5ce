import { countryCodes, countryName } from '../../base/geo/names.ts';

let known: ReadonlyMap<string, string> | null = null;

/** Codes as they are written, names in both languages in lower case. */
function codes(): ReadonlyMap<string, string> {
  if (known) return known;
  const made = new Map<string, string>();
  for (const code of countryCodes()) {
    for (const language of ['en', 'zh'] as const) made.set(countryName(code, language).toLowerCase(), code);
    made.set(code, code);
  }
  known = made;
  return made;
}

/**
 * The ISO alpha-2 code that a text means: a code in capitals (`in` is a direction, `IN` is India), or a country's name in
 * English or Chinese. Null for any other text.
 */
export function countryCode(text: string): string | null {
  const trimmed = text.trim();
  return codes().get(trimmed.length === 2 ? trimmed : trimmed.toLowerCase()) ?? null;
}
