import type { AddressRange } from '../../base/cidr.ts';
import { parseIpv4 } from '../../base/ip.ts';
import { isSinkhole, maskedBlock, rangeOf, refanged } from './address-text.ts';
import type { Collected } from './collect.ts';
import type { LeftOut } from './list-read.ts';

/** A line of a list, its address (or why it has none) and what stands beside it. */
export interface LineRead {
  readonly found: AddressRange | LeftOut;
  readonly note: string;
}

/** Words before the address in files that are fed to firewalls. */
const command = /^(?:add\s+\S+|deny(?:\s+from)?|block|drop|reject|blackhole|route\s+add|-A\s+\S+\s+-s)\s+(?=\S)/i;
const trailingComment = /\s*(?:\s#|\s\/\/|;|#)\s*(.*)$/;

/** True for what is no entry and no fault: nothing, or a comment. */
export function isAside(line: string): boolean {
  const first = line.charCodeAt(0);
  return line === '' || first === 35 || first === 59 || first === 33 || line.startsWith('//') || /^REM\b/.test(line);
}

/** Reads a line of a list of lines, trimmed and no aside. */
export function readLine(line: string): LineRead {
  // A URL may hold what begins a comment elsewhere.
  const [before, comment] = line.includes('://') ? [line, ''] : cutComment(line);
  const text = refanged(before).replace(command, '');
  const space = text.search(/[\s,]/);
  if (space < 0) return withLabel(text, comment);
  const word = text.slice(0, space);
  const rest = text.slice(space).replace(/^[\s,]+/, '');
  const to = /^[-–]\s*(\S+)\s*(.*)$/s.exec(rest);
  if (to) {
    const found = rangeOf(`${word}-${to[1] ?? ''}`);
    if (typeof found !== 'string') return { found, note: joined(to[2] ?? '', comment) };
  }
  const second = rest.split(/\s/, 1)[0] ?? '';
  const masked = parseIpv4(second) === null ? null : maskedBlock(word, second);
  if (masked) return { found: masked, note: joined(rest.slice(second.length).trim(), comment) };
  const { found, note } = withLabel(word, '');
  if (typeof found !== 'string') return { found, note: joined(note, rest, comment) };
  const last = withLabel(text, '');
  return typeof last.found === 'string' ? { found, note: joined(rest, comment) } : { found: last.found, note: joined(last.note, comment) };
}

/** Takes a trimmed line that is no aside. */
export function takeLine(into: Collected, line: string, number: number): void {
  // Most lines of most lists are this.
  const v4 = parseIpv4(line);
  if (v4 !== null) return into.add({ family: 4, first: v4, last: v4 }, number, line, null);
  const { found, note } = readLine(line);
  const parked = typeof found !== 'string' && isSinkhole(found) && typeof rangeOf(note.split(/\s/, 1)[0] ?? '') === 'string' && /^[\w*-]+(?:\.[\w-]+)+/.test(note);
  into.take(parked ? 'host-name' : found, number, line, note);
}

/** `label:1.2.3.4-1.2.3.9`, as PeerGuardian has it. */
function withLabel(word: string, comment: string): LineRead {
  const found = rangeOf(word);
  if (typeof found !== 'string' || found === 'everything') return { found, note: comment };
  const labelled = /^(.+):(\d[\d.]*(?:\s*-\s*\d[\d.]*)?)$/s.exec(word);
  const range = labelled ? rangeOf(labelled[2] ?? '') : found;
  return typeof range === 'string' ? { found, note: comment } : { found: range, note: joined(labelled?.[1] ?? '', comment) };
}

function cutComment(line: string): readonly [string, string] {
  if (!/[#;/]/.test(line)) return [line, ''];
  const found = trailingComment.exec(line);
  return found ? [line.slice(0, found.index).trimEnd(), found[1] ?? ''] : [line, ''];
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
