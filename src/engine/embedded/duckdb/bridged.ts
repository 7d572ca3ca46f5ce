import { castValue } from '../../../columns/functions/cast.ts';
import { EvaluationError } from '../../../columns/functions/evaluation-error.ts';
import { evaluateExpr } from '../../../columns/functions/expr.ts';
import type { IpLookup } from '../../../columns/functions/ip-lookup.ts';
import { regexp } from '../../../columns/functions/regexp-functions.ts';
import type { ColumnType, Value } from '../../../model/frame.ts';
import { scalarFunctions, type ArgumentType, type ScalarFunction } from '../../../model/functions.ts';
import type { Expr } from '../../../model/plan.ts';
import { checksumPart, checksumText } from './checksum.ts';
import type { Macro } from './macros.ts';
import { numericHistogram } from './numeric-histogram.ts';
import type { ScalarCall } from './scalar-calls.ts';
import { weightedPairs, weightedPercentile } from './weighted.ts';

/**
 * Functions of the language that are ours (`columns/functions`) and called from SQL, so that they mean the same there as in
 * the kernel. SQL calls the macro `sls_name`, which casts its arguments to what may cross: VARCHAR, DOUBLE and INTEGER.
 */
export interface Bridged {
  /** As DuckDB knows it: `_js_name`. */
  readonly name: string;
  readonly returns: 'varchar' | 'bigint' | 'double' | 'boolean';
  readonly call: (settings: () => Settings) => ScalarCall;
  /** The macro over it, for those that statements name. */
  readonly macro: Macro | null;
}

export interface Settings {
  readonly zone: number;
  readonly lookup: IpLookup;
}

/** Whole numbers of these may be beyond 2^53, and cross as text. */
const exact: ReadonlySet<string> = new Set([
  'bit_count', 'to_base', 'bitwise_left_shift', 'bitwise_right_shift', 'bitwise_right_shift_arithmetic', 'bitwise_shift_left',
  'bitwise_logical_shift_right', 'bitwise_arithmetic_shift_right',
]);
const mostArguments = 16;

/** All scalar functions of the language but those named. */
export function bridgedFunctions(without: ReadonlySet<string>): readonly Bridged[] {
  const ofLanguage = Object.entries<ScalarFunction>(scalarFunctions).flatMap(([name, fn]) => (without.has(name) ? [] : [bridged(name, fn)]));
  return [...ofLanguage, ...others];
}

function bridged(name: string, fn: ScalarFunction): Bridged {
  const most = fn.rest === null ? fn.args.length + fn.optional.length : mostArguments;
  const typeOf = (i: number): ArgumentType => fn.args[i] ?? fn.optional[i - fn.args.length] ?? fn.rest ?? 'any';
  const result = fn.result === 'first' || fn.result === 'common' ? 'double' : fn.result;
  const returns = result === 'timestamp' ? 'double' : result;
  const forms = [];
  for (let n = fn.args.length; n <= most; n++) {
    const parameters = Array.from({ length: n }, (_, i) => `a${i}`);
    // A function without arguments would be asked once per vector without saying how many rows it has.
    const called = `_js_${name}(${parameters.map((parameter, i) => crossing(parameter, typeOf(i), exact.has(name))).join(', ') || "''"})`;
    forms.push({ parameters, body: result === 'timestamp' ? `_sls_of_seconds(${called})` : called });
  }
  const call = (settings: () => Settings): ScalarCall => (args) => {
    const values = fn.args.length === 0 ? [] : arrived(args, typeOf, exact.has(name));
    const exprs = values.map(({ value, type }): Expr => ({ op: 'const', value, type }));
    return evaluateExpr({ op: 'call', name, args: exprs, type: result }, () => null, settings().zone, settings().lookup);
  };
  return { name: `_js_${name}`, returns, call, macro: { name, forms } };
}

function crossing(parameter: string, type: ArgumentType, isExact: boolean): string {
  switch (type) {
    case 'varchar': return `CAST(${parameter} AS VARCHAR)`;
    case 'bigint': return isExact ? `CAST(CAST(${parameter} AS BIGINT) AS VARCHAR)` : `CAST(${parameter} AS DOUBLE)`;
    case 'double':
    case 'number': return `CAST(${parameter} AS DOUBLE)`;
    case 'boolean': return `CAST(${parameter} AS INTEGER)`;
    case 'timestamp':
    case 'moment': return `_sls_unix(${parameter})`;
    case 'any': return `CAST(${parameter} AS VARCHAR), typeof(${parameter})`;
  }
}

