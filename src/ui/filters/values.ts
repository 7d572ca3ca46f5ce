import { parseAddressRange, parseCidr } from '../../base/cidr.ts';
import { countriesNamed } from '../../base/geo/names.ts';
import { isAddress } from '../../base/ip.ts';
import { domainsNamed } from '../../model/domains.ts';
import type { Field } from '../../model/fields.ts';
import type { FilterTest } from '../../model/filter.ts';
import { portsOfService, protocolNumber, tcpFlagMask, trafficPathsNamed } from '../../model/ports.ts';
import { maskless } from './pasted.ts';

/** What a value typed for a field tests, people's names for it included; null when the field cannot hold it. */
export function testFor(field: Field | null, value: string): FilterTest | null {
  if (value === '*') return { kind: 'exists' };
  if (field?.index === 'long') return numberTest(field, value);
  const values = listed(value);
  if (values.length === 0) return null;
  if (field?.role === 'address') {
    const ranges = values.map(addressSpan).map((one) => ({ text: one, range: parseAddressRange(one) }));
    const found = ranges.flatMap(({ text, range }) => (range === null ? [] : [{ text: parseCidr(text)?.network ?? text, range }]));
    if (found.length === values.length) return values.every(isAddress) ? { kind: 'in', values } : { kind: 'cidr', ranges: found };
  }
  if (values.length === 1 && /[*?]/.test(value) && !value.startsWith('"')) return { kind: 'wildcard', pattern: value };
  if (field?.role === 'address') return null;
  return inValues(values.flatMap((one) => namedValues(field, one)));
}

/** The values that a field holds for what people call them; none where it holds no such thing. */
function namedValues(field: Field | null, typed: string): readonly string[] {
  const lower = typed.toLowerCase();
  switch (field?.role) {
    case 'country':
      // A code that has no name may be in the data all the same.
      return countriesNamed(typed).length > 0 ? countriesNamed(typed) : /^[a-z]{2}$/.test(lower) ? [typed.toUpperCase()] : [];
    case 'path':
      return trafficPathsNamed(typed).length > 0 ? trafficPathsNamed(typed) : [typed];
    case 'domain':
      return domainsNamed(typed);
    case 'verdict':
      return [verdicts[lower] ?? typed.toUpperCase()];
    case 'direction':
      return [directions[lower] ?? lower];
    case 'status':
      return [typed.toUpperCase()];
    default:
      return [typed];
  }
}

/** A span of addresses with its end in full, `10.0.3.41-42` goes to 10.0.3.42, or a block with its prefix length. Other texts only lose the blanks around the dash. */
export function addressSpan(text: string): string {
  const tight = maskless(text).replace(/\s*[-–]\s*/, '-');
  return tight.replace(/^((?:\d{1,3}\.){3})(\d{1,3})-(\d{1,3})$/, '$1$2-$1$3');
}

const verdicts: Readonly<Record<string, string>> = {
  accept: 'ACCEPT', accepted: 'ACCEPT', allow: 'ACCEPT', allowed: 'ACCEPT', permit: 'ACCEPT', permitted: 'ACCEPT', 接受: 'ACCEPT', 允许: 'ACCEPT', 放行: 'ACCEPT',
  reject: 'REJECT', rejected: 'REJECT', deny: 'REJECT', denied: 'REJECT', drop: 'REJECT', dropped: 'REJECT', block: 'REJECT', blocked: 'REJECT', refused: 'REJECT',
  拒绝: 'REJECT', 丢弃: 'REJECT', 阻断: 'REJECT',
};

/** The verdicts that a word without a field names or begins: firewalls deny, drop and block what a flow log rejects. */
export function verdictsBegun(text: string): readonly string[] {
  const lower = text.toLowerCase();
  const isBegun = (word: string): boolean => word.startsWith(lower) && (verdicts[word] === word.toUpperCase() || lower.length > 3 || /^\p{Script=Han}/u.test(lower));
  return [...new Set(Object.keys(verdicts).filter(isBegun).flatMap((word) => verdicts[word] ?? []))];
}

const directions: Readonly<Record<string, string>> = { ingress: 'in', inbound: 'in', egress: 'out', outbound: 'out', 入: 'in', 入方向: 'in', 出: 'out', 出方向: 'out' };

function listed(value: string): string[] {
  return [...value.matchAll(/\s*(?:"([^"]*)"|([^,]+))\s*(?:,|$)/g)].map((part) => part[1] ?? (part[2] ?? '').trim()).filter((one) => one !== '');
}

function inValues(values: readonly string[]): FilterTest | null {
  return values.length === 0 ? null : { kind: 'in', values };
}

function numberTest(field: Field, typed: string): FilterTest | null {
  const value = field.role === 'measure' ? typed.replaceAll(/(\d+(?:\.\d+)?)\s*([kmgt])?(i)?b?(?![\w.])/gi, amount) : typed;
  const span = /^(\d+)?\s*(?:\.\.|-|–)\s*(\d+)?$/.exec(value);
  if (span && (span[1] !== undefined || span[2] !== undefined)) {
    const min = span[1] === undefined ? null : Number(span[1]);
    const max = span[2] === undefined ? null : Number(span[2]);
    return min !== null && max !== null && min > max ? null : { kind: 'range', min, max };
  }
  const bound = /^(>=|<=|>|<|≥|≤)\s*(\d+)$/.exec(value);
  if (bound) {
    const limit = Number(bound[2]);
    const [min, max] = bound[1] === '>' ? [limit + 1, null] : bound[1] === '<' ? [null, limit - 1] : bound[1] === '>=' || bound[1] === '≥' ? [limit, null] : [null, limit];
    return { kind: 'range', min, max };
  }
  const numbers = listed(value).map((one) => namedNumbers(field, one));
  return numbers.length > 0 && numbers.every((each) => each.length > 0) ? inValues(numbers.flat()) : null;
}

/** An amount with its prefix in full: `1.5M` is 1500000, `1Ki` 1024. */
function amount(_: string, figure: string, prefix: string | undefined, binary: string | undefined): string {
  const power = prefix === undefined ? 0 : 'kmgt'.indexOf(prefix.toLowerCase()) + 1;
  return String(Math.round(Number(figure) * (binary === undefined ? 1000 : 1024) ** power));
}

/** A number, or what a number of this field is called: a service, a protocol, TCP flags. */
function namedNumbers(field: Field, typed: string): readonly string[] {
  if (/^\d{1,19}$/.test(typed)) return field.role === 'port' && Number(typed) > 65_535 ? [] : [typed];
  if (field.role === 'port') return portsOfService(typed).map(String);
  const named = field.role === 'protocol' ? protocolNumber(typed) : field.role === 'flags' ? tcpFlagMask(typed) : null;
  return named === null ? [] : [String(named)];
}
