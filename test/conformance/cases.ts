import { readFileSync } from 'node:fs';
import { noLookup, type IpLookup } from '../../src/columns/functions/ip-lookup.ts';
import { isAddress } from '../../src/base/ip.ts';
import { fieldNamed } from '../../src/model/fields.ts';
import type { Value } from '../../src/model/frame.ts';

/** A statement with what it must give: rows, or the lines of records.jsonl that a search keeps. */
export interface Case {
  readonly id: string;
  readonly statement: string;
  readonly expected: {
    readonly columns?: readonly string[];
    readonly rows?: readonly (readonly unknown[])[];
    readonly ordered?: boolean;
    readonly count?: number;
    readonly lines?: readonly number[];
    readonly rowCount?: number;
    readonly eniIdsInOrder?: readonly string[];
  };
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

interface Place {
  readonly ip: string;
  readonly country: string;
  readonly country_code: string;
  readonly province: string;
  readonly city: string;
  readonly lat: number;
  readonly lon: number;
  readonly isp: string;
}

interface Document {
  readonly meta: { readonly geo: readonly Place[]; readonly threat: readonly string[]; readonly timeZoneOffsetSeconds: number };
  readonly statements: readonly Case[];
}

// The file is ours and its shape is held by the tests that read every case.
const document = JSON.parse(read('statements.json')) as Document;

export const cases = document.statements;
export const zone = document.meta.timeZoneOffsetSeconds;

/** The records as the index types read them: text as it is, long fields as numbers, null where they are none. */
export const records: readonly Readonly<Record<string, Value>>[] = read('records.jsonl')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const raw = JSON.parse(line) as Record<string, unknown>; // One flat object per line.
    return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, fieldNamed(name)?.index === 'long' ? numberOf(value) : String(value)]));
  });

function numberOf(value: unknown): number | null {
  return /^-?\d+$/.test(String(value)) ? Number(value) : null;
}

export const fieldsPresent: readonly string[] = [...new Set(records.flatMap((record) => Object.keys(record)))];

const placeOf = (address: string): Place | null => document.meta.geo.find((entry) => entry.ip === address) ?? null;

export const lookup: IpLookup = {
  ...noLookup,
  countryCode: (address) => placeOf(address)?.country_code ?? null,
  countryName: (code) => document.meta.geo.find((entry) => entry.country_code === code)?.country ?? null,
  place: (address) => {
    const place = placeOf(address);
    if (!place) return null;
    const position = `${place.lat},${place.lon}`;
    return { province: place.province, provinceCode: null, city: place.city, cityCode: null, position, cityPosition: position };
  },
  network: (address) => {
    const place = placeOf(address);
    return place && { number: null, organisation: place.isp };
  },
  isThreat: (address) => document.meta.threat.includes(address),
};

/** The records as columns hold them: an address that is none is null; everything else as it is. */
export const held = records.map((record): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, fieldNamed(name)?.role === 'address' && !isAddress(String(value)) ? null : value])));

/** Statements whose written rows name the address "-" of the two records without traffic; in columns it is null. */
export const withoutAddress: readonly string[] = ['q-default-limit', 'q-distinct'];

/** What each statement that needs more than one SELECT over the log is refused for by the kernel, by name; DuckDB answers them. */
export const refused: Readonly<Record<string, string>> = {
  'seed-ec': 'WITH',
  'q-timeseries': 'time_series()',
  'q-approx-pct': 'approx_percentile()',
  'q-maxby-n': 'max_by()',
  'q-histogram': 'cardinality()',
  'q-split': '[ ] (element of an array or map)',
  'q-with': 'WITH',
  'q-fullouter': 'JOIN',
  'q-rank': 'FROM (SELECT …)',
  'q-subq-in': '(SELECT …) as a value',
  'q-lambda': 'array_join()',
  'q-stats': 'stddev()',
  'q-selfjoin': 'JOIN',
  'q-paren-union': 'UNION',
  'q-sub-nofrom': 'FROM (SELECT …)',
  'q-alias-agg-cte': 'WITH',
  'q-rollup-expr': 'ROLLUP',
};
