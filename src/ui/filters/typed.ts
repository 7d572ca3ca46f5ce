import { fieldNamed } from '../../model/fields.ts';
import type { Filter } from '../../model/filter.ts';
import { protocolName, tcpFlagLetters } from '../../model/ports.ts';
import { endNamed } from './names.ts';
import { testFor } from './values.ts';

/**
 * Filters as people type them: `field:value`, several values parted by commas, `10..20`, `>1000`, `10.0.*`, a block or a
 * range of addresses, a service, a country by its name, TCP flags by their letters, `*` for "is logged", and `-` or `not ` before
 * all that. `srcaddr|dstaddr:` means either end, `srcaddr&dstaddr:` both; `dst:` the address or the port, as the value says. What is
 * typed without a field is `guess`'s business, several filters are `terms`'.
 */
export function parseTyped(text: string, ownColumns: readonly string[] = []): Filter | null {
  const { rest, negated } = withoutNot(text.trim());
  const parts = partsOf(rest);
  if (parts === null || parts.value === '') return null;
  const end = endNamed(parts.name, parts.value, ownColumns);
  if (end === null) return null;
  const test = testFor(end.field, parts.value);
  return test === null ? null : { field: end.name, side: end.side, test, negated, disabled: false };
}

/** A name and what stands after its colon, which may be nothing yet; null for a text without a field. */
export function partsOf(text: string): { readonly name: string; readonly value: string } | null {
  const parts = /^("[^"]+"|[^:：\s"]+)\s*[:：]\s*(.*)$/s.exec(text);
  const [, name = '', value = ''] = parts ?? [];
  // An IPv6 address has colons of its own.
  const isAddress = /^[\da-f]{0,4}$/i.test(name) && /^[\da-f:./]*:[\da-f:./]*$/i.test(value);
  return parts === null || isAddress ? null : { name: name.replaceAll('"', ''), value: value.trim() };
}

export function withoutNot(text: string): { readonly rest: string; readonly negated: boolean } {
  const marked = /^(?:-|!|not\s+|非\s*)(?=\S)/i.exec(text);
  return marked === null ? { rest: text, negated: false } : { rest: text.slice(marked[0].length), negated: true };
}

/** The filter as `parseTyped` reads it back: for editing a chip in place. */
export function printTyped(filter: Filter): string {
  const mirror = fieldNamed(filter.field)?.mirror;
  const name = /[:\s|&]/.test(filter.field) ? `"${filter.field}"` : filter.field;
  const ends = filter.side === 'own' || mirror === undefined ? name : `${name}${filter.side === 'either' ? '|' : '&'}${mirror}`;
  return `${filter.negated ? 'not ' : ''}${ends}:${printTest(filter)}`;
}

function printTest({ field, test }: Filter): string {
  switch (test.kind) {
    case 'in':
      return test.values.map((value) => printValue(field, value)).join(', ');
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

function printValue(field: string, value: string): string {
  if (field === 'protocol') return protocolName(Number(value))?.toLowerCase() ?? value;
  if (field === 'tcp-flags') return Number(value) > 0 && Number(value) < 256 ? tcpFlagLetters(Number(value)) : value;
  return /[,"\s*?]/.test(value) || value === '' ? `"${value}"` : value;
}
