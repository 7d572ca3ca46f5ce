import type { Value } from '../../model/frame.ts';
import { parseDouble } from './cast.ts';
import { EvaluationError } from './evaluation-error.ts';
import type { Call, Implementation } from './implementation.ts';
import { parseWhole } from './integers.ts';
import { jsonAt } from './json-path.ts';
import { canonicalJson, parseJson, printJson, type Json } from './json-text.ts';

/**
 * Functions on JSON. There is no type for JSON here: it is text, as in an SLS index. What is no JSON gives null, but
 * `json_extract` refuses it, as SLS does. Numbers are printed as they were written.
 */

/** The text that a scalar is, without quotes; null for JSON's own null and for what is no scalar. */
function scalarText(json: Json): string | null {
  switch (json.kind) {
    case 'boolean': return String(json.value);
    case 'number': return json.text;
    case 'string': return json.value;
    default: return null;
  }
}

const of = (take: (json: Json, call: Call) => Value): Implementation => (call) => {
  const json = parseJson(call.text(0));
  return json && take(json, call);
};

/** What a path leads to. */
const at = (take: (json: Json) => Value): Implementation =>
  of((json, { text }) => {
    const found = jsonAt(json, text(1));
    return found && take(found);
  });

const ofArray = (take: (items: readonly Json[], call: Call) => Value): Implementation =>
  of((json, call) => (json.kind === 'array' ? take(json.items, call) : null));

/** A number is equal to one of JSON's whatever way it is written: 2, 2.0, 2e0. */
function isEqual(json: Json, value: NonNullable<Value>): boolean {
  if (typeof value === 'string') return json.kind === 'string' && json.value === value;
  if (typeof value === 'boolean') return json.kind === 'boolean' && json.value === value;
  if (json.kind !== 'number') return false;
  const whole = parseWhole(json.text);
  return whole === null ? Number(json.text) === Number(value) : typeof value === 'bigint' || typeof whole === 'bigint' ? BigInt(whole) === wholeOf(value) : whole === value;
}

function wholeOf(value: number | bigint): bigint | null {
  return typeof value === 'bigint' ? value : Number.isInteger(value) ? BigInt(value) : null;
}

function extract({ text }: Call): string | null {
  const json = parseJson(text(0));
  if (!json) throw new EvaluationError({ kind: 'argument', message: `Cannot convert '${text(0)}' to JSON` });
  const found = jsonAt(json, text(1));
  return found && printJson(found);
}

const canonical = of((json) => printJson(canonicalJson(json)));

export const jsonFunctions = {
  json_parse: canonical,
  json_format: canonical,
  json_extract: extract,
  json_extract_scalar: at(scalarText),
  json_extract_bool: at((json) => (json.kind === 'boolean' ? json.value : null)),
  json_extract_long: at((json) => (json.kind === 'number' || json.kind === 'string' ? parseWhole(scalarText(json) ?? '') : null)),
  json_extract_double: at((json) => (json.kind === 'number' || json.kind === 'string' ? parseDouble(scalarText(json) ?? '') : null)),
  json_array_contains: ofArray((items, { value }) => items.some((item) => isEqual(item, value(1)))),
  json_array_get: ofArray((items, { count }) => {
    const item = items.at(count(1));
    // Text comes without quotes, in Presto too.
    return item ? (item.kind === 'string' ? item.value : item.kind === 'null' ? null : printJson(item)) : null;
  }),
  json_array_length: ofArray((items) => items.length),
  json_size: at((json) => (json.kind === 'array' ? json.items.length : json.kind === 'object' ? json.members.length : 0)),
  is_json_scalar: of((json) => json.kind !== 'array' && json.kind !== 'object'),
} as const satisfies Readonly<Record<string, Implementation>>;
