/** Country names in both languages, from the ISO 3166 list of i18n-iso-countries. */

import countryNames from '../../generated/geo/country-names.json';

const names: Readonly<Record<string, readonly string[]>> = countryNames;
const column = { en: 0, zh: 1 } as const;

/** The name of an ISO alpha-2 code; the code itself when it names no country. */
export function countryName(code: string, language: 'en' | 'zh'): string {
  return (Object.hasOwn(names, code) ? names[code]?.[column[language]] : undefined) ?? code;
}

/** Every known code, sorted. */
export function countryCodes(): string[] {
  return Object.keys(names);
}

/** Codes of the countries that a text means, in either language: the code itself or a whole name alone, else all whose name begins with it. */
export function countriesNamed(text: string): readonly string[] {
  const wanted = text.trim().toLowerCase();
  const code = wanted.toUpperCase();
  if (Object.hasOwn(names, code)) return [code];
  // Two letters that are no code begin too many names; one Chinese character already says a lot.
  if (wanted.length < (/^[a-z]/.test(wanted) ? 3 : 1)) return [];
  const all = Object.entries(names);
  const whole = all.filter(([, each]) => each.some((name) => name.toLowerCase() === wanted));
  return (whole.length > 0 ? whole : all.filter(([, each]) => each.some((name) => name.toLowerCase().startsWith(wanted)))).map(([found]) => found);
}
