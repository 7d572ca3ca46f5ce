import { parseAddressRange, parseCidr } from '../../base/cidr.ts';
import { isAddress } from '../../base/ip.ts';
import { fieldNamed, fieldSpelled, type Field } from '../../model/fields.ts';
import type { Filter, FilterTest, Side } from '../../model/filter.ts';
import { protocolName, protocolNumber } from '../../model/ports.ts';

/**
 * Filters as people type them: `field:value`, several values parted by commas, `10..20`, `>1000`, `10.0.*`, a block or a
 * range of addresses, `*` for "is logged", and `-` or `not ` before all that. `srcaddr|dstaddr:` means either end,
 * `srcaddr&dstaddr:` both. What is typed without a field is `guess`'s business.
 */
export function parseTyped(text: string, ownColumns: readonly string[] = []): Filter | null {
  const { rest, negated } = withoutNot(text.trim());
  const parts = /^("[^"]+"|[^:\s"]+)\s*:\s*(.+)$/s.exec(rest);
  if (!parts) return null;
  const [, name = '', value = ''] = parts;
  const end = endOf(name.replaceAll('"', ''), ownColumns);
  if (end === null) return null;
  const test = testFor(end.field, value.trim());
  return test === null ? null : { field: end.name, side: end.side, test, negated, disabled: false };
}

export function withoutNot(text: string): { readonly rest: string; readonly negated: boolean } {
  const marked = /^(?:-|!|not\s+|非\s*)(?=\S)/i.exec(text);
  return marked === null ? { rest: text, negated: false } : { rest: text.slice(marked[0].length), negated: true };
}

function endOf(name: string, ownColumns: readonly string[]): { name: string; field: Field | null; side: Side } | null {
  const two = /^([^|&]+)([|&])([^|&]+)$/.exec(name);
  const first = fieldSpelled(two?.[1] ?? name);
  if (two) {
    const isPair = first?.mirror !== undefined && fieldSpelled(two[3] ?? '')?.name === first.mirror;
    return isPair ? { name: first.name, field: first, side: two[2] === '|' ? 'either' : 'both' } : null;
  }
  if (/^country$/i.test(name)) return { name: 'srccountry', field: fieldNamed('srccountry') ?? null, side: 'either' };
  if (/^(ip|addr|address|host)$/i.test(name)) return { name: 'srcaddr', field: fieldNamed('srcaddr') ?? null, side: 'either' };
  const own = ownColumns.find((column) => column.toLowerCase() === name.toLowerCase());
  if (first) return { name: first.name, field: first, side: 'own' };
  return own === undefined ? null : { name: own, field: null, side: 'own' };
}

/** What a value typed for a field tests; null when the field cannot hold it. */
export function testFor(field: Field | null, value: string): FilterTest | null {
  if (value === '*') return { kind: 'exists' };
  if (field?.index === 'long') return numberTest(field, value);
  const values = listed(value);
  if (field?.role === 'address') {
    const ranges = values.map((one) => ({ text: one, range: parseAddressRange(one) }));
    const found = ranges.flatMap(({ text, range }) => (range === null ? [] : [{ text: parseCidr(text)?.network ?? text, range }]));
    if (found.length === values.length) return values.every(isAddress) ? { kind: 'in', values } : { kind: 'cidr', ranges: found };
  }
  if (values.length === 1 && /[*?]/.test(value) && !value.startsWith('"')) return { kind: 'wildcard', pattern: value };
  if (field?.role === 'address') return null;
  if (field?.role === 'country') return { kind: 'in', values: values.map((one) => one.toUpperCase()) };
  return values.length === 0 ? null : { kind: 'in', values };
}

function listed(value: string): string[] {
  return [...value.matchAll(/\s*(?:"([^"]*)"|([^,]+))\s*(?:,|$)/g)].map((part) => part[1] ?? (part[2] ?? '').trim()).filter((one) => one !== '');
}

function numberTest(field: Field, value: string): FilterTest | null {
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
  const values = listed(value).map((one) => (field.unit === 'protocol' ? String(protocolNumber(one) ?? one) : one));
  return values.length > 0 && values.every((one) => /^\d{1,19}$/.test(one)) ? { kind: 'in', values } : null;
}

/** The filter as `parseTyped` reads it back: for editing a chip in place. */
export function printTyped(filter: Filter): string {
  const mirror = fieldNamed(filter.field)?.mirror;
  const name = /[:\s|&]/.test(filter.field) ? `"${filter.field}"` : filter.field;
  const ends = filter.side === 'own' || mirror === undefined ? name : `${name}${filter.side === 'either' ? '|' : '&'}${mirror}`;
  return `${filter.negated ? 'not ' : ''}${ends}:${printTest(filter)}`;
}

function printTest({ field, test }: Filter): string {
  const quoted = (value: string): string => (/[,"\s*?]/.test(value) || value === '' ? `"${value}"` : value);
  switch (test.kind) {
    case 'in':
      return test.values.map((value) => (field === 'protocol' ? (protocolName(Number(value))?.toLowerCase() ?? value) : quoted(value))).join(', ');
    case 'range':
      return `${test.min ?? ''}..${test.max ?? ''}`;
    case 'cidr':
      return test.ranges.map((range) => range.text).join(', ');
    case 'wildcard':
      return test.pattern;
    case 'exists':
      return '*';
  }
}
