import * as v from 'valibot';
import { chartKinds, chartUnits, type Chart, type ChartSettings, type ChartUnit } from '../model/chart.ts';

/**
 * What a reader chose of a chart as short text, for a link: `1;k:area;x:time;y:bandwidth;s:src_to_dst;u:bits-per-second`. Only
 * what was chosen is written. A part that cannot be understood is left out and told, and the rest holds; nothing throws.
 */
export interface ChartLink {
  readonly settings: ChartSettings;
  /** Column whose fields a click filters; null for none, absent for the usual ones. */
  readonly click?: string | null;
}

export const chartLinkVersion = 1;
const longest = 4096;

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const named = v.picklist(chartUnits);
const own = v.custom<`text:${string}`>((value) => typeof value === 'string' && value.startsWith('text:') && value.length <= 40);
const unit: v.GenericSchema<unknown, ChartUnit> = v.union([named, own]);
const seconds = v.pipe(v.number(), v.finite(), v.minValue(1), v.maxValue(366 * 86_400));
const level = v.pipe(v.number(), v.finite());
const top = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100));

const twoNames = v.pipe(v.array(name), v.maxLength(2));

/** A whole chart, as a saved panel keeps it. */
export const chartSchema: v.GenericSchema<unknown, Chart> = v.object({
  kind: v.picklist(chartKinds),
  x: v.nullable(name),
  y: v.pipe(v.array(name), v.maxLength(20)),
  series: v.nullable(name),
  target: v.optional(v.nullable(name), null),
  groups: v.optional(twoNames, []),
  refused: v.optional(twoNames, []),
  size: v.nullable(name),
  second: v.pipe(v.array(name), v.maxLength(20)),
  unit,
  bin: v.nullable(seconds),
  top,
  from: v.picklist(['zero', 'lowest']),
  missing: v.picklist(['gap', 'zero', 'join']),
  legend: v.picklist(['header', 'table', 'none']),
  lineAt: v.nullable(level),
  log: v.boolean(),
});

interface Part {
  readonly key: keyof Chart;
  readonly write: (value: never) => string;
  readonly read: (text: string) => unknown;
  readonly schema: v.GenericSchema;
}

const text = (value: string): string => value;
const nullable = (value: string | null): string => value ?? '';
const emptyIsNull = (value: string): string | null => (value === '' ? null : value);
const list = (values: readonly string[]): string => values.map(escape).join(',');
const split = (value: string): string[] => (value === '' ? [] : value.split(',').map(unescape));
const count = (value: number | null): string => (value === null ? '' : String(value));
const number = (value: string): number | null => (value === '' ? null : Number(value));

/** One letter or two per part. They are never given another meaning. */
const parts: Readonly<Record<string, Part>> = {
  k: { key: 'kind', write: text, read: text, schema: v.picklist(chartKinds) },
  x: { key: 'x', write: nullable, read: emptyIsNull, schema: v.nullable(name) },
  y: { key: 'y', write: list, read: split, schema: v.pipe(v.array(name), v.maxLength(20)) },
  s: { key: 'series', write: nullable, read: emptyIsNull, schema: v.nullable(name) },
  t: { key: 'target', write: nullable, read: emptyIsNull, schema: v.nullable(name) },
  g: { key: 'groups', write: list, read: split, schema: twoNames },
  r: { key: 'refused', write: list, read: split, schema: twoNames },
  z: { key: 'size', write: nullable, read: emptyIsNull, schema: v.nullable(name) },
  y2: { key: 'second', write: list, read: split, schema: v.pipe(v.array(name), v.maxLength(20)) },
  u: { key: 'unit', write: text, read: text, schema: unit },
  b: { key: 'bin', write: count, read: number, schema: v.nullable(seconds) },
  n: { key: 'top', write: count, read: number, schema: top },
  f: { key: 'from', write: text, read: text, schema: v.picklist(['zero', 'lowest']) },
  m: { key: 'missing', write: text, read: text, schema: v.picklist(['gap', 'zero', 'join']) },
  l: { key: 'legend', write: text, read: text, schema: v.picklist(['header', 'table', 'none']) },
  at: { key: 'lineAt', write: count, read: number, schema: v.nullable(level) },
  log: { key: 'log', write: (value: boolean) => (value ? '1' : '0'), read: (value) => value === '1', schema: v.boolean() },
};
const click = 'c';

function escape(value: string): string {
  return encodeURIComponent(value).replaceAll('%3A', ':');
}

function unescape(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** What a link says of a chart, and the parts of it that could not be understood, as they are written. */
export interface ReadChart extends ChartLink {
  readonly dropped: readonly string[];
}

/** Null when nothing was chosen, which no link needs to say. */
export function writeChart(link: ChartLink): string | null {
  const written: string[] = [];
  for (const [letter, part] of Object.entries(parts)) {
    const value = link.settings[part.key];
    if (value === undefined) continue;
    // Each part is written by the function that stands beside its key in the table.
    const own = part.write(value as never);
    written.push(`${letter}:${Array.isArray(value) ? own : escape(own)}`);
  }
  if (link.click !== undefined) written.push(`${click}:${escape(link.click ?? '')}`);
  return written.length === 0 ? null : [chartLinkVersion, ...written].join(';');
}

/** The choices in a text: none for a text of a later version, and for what is no such text at all. */
export function readChart(link: string | null): ReadChart {
  if (link === null || link === '') return { settings: {}, dropped: [] };
  const [version, ...written] = link.split(';');
  if (link.length > longest || version !== String(chartLinkVersion)) return { settings: {}, dropped: [link] };
  const settings: Record<string, unknown> = {};
  const dropped: string[] = [];
  let clicked: string | null | undefined;
  for (const one of written) {
    const colon = one.indexOf(':');
    const letter = colon < 0 ? '' : one.slice(0, colon);
    const value = one.slice(colon + 1);
    if (letter === click) {
      clicked = emptyIsNull(unescape(value));
      continue;
    }
    const part = Object.hasOwn(parts, letter) ? parts[letter] : undefined;
    const parsed = part && v.safeParse(part.schema, part.read(part.read === split ? value : unescape(value)));
    if (part !== undefined && parsed?.success === true) settings[part.key] = parsed.output;
    else if (one !== '') dropped.push(one);
  }
  // Every part passed the schema of its key.
  return { settings: settings as ChartSettings, dropped, ...(clicked === undefined ? {} : { click: clicked }) };
}
