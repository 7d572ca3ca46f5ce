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
