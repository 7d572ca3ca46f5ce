import { describe, expect, test } from 'vitest';
import { filterIs } from '../../model/filter.ts';
import { chipsAfter, deedOfKey } from './chips.ts';
import { guessFilters } from './guess.ts';
import { parseTyped, printTyped } from './typed.ts';

const present = ['srcaddr', 'dstaddr', 'srcport', 'dstport', 'protocol', 'action', 'direction', 'eni-id', 'vpc-id', 'log-status', 'srccountry', 'dstcountry', 'team'];
const countries = [
  { code: 'CN', name: 'China' },
  { code: 'NL', name: 'Netherlands' },
];
const named = (text: string) => (/\p{Script=Han}/u.test(text) ? [{ code: 'NL', name: '荷兰' }] : countries);
const labels = (text: string): string[] => guessFilters(text, present, named(text)).map(printTyped);

describe('a filter typed with its field', () => {
  test.each([
    ['dstport:443', 'dstport:443'],
    ['not dport: 80, 443', 'not dstport:80, 443'],
    ['-action:REJECT', 'not action:REJECT'],
    ['dstport:1000..2000', 'dstport:1000..2000'],
    ['dstport:1000-2000', 'dstport:1000..2000'],
    ['bytes:>1000', 'bytes:1001..'],
    ['bytes:<=1000', 'bytes:..1000'],
    ['protocol:tcp,17', 'protocol:tcp, udp'],
    ['srcaddr:10.0.0.1/8', 'srcaddr:10.0.0.0/8'],
    ['srcaddr:10.0.0.1-10.0.0.9', 'srcaddr:10.0.0.1-10.0.0.9'],
    ['srcaddr:fd00::1', 'srcaddr:fd00::1'],
    ['srcaddr:10.0.*', 'srcaddr:10.0.*'],
    ['srcaddr|dstaddr:10.0.0.0/8', 'srcaddr|dstaddr:10.0.0.0/8'],
    ['srcaddr&dstaddr:10.0.0.0/8', 'srcaddr&dstaddr:10.0.0.0/8'],
    ['country:cn', 'srccountry|dstcountry:CN'],
    ['tcp_flags:*', 'tcp-flags:*'],
    ['vpc:vpc-bp1', 'vpc-id:vpc-bp1'],
    ['team:"a, b", c', 'team:"a, b", c'],
  ])('%s', (text, printed) => {
    const filter = parseTyped(text, present);
    expect(filter && printTyped(filter)).toBe(printed);
    expect(filter && parseTyped(printTyped(filter), present)).toEqual(filter);
  });

  test.each(['dstport:https', 'dstport:2000..1000', 'dstport:..', 'srcaddr:10.0.0.300', 'nowhere:1', 'srcaddr|dstport:1', 'just words', ''])('%s is none', (text) => {
    expect(parseTyped(text, present)).toBeNull();
  });
});

describe('what a text without a field may mean', () => {
  test.each([
    ['10.0.3.7', ['srcaddr|dstaddr:10.0.3.7', 'srcaddr:10.0.3.7', 'dstaddr:10.0.3.7']],
    ['10.0.0.0/8', ['srcaddr|dstaddr:10.0.0.0/8', 'srcaddr:10.0.0.0/8', 'dstaddr:10.0.0.0/8']],
    ['10.0.*', ['srcaddr|dstaddr:10.0.*', 'srcaddr:10.0.*', 'dstaddr:10.0.*']],
    ['10.0', ['srcaddr|dstaddr:10.0.*', 'srcaddr:10.0.*', 'dstaddr:10.0.*']],
    ['443', ['dstport:443', 'srcport:443', 'dstport|srcport:443']],
    ['6', ['dstport:6', 'srcport:6', 'dstport|srcport:6', 'protocol:tcp']],
    ['8000-9000', ['dstport:8000..9000']],
    ['https', ['dstport:443', 'dstport:4443', 'dstport:8443']],
    ['reject', ['action:REJECT']],
    ['out', ['direction:out']],
    ['udp', ['protocol:udp']],
    ['not tcp', ['not protocol:tcp']],
    ['eni-bp1', ['eni-id:eni-bp1*']],
    ['Nether', ['srccountry|dstcountry:NL', 'srccountry:NL', 'dstcountry:NL']],
    ['CN', ['srccountry|dstcountry:CN', 'srccountry:CN', 'dstcountry:CN']],
    ['荷兰', ['srccountry|dstcountry:NL', 'srccountry:NL', 'dstcountry:NL']],
    ['vm-id:i-1', []],
    ['', []],
    ['99999', []],
  ])('%s', (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });
});

describe('chips', () => {
  const port = filterIs('dstport', '443');
  test('are negated, switched, swapped, removed and edited in place', () => {
    expect(chipsAfter([port], 0, { kind: 'negated' })).toEqual([{ ...port, negated: true }]);
    expect(chipsAfter([port], 0, { kind: 'switched' })).toEqual([{ ...port, disabled: true }]);
    expect(chipsAfter([port], 0, { kind: 'swapped' })).toEqual([{ ...port, field: 'srcport' }]);
    expect(chipsAfter([{ ...port, side: 'either' }], 0, { kind: 'swapped' })).toEqual([{ ...port, side: 'both' }]);
    expect(chipsAfter([filterIs('action', 'REJECT')], 0, { kind: 'swapped' })).toEqual([filterIs('action', 'REJECT')]);
    expect(chipsAfter([port, filterIs('action', 'REJECT')], 0, { kind: 'removed' })).toEqual([filterIs('action', 'REJECT')]);
    expect(chipsAfter([{ ...port, disabled: true }], 0, { kind: 'edited', filter: filterIs('dstport', '22') })).toEqual([{ ...filterIs('dstport', '22'), disabled: true }]);
    expect(chipsAfter([port], 5, { kind: 'removed' })).toEqual([port]);
  });

  test('answer to keys', () => {
    expect(['-', 'd', 'X', 'Delete', 'Enter', 'ArrowLeft'].map((key) => deedOfKey(key)?.kind)).toEqual(['negated', 'switched', 'swapped', 'removed', undefined, undefined]);
  });
});
