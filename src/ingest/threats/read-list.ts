import { Collected } from './collect.ts';
import { aboutOf, type About } from './comments.ts';
import { takeRow } from './csv.ts';
import { lineForm } from './form.ts';
import { takeJson } from './json.ts';
import { isAside, takeLine } from './lines.ts';
import { mostEntries, type ThreatForm, type ThreatListRead } from './list-read.ts';
import { isMisp, takeMisp } from './misp.ts';
import { takeProse } from './prose.ts';
import { stixObjects, takeStix } from './stix.ts';

/** Characters that tell the form, and what a list says of itself. */
const lookedAt = 131_072;
const lineEnd = /\r\n|\n|\r/;
const jsonBegin = /^\s*(?:\{\s*"|\[\s*\{)/;
/** Lines between two turns of a generator here: about a millisecond. */
const stride = 1024;

/**
 * Reads a threat list of any form, giving way every millisecond or so, but for JSON, which is parsed in one go. `now` (Unix seconds)
 * decides what has expired. Ends early above `mostEntries`, for whoever asked to refuse.
 */
export function* readThreatList(text: string, now: number): Generator<void, ThreatListRead> {
  const into = new Collected();
  const json = jsonOf(text);
  if (json !== undefined) {
    const list = yield* readJson(into, json.value, text, now);
    for (const { line, text: broken } of json.broken) into.leaveOut(line, broken, 'broken');
    return json.broken.length === 0 ? list : into.read(list.form, list);
  }
  const first = text.slice(0, lookedAt).split(lineEnd);
  const form = lineForm(first);
  const isProse = form.form === 'prose';
  let number = 0;
  const isJson = jsonBegin.test(text);
  let last = { number: 0, line: '' };
  for (const line of linesOf(text)) {
    if (++number % stride === 0) yield;
    if (isJson && line !== '') last = { number, line };
    if (into.count > mostEntries) break;
    if (isProse) takeProse(into, line, number);
    else if (isAside(line)) continue;
    else if (form.form === 'csv') takeRow(into, form.shape, line, number);
    else takeLine(into, line, number);
  }
  // Cut short, as by a download that ended early: what is missing could have been more than what is here.
  if (isJson) into.leaveOut(last.number, last.line, 'broken');
  return into.read(form.form, isProse ? { title: heading(first), date: null } : aboutOf(first));
}

function* readJson(into: Collected, value: unknown, text: string, now: number): Generator<void, ThreatListRead> {
  const objects = stixObjects(value);
  if (objects) return into.read('stix', yield* takeStix(into, objects, text, now));
  const form: ThreatForm = isMisp(value) ? 'misp' : 'json';
  const about: About = yield* form === 'misp' ? takeMisp(into, value, text) : takeJson(into, value, text);
  return into.read(form, about);
}

/** The lines of a text, without the blanks around them. */
function* linesOf(text: string): Generator<string, void> {
  // Before 2001 some ended lines by a carriage return alone.
  const mark = text.includes('\n') ? '\n' : '\r';
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf(mark, from);
    const to = end < 0 ? text.length : end;
    yield text.slice(from, to).trim();
    from = to + 1;
  }
}

interface Json {
  readonly value: unknown;
  /** Of JSON lines, those that are none. */
  readonly broken: readonly { readonly line: number; readonly text: string }[];
}

/** JSON, or JSON lines as an array; undefined for any other text. */
function jsonOf(text: string): Json | undefined {
  const begin = /^\s*[[{]/.exec(text);
  // `[2001:db8::1]` begins like an array, and is none.
  if (!begin) return undefined;
  const whole = parsed(text);
  if (whole !== undefined) return { value: whole, broken: [] };
  const lines = text.split('\n').flatMap((one, i) => (one.trim() === '' ? [] : [{ line: i + 1, text: one }]));
  // The last one may be cut.
  if (lines.length < 2 || !lines.slice(0, Math.min(20, lines.length - 1)).every((one) => parsed(one.text) !== undefined)) return undefined;
  const read = lines.map((one) => ({ ...one, value: parsed(one.text) }));
  return { value: read.flatMap(({ value }) => value ?? []), broken: read.flatMap(({ line, text: one, value }) => (value === undefined ? [{ line, text: one.trim() }] : [])) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first line of a report that says something; of a saved web page its title, as its first lines are markup. */
function heading(lines: readonly string[]): string | null {
  const text = lines.join('\n');
  if (/^\s*<(?:!doctype|html)\b/i.test(text)) {
    const title = /<title[^<>]*>([^<]*)</i.exec(text)?.[1]?.trim() ?? '';
    return title === '' ? null : title.slice(0, 80);
  }
  const first = lines.slice(0, 20).map((line) => line.replace(/^[#*=\s]+|[#*=\s]+$/g, '')).find((line) => line.length > 3);
  return first === undefined ? null : first.slice(0, 80);
}
