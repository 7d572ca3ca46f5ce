import { parseAddressRange } from '../base/cidr.ts';
import { conditionOf, filtersIn, type Condition, type Filter, type FilterTest, type Side } from '../model/filter.ts';

/**
 * A filter as one readable piece of a link: `field:kind.marks:values`, for example `dstport:in:443,80` or
 * `srcaddr:cidr.either.not.off:10.0.0.0/8`. In names and values `~` is written `~~`, a comma `~c`, and a colon in a name `~d`. Filters of
 * which one is enough stand in one piece with `~or~` between them, which neither a name nor a value can hold.
 */
const between = '~or~';
const sides: readonly Side[] = ['own', 'either', 'both'];

function escape(text: string): string {
  return text.replaceAll('~', '~~').replaceAll(',', '~c');
}

function unescape(text: string): string {
  return text.replace(/~(.)/g, (whole, mark: string) => (mark === 'c' ? ',' : mark === 'd' ? ':' : mark === '~' ? '~' : whole));
}

export function printCondition(condition: Condition): string {
  return filtersIn(condition).map(printFilter).join(between);
}

/** The condition, or null when the text is none; a group is whole or nothing. */
export function parseCondition(text: string): Condition | null {
  const texts = [''];
  for (const [part] of text.matchAll(/~or~|~.|~$|[^~]+/gs)) {
    if (part === between) texts.push('');
    else texts[texts.length - 1] += part;
  }
  const filters = texts.flatMap((one) => parseFilter(one) ?? []);
  return filters.length === texts.length ? (conditionOf(filters) ?? null) : null;
}

export function printFilter(filter: Filter): string {
  const marks = [
    filter.test.kind,
    ...(filter.side === 'own' ? [] : [filter.side]),
    ...(filter.negated ? ['not'] : []),
    ...(filter.disabled ? ['off'] : []),
  ];
  return `${escape(filter.field).replaceAll(':', '~d')}:${marks.join('.')}:${printValues(filter.test)}`;
}

function printValues(test: FilterTest): string {
  switch (test.kind) {
    case 'in':
      return test.values.map(escape).join(',');
    case 'range':
      return `${test.min ?? ''}..${test.max ?? ''}`;
    case 'cidr':
      return test.ranges.map((range) => escape(range.text)).join(',');
    case 'wildcard':
      return escape(test.pattern);
    case 'exists':
      return '';
  }
}

/** The filter, or null when the text is none. */
export function parseFilter(text: string): Filter | null {
  const parts = /^([^:]+):([a-z.]+):(.*)$/s.exec(text);
  const [, field = '', markText = '', values = ''] = parts ?? [];
  const [kind = '', ...marks] = markText.split('.');
  const known = marks.every((mark) => mark === 'not' || mark === 'off' || sides.some((side) => side === mark));
  const test = parseValues(kind, values);
  if (!parts || !known || !test) return null;
  return {
    field: unescape(field),
    side: sides.find((side) => marks.includes(side)) ?? 'own',
    test,
    negated: marks.includes('not'),
    disabled: marks.includes('off'),
  };
}

function parseValues(kind: string, text: string): FilterTest | null {
  const values = text.split(',').map(unescape);
  switch (kind) {
    case 'in':
      return { kind, values };
    case 'range': {
      const bounds = /^(-?\d+(?:\.\d+)?)?\.\.(-?\d+(?:\.\d+)?)?$/.exec(text);
      if (!bounds || (bounds[1] === undefined && bounds[2] === undefined)) return null;
      const [min, max] = [bounds[1], bounds[2]].map((bound) => (bound === undefined ? null : Number(bound)));
      if (typeof min === 'number' && typeof max === 'number' && min > max) return null;
      return { kind, min: min ?? null, max: max ?? null };
    }
    case 'cidr': {
      const ranges = values.map((value) => ({ text: value, range: parseAddressRange(value) }));
      const whole = ranges.flatMap(({ text: typed, range }) => (range === null ? [] : [{ text: typed, range }]));
      return whole.length === ranges.length ? { kind, ranges: whole } : null;
    }
    case 'wildcard':
      return text === '' ? null : { kind, pattern: unescape(text) };
    case 'exists':
      return text === '' ? { kind } : null;
    default:
      return null;
  }
}
