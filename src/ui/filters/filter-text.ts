import { cutMiddle } from '../../base/format/cut.ts';
import { thinSpace } from '../../base/format/number.ts';
import type { Language, Words } from '../../base/words.ts';
import { domainLabel } from '../../model/domains.ts';
import { fieldNamed } from '../../model/fields.ts';
import { filtersIn, type Condition, type Filter } from '../../model/filter.ts';
import { noPort, protocolName, serviceOf, tcpFlagLetters, trafficPathName } from '../../model/ports.ts';
import type { words as catalogOfWords } from './words.ts';

type FilterWords = Words<typeof catalogOfWords>;

/** The three parts of a chip, and what stands after the value. */
export interface FilterText {
  readonly field: string;
  readonly operator: string;
  readonly value: string;
  readonly rest: string;
}

const shownValues = 2;
const longestName = 20;

/** How a chip says its filter. Field names stay in the log's own spelling. */
export function filterText(filter: Filter, words: FilterWords, language: Language, countryName: (code: string) => string): FilterText {
  const field = fieldText(filter, words);
  const { test } = filter;
  const not = filter.negated ? words.not : null;
  switch (test.kind) {
    case 'in': {
      const values = test.values.map((value) => valueText(filter.field, value, words, language, countryName));
      const more = values.length - shownValues;
      return {
        field,
        operator: not ?? (values.length === 1 ? words.is : words.in),
        value: values.slice(0, shownValues).join(', '),
        rest: more > 0 ? words.orMore(more) : '',
      };
    }
    case 'range': {
      const { min, max } = test;
      const value = min === null ? `≤${thinSpace}${max ?? ''}` : max === null ? `≥${thinSpace}${min}` : `${min} – ${max}`;
      return { field, operator: not ?? '', value, rest: '' };
    }
    case 'cidr': {
      const more = test.ranges.length - shownValues;
      return { field, operator: not ?? words.in, value: test.ranges.slice(0, shownValues).map(({ text }) => text).join(', '), rest: more > 0 ? words.orMore(more) : '' };
    }
    case 'wildcard':
      return { field, operator: not ?? words.like, value: test.pattern, rest: '' };
    case 'exists':
      if (fieldNamed(filter.field)?.role === 'threat') {
        const ends = filter.side === 'own' ? field : filter.side === 'either' ? words.eitherEnd : words.bothEnds;
        return { field: ends, operator: filter.negated ? words.onNoList : words.onList, value: '', rest: '' };
      }
      return { field, operator: filter.negated ? `${words.not} ${words.exists}` : words.exists, value: '', rest: '' };
  }
}

/** A condition in one line: the alternatives of a group with "or" between them. */
export function conditionName(condition: Condition, words: FilterWords, language: Language, countryName: (code: string) => string): string {
  return filtersIn(condition).map((filter) => {
    const { field, operator, value, rest } = filterText(filter, words, language, countryName);
    return [field, operator, value, rest].filter((part) => part !== '').join(' ');
  }).join(` ${words.or} `);
}

function fieldText(filter: Filter, words: FilterWords): string {
  if (filter.side === 'own') return filter.field;
  const role = fieldNamed(filter.field)?.role;
  const either = filter.side === 'either';
  if (role === 'country') return either ? words.eitherCountry : words.bothCountries;
  if (role === 'domain') return either ? words.eitherDomain : words.bothDomains;
  if (role === 'threat') return either ? words.eitherThreat : words.bothThreats;
  if (role === 'port') return either ? words.eitherPort : words.bothPorts;
  return either ? words.eitherEnd : words.bothEnds;
}

function valueText(field: string, value: string, words: FilterWords, language: Language, countryName: (code: string) => string): string {
  if (value === '') return words.empty;
  const known = fieldNamed(field);
  switch (known?.role) {
    case 'port': {
      const service = serviceOf(Number(value));
      return value === '0' ? `0 ${noPort[language]}` : service === null ? value : `${value} ${service}`;
    }
    case 'protocol':
      return protocolName(Number(value)) ?? value;
    case 'flags':
      return tcpFlagLetters(Number(value)) || value;
    case 'path':
      return trafficPathName(value, language);
    case 'country':
      return countryName(value);
    case 'address':
      return value;
    case 'domain':
      return cutMiddle(domainLabel(value)[language], longestName);
    default:
      return cutMiddle(value, longestName);
  }
}
