import { fieldSpelled } from '../../model/fields.ts';
import type { ColumnMapping } from '../../model/source.ts';

export type Delimiter = ColumnMapping['delimiter'];
export const textDelimiters = [',', '|', '\t', ' '] as const;

/** Names that other tools give to the fields of a flow log. */
const synonyms: Readonly<Record<string, string>> = {
  ts: '__time__', time: '__time__', timestamp: '__time__', date: '__time__', datetime: '__time__', first: 'start', last: 'end', stop: 'end',
  'src-ip': 'srcaddr', srcip: 'srcaddr', sa: 'srcaddr', 'source-ip': 'srcaddr', 'ip-src': 'srcaddr', 'src-addr': 'srcaddr', saddr: 'srcaddr',
  'dst-ip': 'dstaddr', dstip: 'dstaddr', da: 'dstaddr', 'destination-ip': 'dstaddr', 'dest-ip': 'dstaddr', 'ip-dst': 'dstaddr', 'dst-addr': 'dstaddr', daddr: 'dstaddr',
  'src-p': 'srcport', sp: 'srcport', 'src-port': 'srcport', 'source-port': 'srcport', 'dst-p': 'dstport', dp: 'dstport', 'dst-port': 'dstport', 'dest-port': 'dstport', 'destination-port': 'dstport',
  pr: 'protocol', prot: 'protocol', 'ip-protocol': 'protocol', octets: 'bytes', byt: 'bytes', ibyt: 'bytes', 'bytes-sent': 'bytes', length: 'bytes',
  pkts: 'packets', pkt: 'packets', ipkt: 'packets', 'packets-sent': 'packets', act: 'action', verdict: 'action', disposition: 'action', policy: 'action',
  dir: 'direction', iface: 'eni-id', interface: 'eni-id', if: 'eni-id', flags: 'tcp-flags', flg: 'tcp-flags', status: 'log-status',
};

/** The field that a column's name most likely means; null when it says nothing. */
export function guessField(name: string): string | null {
  const folded = name.trim().toLowerCase().replaceAll(/[_.\s]+/g, '-').replace(/^-+|-+$/g, '');
  return fieldSpelled(folded)?.name ?? synonyms[folded] ?? null;
}

/** The parts of a line; quotes hold delimiters together, and a run of spaces is one. */
export function splitLine(line: string, delimiter: Exclude<Delimiter, 'json'>): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  const text = delimiter === ' ' ? line.trim() : line;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '"' && quoted && text.charAt(i + 1) === '"') {
      part += '"';
      i++;
    } else if (c === '"' && (quoted || part === '')) quoted = !quoted;
    else if (c === delimiter && !quoted) {
      if (delimiter !== ' ' || part !== '') parts.push(part);
      part = '';
    } else part += c;
  }
  parts.push(part);
  return parts;
}

/** The delimiter that parts all lines alike into the most columns; `json` when the lines are objects. */
export function guessDelimiter(preview: readonly string[]): Delimiter {
  if (preview.some((line) => keysOf(line).length > 0)) return 'json';
  const counted = textDelimiters.map((delimiter) => {
    const counts = preview.map((line) => splitLine(line, delimiter).length);
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 1;
    return { delimiter, usual, alike: counts.filter((count) => count === usual).length };
  });
  return counted.filter((one) => one.usual > 1).toSorted((a, b) => b.alike * b.usual - a.alike * a.usual)[0]?.delimiter ?? ',';
}

function keysOf(line: string): readonly string[] {
  if (!line.trimStart().startsWith('{')) return [];
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? Object.keys(value) : [];
  } catch {
    return [];
  }
}

/** The value of a key of a JSON line as text, for the preview. */
function valueOf(line: string, key: string): string {
  try {
    const value: unknown = JSON.parse(line);
    const found: unknown = typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;
    return typeof found === 'object' ? JSON.stringify(found) : String(found ?? '');
  } catch {
    return '';
  }
}

/** True when a line names columns instead of holding values: no part is a number or an address. */
export function looksLikeHeader(parts: readonly string[]): boolean {
  return parts.length > 1 && parts.every((part) => /[a-z]/i.test(part) && !/^[\d.:-]+$/.test(part) && !/\d+\.\d+\.\d+\.\d+/.test(part));
}

export interface Table {
  /** Names of the columns: from the header, or `1`, `2`, … */
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The preview as a table. */
export function tableOf(preview: readonly string[], delimiter: Delimiter, headerLines: number): Table {
  if (delimiter === 'json') {
    const names = [...new Set(preview.flatMap(keysOf))];
    return { names, rows: preview.filter((line) => keysOf(line).length > 0).map((line) => names.map((name) => valueOf(line, name))) };
  }
  const rows = preview.map((line) => splitLine(line, delimiter));
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const header = headerLines > 0 ? rows[headerLines - 1] : undefined;
  const names = Array.from({ length: width }, (_, i) => header?.[i]?.trim() || String(i + 1));
  return { names, rows: rows.slice(headerLines) };
}

/** A first proposal: each field at most once, the first column of its name having it. */
export function guessFields(table: Table): readonly (string | null)[] {
  const taken = new Set<string>();
  return table.names.map((name) => {
    const field = guessField(name);
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/** What files with the same columns have in common; a mapping is remembered under it. */
export function signatureOf(table: Table, delimiter: Delimiter): string {
  return `${delimiter}${table.names.map((name) => name.toLowerCase()).join('\u001f')}`;
}

/** What a mapping needs before it can be read: a time and at least one address or measure. */
export function missingIn(fields: readonly (string | null)[]): 'time' | 'substance' | null {
  if (!fields.some((field) => field === '__time__' || field === 'start' || field === 'end')) return 'time';
  return fields.some((field) => field === 'srcaddr' || field === 'dstaddr' || field === 'bytes' || field === 'packets') ? null : 'substance';
}
