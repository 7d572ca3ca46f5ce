import { expect, test } from 'vitest';
import { parseAddressRange } from '../base/cidr.ts';
import { present } from '../base/assert.ts';
import { filterIs, type Filter } from '../model/filter.ts';
import { emptyQuery, emptyView, type View } from '../model/view.ts';
import { upgradeTyped } from './link-upgrades.ts';
import { parseSearch, validateSearch } from './search.ts';
import { readView } from './view-codec.ts';

/**
 * Links as they stand in tickets and chats, and what each must go on meaning, whatever is added to links later. A line is never
 * changed or removed; a link of a later kind is one more line.
 */
const absolute = (text: string) => ({ kind: 'absolute', seconds: Date.parse(text) / 1000 }) as const;
const relative = (offsetSeconds: number, floor: 'none' | 'day' = 'none') => ({ kind: 'relative', offsetSeconds, floor }) as const;
const block = (text: string) => ({ text, range: present(parseAddressRange(text), text) });
const address = (rest: Partial<Filter>): Filter => ({ field: 'srcaddr', side: 'own', test: { kind: 'exists' }, negated: false, disabled: false, ...rest });

const links: readonly (readonly [link: string, means: Partial<View>])[] = [
  ['', {}],
  ['?v=1', {}],
  ['?v=1&s=demo', { source: { kind: 'demo', size: 'day' } }],
  ['?v=1&s=demo-small', { source: { kind: 'demo', size: 'small' } }],
  ['?v=1&s=files-0123456789abcdef&n=a%20b.log&n=c.log.gz', { source: { kind: 'files', hash: '0123456789abcdef', names: ['a b.log', 'c.log.gz'] } }],
  ['?v=1&s=logstore-cn-hangzhou/net-logs/flowlog', { source: { kind: 'logstore', region: 'cn-hangzhou', project: 'net-logs', logstore: 'flowlog', instance: null } }],
  ['?v=1&s=logstore-cn-hangzhou/net-logs/flowlog/a1b2', { source: { kind: 'logstore', region: 'cn-hangzhou', project: 'net-logs', logstore: 'flowlog', instance: 'a1b2' } }],
  ['?v=1&t=2026-02-05T12:01Z..2026-02-05T12:03Z', { range: { kind: 'between', from: absolute('2026-02-05T12:01Z'), to: absolute('2026-02-05T12:03Z') } }],
  ['?v=1&t=now-1h..now', { range: { kind: 'between', from: relative(-3600), to: relative(0) } }],
  ['?v=1&t=now-1d/d..now/d', { range: { kind: 'between', from: relative(-86_400, 'day'), to: relative(0, 'day') } }],
  ['?v=1&f=dstport:in:443', { filters: [filterIs('dstport', '443')] }],
  ['?v=1&f=dstport:in:443,80', { filters: [{ ...filterIs('dstport', ''), test: { kind: 'in', values: ['443', '80'] } }] }],
  ['?v=1&f=dstport:in.not.off:443&f=action:in:REJECT', { filters: [{ ...filterIs('dstport', '443', true), disabled: true }, filterIs('action', 'REJECT')] }],
  ['?v=1&f=dstport:range:1..32767', { filters: [{ ...filterIs('dstport', ''), test: { kind: 'range', min: 1, max: 32_767 } }] }],
  ['?v=1&f=bytes:range.not:..1000', { filters: [{ ...filterIs('bytes', '', true), test: { kind: 'range', min: null, max: 1000 } }] }],
  ['?v=1&f=srcaddr:cidr.either:10.0.0.0/8,fd00::/8', { filters: [address({ side: 'either', test: { kind: 'cidr', ranges: [block('10.0.0.0/8'), block('fd00::/8')] } })] }],
  ['?v=1&f=srcaddr:cidr.both.not:10.0.0.1-10.0.0.9', { filters: [address({ side: 'both', negated: true, test: { kind: 'cidr', ranges: [block('10.0.0.1-10.0.0.9')] } })] }],
  ['?v=1&f=srcaddr:wildcard:10.0.*', { filters: [address({ test: { kind: 'wildcard', pattern: '10.0.*' } })] }],
  ['?v=1&f=srcaddr:exists.not:', { filters: [address({ negated: true })] }],
  ['?v=1&f=my~dteam:in:a~cb,~~', { filters: [{ ...filterIs('my:team', ''), test: { kind: 'in', values: ['a,b', '~'] } }] }],
  ['?v=1&f=team:in:a|b', { filters: [filterIs('team', 'a|b')] }],
  ['?v=1&d=ba5eba11', { domains: 'ba5eba11' }],
  ['?v=1&f=srcthreat:in:scanners&l=0ddba115', { filters: [filterIs('srcthreat', 'scanners')], threats: '0ddba115' }],
  ['?v=1&p=per-eni', { focus: 'per-eni' }],
  ['?v=1&q=*%20%7C%20select%20count(*)&tab=table', { query: { ...emptyQuery, text: '* | select count(*)', tab: 'table' } }],
  ['?v=1&q=*&tab=chart&c=1;k:pie&cols=1;start&rows=1;w:a', { query: { text: '*', tab: 'chart', chart: '1;k:pie', columns: '1;start', table: '1;w:a', patterns: null } }],
  ['?DstPort=443&action=REJECT&from=now-1h', { filters: [filterIs('dstport', '443'), filterIs('action', 'REJECT')], range: { kind: 'between', from: relative(-3600), to: relative(0) } }],
  ['?v=1&f=dstport:in:443~or~srcport:in.off:443', { filters: [{ any: [filterIs('dstport', '443'), { ...filterIs('srcport', '443'), disabled: true }] }] }],
];

test.each(links)('%s', (link, means) => {
  expect(readView(validateSearch(upgradeTyped(parseSearch(link))))).toEqual({ view: { ...emptyView, ...means }, problems: [] });
});