/** What crossed, as our functions take it. */
function arrived(args: readonly NonNullable<Value>[], typeOf: (i: number) => ArgumentType, isExact: boolean): { readonly value: NonNullable<Value>; readonly type: ColumnType }[] {
  const values: { value: NonNullable<Value>; type: ColumnType }[] = [];
  for (let at = 0; at < args.length; at++) {
    const value = args[at] ?? '';
    const type = typeOf(values.length);
    switch (type) {
      case 'varchar':
        values.push({ value: String(value), type });
        break;
      case 'bigint':
        values.push({ value: isExact ? (castValue(String(value), 'varchar', 'bigint', false, 0) ?? 0) : Number(value), type });
        break;
      case 'double':
      case 'number':
        values.push({ value: Number(value), type: 'double' });
        break;
      case 'boolean':
        values.push({ value: value === 1, type });
        break;
      case 'timestamp':
      case 'moment':
        values.push({ value: Number(value), type: 'timestamp' });
        break;
      case 'any':
        values.push(ofAnyType(String(value), String(args[++at])));
    }
  }
  return values;
}

function ofAnyType(text: string, type: string): { readonly value: NonNullable<Value>; readonly type: ColumnType } {
  if (type === 'BOOLEAN') return { value: text === 'true', type: 'boolean' };
  if (type.endsWith('INT') || type === 'INTEGER') return { value: castValue(text, 'varchar', 'bigint', false, 0) ?? 0, type: 'bigint' };
  if (type === 'DOUBLE' || type === 'FLOAT' || type.startsWith('DECIMAL')) return { value: Number(text), type: 'double' };
  return { value: text, type: 'varchar' };
}

/** Lists cross as one text: a mark, then the elements with another mark between them (`_sls_list` takes it apart); none is ''. */
function joined(elements: readonly (string | null)[]): string {
  return elements.length === 0 ? '' : `\u001f${elements.map((element) => element ?? '\u001e').join('\u001f')}`;
}

function cast(from: ColumnType, to: ColumnType): Bridged['call'] {
  return (settings) => ([value]) => castValue(value ?? null, from, to, false, settings().zone);
}

function elementText(value: unknown): string | null {
  return value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);
}

/** A JSON value, null when the text is none. */
function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}

function entries(text: unknown): readonly (readonly [string, unknown])[] | null {
  const value = parsed(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
}

const own = (name: string, returns: Bridged['returns'], call: Bridged['call']): Bridged => ({ name: `_js_${name}`, returns, call, macro: null });

const others: readonly Bridged[] = [
  own('double_text', 'varchar', cast('double', 'varchar')),
  own('timestamp_text', 'varchar', cast('timestamp', 'varchar')),
  own('cast_bigint', 'bigint', cast('varchar', 'bigint')),
  own('cast_double', 'double', cast('varchar', 'double')),
  own('cast_timestamp', 'double', cast('varchar', 'timestamp')),
  own('cast_boolean', 'boolean', cast('varchar', 'boolean')),
  own('regexp_extract_all', 'varchar', () => ([text, pattern, group]) => joined([...String(text).matchAll(regexp(String(pattern)))].map((match) => {
    if (Number(group) < 0 || Number(group) >= match.length) throw new EvaluationError({ kind: 'argument', message: `Pattern has ${match.length - 1} groups. Cannot access group ${group}` });
    return match[Number(group)] ?? null;
  }))),
  own('regexp_split', 'varchar', () => ([text, pattern]) => joined(splitBy(String(text), regexp(String(pattern))))),
  own('json_text', 'varchar', () => ([text]) => JSON.stringify(String(text))),
  own('json_array', 'varchar', () => ([text]) => {
    const value = parsed(text);
    return Array.isArray(value) ? joined(value.map(elementText)) : null;
  }),
  own('json_keys', 'varchar', () => ([text]) => {
    const found = entries(text);
    return found && joined(found.map(([key]) => key));
  }),
  own('json_values', 'varchar', () => ([text]) => {
    const found = entries(text);
    return found && joined(found.map(([, value]) => elementText(value)));
  }),
  own('checksum_part', 'bigint', () => ([text, type]) => checksumPart(String(text), String(type))),
  own('checksum_text', 'varchar', () => ([sum]) => checksumText(sum ?? 0)),
  own('numeric_histogram', 'varchar', () => ([text, most]) => {
    if (!(Number(most) >= 2)) throw new EvaluationError({ kind: 'argument', message: 'numeric_histogram bucket count must be greater than one' });
    const buckets = weightedPairs(String(text)).map(({ value, weight }) => ({ value: Number(value), weight }));
    return joined(numericHistogram(buckets, Number(most)).map(({ value, weight }) => `${value} ${weight}`));
  }),
  own('weighted_percentile', 'varchar', () => ([text, share]) => weightedPercentile(String(text), Number(share))),
];

/** The texts between matches, groups of the pattern left out. */
function splitBy(text: string, pattern: RegExp): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}
