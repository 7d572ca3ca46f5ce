/** What functions are listed under. */
export const families = ['aggregates', 'windows', 'addresses', 'times', 'texts', 'lists', 'numbers'] as const;
export type Family = (typeof families)[number];

const byName: readonly (readonly [RegExp, Family])[] = [
  [/^(ip|is_(subnet|prefix)|security_check_ip)/, 'addresses'],
  [/array|map|cardinality|element_at|^(filter|reduce|transform|zip|zip_with|sequence|flatten|contains|slice|shuffle|repeat|split|(all|any|none)_match)$/, 'lists'],
  [/date|time|iso8601|^(year|quarter|month|week|day|hour|minute|second|dow|doy|now|compare|ts_compare)|_of_(week|month|year)$|timezone/, 'times'],
  [/text|str|pad$|trim$|^(concat|length|lower|upper|reverse|chr|codepoint|replace|position|normalize|ends_with)|split|regexp|distance|with$|url|json|hex|base64|utf8|md5|sha|crc|security_check|word_stem|format/, 'texts'],
];

/** The family of a function. Only for finding it in a list: what it means is in its description. */
export function familyOf(kind: 'function' | 'aggregate' | 'window', name: string): Family {
  if (kind === 'aggregate') return 'aggregates';
  if (kind === 'window') return 'windows';
  return byName.find(([pattern]) => pattern.test(name))?.[1] ?? 'numbers';
}
