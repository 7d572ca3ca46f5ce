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
/** Lines between two turns of a generator here: about a millisecond. */
const stride = 1024;

/**
 * Reads a threat list of any form, giving way every millisecond or so, but for JSON, which is parsed in one go. `now` (Unix seconds)
 * decides what has expired. Ends early above `mostEntries`, for whoever asked to refuse.
 */
export function* readThreatList(text: string, now: number): Generator<void, ThreatListRead> {
  const into = new Collected();
  const json = jsonOf(text);
  if (json !== undefined) return yield* readJson(into, json, text, now);
  const first = text.slice(0, lookedAt).split(lineEnd);
  const form = lineForm(first);
  const isProse = form.form === 'prose';
  let number = 0;
  for (const line of linesOf(text)) {
    if (++number % stride === 0) yield;
    if (into.count > mostEntries) break;
    if (isProse) takeProse(into, line, number);
    else if (isAside(line)) continue;
    else if (form.form === 'csv') takeRow(into, form.shape, line, number);
    else takeLine(into, line, number);
  }
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

/** JSON, or JSON lines as an array; undefined for any other text. */
function jsonOf(text: string): unknown {
  const begin = /^\s*[[{]/.exec(text);
  // `[2001:db8::1]` begins like an array, and is none.
  if (!begin) return undefined;
  const whole = parsed(text);
  if (whole !== undefined) return whole;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (!lines.slice(0, 20).every((line) => parsed(line) !== undefined)) return undefined;
  return lines.flatMap((line) => parsed(line) ?? []);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first line of a report that says something. */
function heading(lines: readonly string[]): string | null {
  const first = lines.slice(0, 20).map((line) => line.replace(/^[#*=\s]+|[#*=\s]+$/g, '')).find((line) => line.length > 3);
  return first === undefined ? null : first.slice(0, 80);
}
