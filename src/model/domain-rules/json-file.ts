import * as v from 'valibot';
import { errorText } from '../../base/error-text.ts';
import type { DomainSet } from '../domains.ts';
import type { FileFault, ReadDomain, ReadFile } from './csv-file.ts';

/** Says in a file what it holds, so that another JSON file is told apart. */
const mark = 'flowlog-domains';
const version = 1;

const one = v.object({
  name: v.string(),
  blocks: v.optional(v.union([v.array(v.string()), v.string()]), []),
  remark: v.optional(v.string(), ''),
  rest: v.optional(v.boolean(), false),
});
const marked = v.looseObject({ kind: v.literal(mark), version: v.number(), domains: v.array(v.unknown()) });
/** Written by hand: name to blocks. */
const byName = v.record(v.string(), v.union([v.string(), v.array(v.string())]));

export function domainsJson({ domains }: DomainSet): string {
  const written = domains.map(({ name, blocks, remark, rest }) => ({ name, ...(rest ? { rest } : { blocks }), ...(remark === '' ? {} : { remark }) }));
  return `${JSON.stringify({ kind: mark, version, domains: written }, null, 1)}\n`;
}

/** Domains of a file that `domainsJson` wrote, of a list of such domains, or of an object of names and their blocks. */
export function readDomainsJson(text: string): ReadFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { domains: [], faults: [jsonFault(text, error)] };
  }
  if (Array.isArray(json)) return elements(text, json, '');
  const whole = v.safeParse(marked, json);
  if (whole.success) return whole.output.version > version ? { domains: [], faults: [{ kind: 'newer', version: whole.output.version }] } : elements(text, whole.output.domains, 'domains.');
  const named = v.safeParse(byName, json);
  if (!named.success || 'kind' in named.output) return { domains: [], faults: [{ kind: 'other-json' }] };
  return elements(text, Object.entries(named.output).map(([name, blocks]) => ({ name, blocks })), '');
}

function elements(text: string, list: readonly unknown[], path: string): ReadFile {
  if (list.length === 0) return { domains: [], faults: [{ kind: 'empty' }] };
  const domains: ReadDomain[] = [];
  const faults: FileFault[] = [];
  let from = 0;
  for (const [at, element] of list.entries()) {
    const read = v.safeParse(one, element);
    if (!read.success) {
      faults.push({ kind: 'part', line: null, path: `${path}${at}.${v.getDotPath(read.issues[0]) ?? ''}`.replace(/\.$/, '') });
      continue;
    }
    const { name, blocks, remark, rest } = read.output;
    // JSON tells no lines: the name is looked for, after that of the one before.
    const found = text.indexOf(JSON.stringify(name), from);
    if (found >= 0) from = found + 1;
    domains.push({ line: found < 0 ? null : lineAt(text, found), draft: { name, blocks: typeof blocks === 'string' ? blocks : blocks.join('\n'), remark, rest } });
  }
  return { domains, faults };
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

/** Engines say where as a position or as a line. */
function jsonFault(text: string, error: unknown): FileFault {
  const detail = errorText(error);
  const line = /line (\d+)/.exec(detail)?.[1];
  const position = /position (\d+)/.exec(detail)?.[1];
  const at = line !== undefined ? Number(line) : position !== undefined ? lineAt(text, Number(position)) : /end of JSON/.test(detail) ? lineAt(text, text.trimEnd().length) : null;
  return { kind: 'json', line: at, detail };
}

/** Domains of a text of either form: what begins like JSON is read as that. */
export function looksLikeJson(text: string): boolean {
  return /^\s*[[{]/.test(text.replace(/^\uFEFF/, ''));
}
