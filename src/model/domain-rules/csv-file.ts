import type { DomainSet } from '../domains.ts';
import { sameName, type DomainDraft } from './faults.ts';
import { typedBlocks, type BlockFault } from './typed-blocks.ts';

/** Stands in the column of blocks for the domain that takes all else. */
export const restMark = '*';

export interface ReadDomain {
  /** Of the file, from 1; null where it could not be told. */
  readonly line: number | null;
  readonly draft: DomainDraft;
}

export type FileFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'quote'; readonly line: number }
  | { readonly kind: 'columns'; readonly line: number; readonly found: number }
  | { readonly kind: 'json'; readonly line: number | null; readonly detail: string }
  | { readonly kind: 'other-json' }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'part'; readonly line: number | null; readonly path: string };

export interface ReadFile {
  readonly domains: readonly ReadDomain[];
  readonly faults: readonly FileFault[];
}

/** A spreadsheet takes a cell that begins so for a formula; a quote before it makes it text. */
const formula = /^[=+\-@\t\r]/;
const guarded = /^'(?=[=+\-@\t\r])/;

/** `name,blocks,remark`, a line for each domain, its blocks parted by spaces. */
export function domainsCsv({ domains }: DomainSet): string {
  const rows = domains.map(({ name, blocks, remark, rest }) => [name, rest ? restMark : blocks.join(' '), remark]);
  return [['name', 'blocks', 'remark'], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const names = new Set(['name', 'domain', 'domain name', '名称', '网段名称', '网段']);
const blockNames = new Set(['blocks', 'block', 'cidr', 'cidrs', 'network', 'ip', 'ip段', 'ip 段', '网段', '地址段']);

/**
 * Domains of a file: with the head that `domainsCsv` writes, one that means the same, or none. Several lines of one name are one
 * domain, as lists with a block on each line have it. The block may stand before the name; alone, it is the name too.
 */
export function readDomainsCsv(text: string): ReadFile {
  const { rows, faults } = records(text.replace(/^\uFEFF/, ''));
  const [first] = rows;
  if (first === undefined) return { domains: [], faults: faults.length > 0 ? faults : [{ kind: 'empty' }] };
  const head = first.cells.map((one) => one.trim().toLowerCase());
  const isHead = [head[0] ?? '', head[1] ?? ''].some((one) => names.has(one) || blockNames.has(one)) && !first.cells.some(isBlocks);
  const domains: ReadDomain[] = [];
  const wrong: FileFault[] = [...faults];
  for (const { line, cells } of isHead ? rows.slice(1) : rows) {
    const [name, blocks, ...further] = nameFirst(cells.map((one) => one.trim().replace(guarded, '')));
    if (name === undefined || blocks === undefined) {
      wrong.push({ kind: 'columns', line, found: cells.length });
      continue;
    }
    // Where blocks are parted by commas that nobody quoted, they stand in the columns that follow.
    const more = further.findIndex((one) => !isBlocks(one));
    const remark = further.slice(more < 0 ? further.length : more).join(', ').trim();
    const all = [blocks, ...further.slice(0, more < 0 ? further.length : more)].join(' ').trim();
    const draft: DomainDraft = all === restMark ? { name, blocks: '', remark, rest: true } : { name, blocks: all, remark, rest: false };
    const same = domains.findIndex((one) => sameName(one.draft.name, name) && name !== '' && !one.draft.rest && !draft.rest);
    const before = domains[same];
    if (before === undefined) domains.push({ line, draft });
    else domains[same] = { line: before.line, draft: { ...before.draft, blocks: `${before.draft.blocks}\n${draft.blocks}`, remark: before.draft.remark === '' ? remark : before.draft.remark } };
  }
  return { domains, faults: wrong };
}

/** The cells of a line, the name before the blocks. */
function nameFirst(cells: readonly string[]): readonly string[] {
  const [first = '', second = '', ...further] = cells;
  if (!isBlocks(first)) return cells;
  if (cells.slice(1).every((one) => one === '')) return [first, first];
  return isBlocks(second) || second === restMark ? cells : [second, first, ...further];
}

const meant = new Set<string>(['host-bits', 'mask', 'range'] satisfies readonly BlockFault['kind'][]);

/** Whether blocks are meant, well written or not. */
function isBlocks(text: string): boolean {
  const typed = typedBlocks(text);
  return typed.length > 0 && typed.every(({ fault }) => fault === null || meant.has(fault.kind));
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Lines and cells as RFC 4180 has them, parted by comma, semicolon or tab; empty lines and those after # count for the numbers only. */
function records(text: string): { readonly rows: readonly Row[]; readonly faults: readonly FileFault[] } {
  const delimiter = [',', '\t', ';'].find((one) => (text.split(/\r?\n/).find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '').includes(one)) ?? ',';
  const rows: Row[] = [];
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const start = line;
    const cells: string[] = [];
    let done = false;
    while (!done) {
      if (text[at] === '"') {
        let value = '';
        for (at++; ; at++) {
          if (at >= text.length) return { rows, faults: [{ kind: 'quote', line: start }] };
          if (text[at] !== '"') {
            if (text[at] === '\n') line++;
            value += text[at] ?? '';
          } else if (text[at + 1] === '"') value += text[++at] ?? '';
          else break;
        }
        at++;
        cells.push(value);
        while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++;
      } else {
        const from = at;
        while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++;
        cells.push(text.slice(from, at).replace(/\r$/, ''));
      }
      done = text[at] !== delimiter;
      at++;
    }
    line++;
    const isComment = cells[0]?.trimStart().startsWith('#') === true;
    if (!isComment && cells.some((one) => one.trim() !== '')) rows.push({ line: start, cells });
  }
  return { rows, faults: [] };
}
