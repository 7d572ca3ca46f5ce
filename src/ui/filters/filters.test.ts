import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../base/words.ts';
import { filterIs, filtersIn } from '../../model/filter.ts';
import { chipsAfter, chipsDropped, deedOfKey } from './chips.ts';
import { completedBy, completionsOf, fieldsBegun } from './completion.ts';
import { editedFilter, editTrouble } from './edited.ts';
import { guessFilters, readingsOf } from './guess.ts';
import { likelierFirst, type Suggestion } from './suggestion.ts';
import { troubleOf, typedTerms, withReading, type Trouble } from './terms.ts';
import { troubleText } from './trouble-text.ts';
import { parseTyped, printTyped } from './typed.ts';
import { listWords } from './list-words.ts';

const present = ['tcp-flags', 'traffic_path', 'bytes', 'srcaddr', 'dstaddr', 'srcport', 'dstport', 'protocol', 'action', 'direction', 'eni-id', 'vpc-id', 'log-status', 'srccountry', 'dstcountry', 'srctype', 'dsttype', 'srcthreat', 'dstthreat', 'team'];
const labels = (text: string): string[] => guessFilters(text, present).map(printTyped);

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
    ['domain:internet', 'srctype|dsttype:internet'],
    ['网段:"private network"', 'srctype|dsttype:"private network"'],
    ['网段:私网', 'srctype|dsttype:"private network"'],
    ['dstdomain:internet', 'dsttype:internet'],
    ['threat:*', 'srcthreat|dstthreat:*'],
    ['-srcthreat:demo', 'not srcthreat:demo'],
    ['tcp_flags:*', 'tcp-flags:*'],
    ['vpc:vpc-bp1', 'vpc-id:vpc-bp1'],
    ['team:"a, b", c', 'team:"a, b", c'],
    ['dst:443', 'dstport:443'],
    ['src:22', 'srcport:22'],
    ['dst:8000-9000', 'dstport:8000..9000'],
    ['dst:>1024', 'dstport:1025..'],
    ['dst:10.0.0.0/8', 'dstaddr:10.0.0.0/8'],
    ['dst:10.0.*', 'dstaddr:10.0.*'],
    ['src:fd00::/8', 'srcaddr:fd00::/8'],
    ['dst:https', 'dstport:443'],
    ['dst:Netherlands', 'dstcountry:NL'],
    ['dport:https, 8000', 'dstport:443, 8000'],
    ['sport:ssh', 'srcport:22'],
    ['service:dns', 'dstport:53'],
    ['tcp-flags:S', 'tcp-flags:S'],
    ['flags:SA', 'tcp-flags:SA'],
    ['flags:syn+ack, R', 'tcp-flags:SA, R'],
    ['flags:ece', 'tcp-flags:E'],
    ['flags:18', 'tcp-flags:SA'],
    ['path:nat', 'traffic_path:7'],
    ['path:7', 'traffic_path:7'],
    ['path:NAT 网关', 'traffic_path:7'],
    ['path:vpn', 'traffic_path:9'],
    ['instance:i-bp1', 'vm-id:i-bp1'],
    ['vm:i-bp1', 'vm-id:i-bp1'],
    ['host:i-bp1', 'vm-id:i-bp1'],
    ['host:10.0.0.1', 'srcaddr|dstaddr:10.0.0.1'],
    ['country:china', 'srccountry|dstcountry:CN'],
    ['country:荷兰, CN', 'srccountry|dstcountry:NL, CN'],
    ['srccountry:Hong Kong', 'srccountry:HK'],
    ['action:reject', 'action:REJECT'],
    ['verdict:denied', 'action:REJECT'],
    ['别名:x', null],
    ['动作：拒绝', 'action:REJECT'],
    ['源地址:10.0.3.41', 'srcaddr:10.0.3.41'],
    ['目的端口:https', 'dstport:443'],
    ['TCP标志:S', 'tcp-flags:S'],
    ['src:10.0.3.41-42', 'srcaddr:10.0.3.41-10.0.3.42'],
    ['dir:ingress', 'direction:in'],
    ['status：nodata', 'log-status:NODATA'],
    ['team:"443"', 'team:443'],
  ])('%s', (text, printed) => {
    const filter = parseTyped(text, present);
    expect(filter && printTyped(filter)).toBe(printed);
    expect(filter && parseTyped(printTyped(filter), present)).toEqual(filter);
  });

  test.each(['dstport:nothing', 'dstport:70000', 'flags:XY', 'country:Atlantis', 'dstport:', 'fd00::1', 'dstport:2000..1000', 'dstport:..', 'srcaddr:10.0.0.300', 'nowhere:1', 'srcaddr|dstport:1', 'just words', ''])('%s is none', (text) => {
    expect(parseTyped(text, present)).toBeNull();
  });
});

describe('what a text without a field may mean', () => {
  test.each([
    ['10.0.3.7', ['srcaddr|dstaddr:10.0.3.7', 'srcaddr:10.0.3.7', 'dstaddr:10.0.3.7']],
    ['10.0.3.41-42', ['srcaddr|dstaddr:10.0.3.41-10.0.3.42', 'srcaddr:10.0.3.41-10.0.3.42', 'dstaddr:10.0.3.41-10.0.3.42']],
    ['10.0.3.42-41', []],
    [':17', ['dstport:17', 'srcport:17', 'dstport|srcport:17']],
    ['端口:443', ['dstport:443', 'srcport:443', 'dstport|srcport:443']],
    ['denied', ['action:REJECT']],
    ['drop', ['action:REJECT']],
    ['Blocked', ['action:REJECT']],
    ['allow', ['action:ACCEPT']],
    ['accepted', ['action:ACCEPT']],
    ['放行', ['action:ACCEPT']],
    ['not 拒绝', ['not action:REJECT']],
    // Two or three letters of such a word are the beginning of too many others.
    ['den', ['srccountry|dstcountry:DK', 'srccountry:DK', 'dstcountry:DK']],
    ['10.0.0.0/8', ['srcaddr|dstaddr:10.0.0.0/8', 'srcaddr:10.0.0.0/8', 'dstaddr:10.0.0.0/8']],
    ['10.0.*', ['srcaddr|dstaddr:10.0.*', 'srcaddr:10.0.*', 'dstaddr:10.0.*']],
    ['*.10', ['srcaddr|dstaddr:*.10', 'srcaddr:*.10', 'dstaddr:*.10']],
    ['*.*', []],
    ['10.0', ['srcaddr|dstaddr:10.0.*', 'srcaddr:10.0.*', 'dstaddr:10.0.*']],
    ['443', ['dstport:443', 'srcport:443', 'dstport|srcport:443']],
    ['6', ['dstport:6', 'srcport:6', 'dstport|srcport:6', 'protocol:tcp']],
    ['8000-9000', ['dstport:8000..9000']],
    ['https', ['dstport:443', 'dstport:4443', 'dstport:8443']],
    ['reject', ['action:REJECT']],
    ['out', ['direction:out']],
    ['udp', ['protocol:udp']],
    ['443,80', ['dstport:443, 80', 'srcport:443, 80', 'dstport|srcport:443, 80']],
    ['https, ssh', ['dstport:443, 22']],
    ['10.0.0.1, 10.1.0.0/16', ['srcaddr|dstaddr:10.0.0.1, 10.1.0.0/16', 'srcaddr:10.0.0.1, 10.1.0.0/16', 'dstaddr:10.0.0.1, 10.1.0.0/16']],
    ['not tcp,udp', ['not protocol:tcp, udp']],
    ['443,tcp', []],
    ['port:443', ['dstport:443', 'srcport:443', 'dstport|srcport:443']],
    ['syn+ack', ['tcp-flags:SA']],
    ['vpn', ['traffic_path:9']],
    ['transit router', ['traffic_path:8']],
    ['ephemeral', ['dstport:32768..']],
    ['not tcp', ['not protocol:tcp']],
    ['eni-bp1', ['eni-id:eni-bp1*']],
    ['Nether', ['srccountry|dstcountry:NL', 'srccountry:NL', 'dstcountry:NL']],
    ['suspicious', ['srcthreat|dstthreat:*', 'srcthreat:*', 'dstthreat:*']],
    ['威胁', ['srcthreat|dstthreat:*', 'srcthreat:*', 'dstthreat:*']],
    ['CN', ['srccountry|dstcountry:CN', 'srccountry:CN', 'dstcountry:CN']],
    ['荷兰', ['srccountry|dstcountry:NL', 'srccountry:NL', 'dstcountry:NL']],
    ['vm-id:i-1', []],
    ['eni-id:', []],
    ['', []],
    ['99999', []],
  ])('%s', (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });
});

describe('several terms in one text', () => {
  const read = (text: string): string[] => {
    const { before, last, isOr, trouble } = typedTerms(text, present);
    const meant = readingsOf(last, present).find((one) => !isOr || one.length === 1);
    const all = trouble !== null || (last !== '' && meant === undefined) ? [] : meant === undefined ? before : withReading(before, meant, isOr);
    return all.map((one) => filtersIn(one).map(printTyped).join(' or '));
  };
  test.each([
    ['dst:443 proto:tcp action:reject', ['dstport:443', 'protocol:tcp', 'action:REJECT']],
    ['dst:443 and proto:tcp ', ['dstport:443', 'protocol:tcp']],
    ['10.0.0.0/8 443 reject', ['srcaddr|dstaddr:10.0.0.0/8', 'dstport:443', 'action:REJECT']],
    ['not dport: 80, 443 src:22', ['not dstport:80, 443', 'srcport:22']],
    ['-dst:443 team:"a b" dst:80', ['not dstport:443', 'team:"a b"', 'dstport:80']],
    ['dst:443 or src:443', ['dstport:443 or srcport:443']],
    ['proto:tcp dst:22 or dst:3389 or reject', ['protocol:tcp', 'dstport:22 or dstport:3389 or action:REJECT']],
    ['bytes: > 1000 dst:443', ['bytes:1001..', 'dstport:443']],
    ['10.0.0.1 - 10.0.0.9 443', ['srcaddr|dstaddr:10.0.0.1-10.0.0.9', 'dstport:443']],
    ['Hong Kong', ['srccountry|dstcountry:HK']],
    ['country:"Hong Kong" dst:443', ['srccountry|dstcountry:HK', 'dstport:443']],
    ['dst:443 nowhere:1 proto:tcp', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    ['10.0.0.1:443', ['dstaddr:10.0.0.1', 'dstport:443']],
    ['10.0.0.1:https tcp', ['dstaddr:10.0.0.1', 'dstport:443', 'protocol:tcp']],
    ['not 10.0.0.1:443', ['not dstaddr:10.0.0.1 or not dstport:443']],
    ['[fd00::1]:22', ['dstaddr:fd00::1', 'dstport:22']],
    ['src:10.0.0.1:443', ['srcaddr:10.0.0.1', 'srcport:443']],
    ['10.0.0.1 -> 10.0.0.2', ['srcaddr:10.0.0.1', 'dstaddr:10.0.0.2']],
    ['10.0.0.0/8→https reject', ['srcaddr:10.0.0.0/8', 'dstport:443', 'action:REJECT']],
    ['10.0.0.1:5000 > 10.0.0.2:443', ['srcaddr:10.0.0.1', 'srcport:5000', 'dstaddr:10.0.0.2', 'dstport:443']],
    ['port 443', ['dstport:443']],
    ['dst port 443 src host 10.0.0.1', ['dstport:443', 'srcaddr:10.0.0.1']],
    ['host 10.0.0.1 and not port 22', ['srcaddr|dstaddr:10.0.0.1', 'not dstport:22']],
    ['src net 10.0.0.0/8 and dst portrange 1-1024', ['srcaddr:10.0.0.0/8', 'dstport:1..1024']],
    ['tcp port 443 or port 80', ['protocol:tcp', 'dstport:443 or dstport:80']],
    ['proto tcp action reject country CN', ['protocol:tcp', 'action:REJECT', 'srccountry|dstcountry:CN']],
    ['443/tcp', ['protocol:tcp', 'dstport:443']],
    ['udp/dns', ['protocol:udp', 'dstport:53']],
    ['dstport = 443', ['dstport:443']],
    ['dstport!=443 srcaddr<>10.0.0.1', ['not dstport:443', 'not srcaddr:10.0.0.1']],
    ['dstport>1024 bytes <= 1.5M', ['dstport:1025..', 'bytes:..1500000']],
    ['bytes >= 10KiB', ['bytes:10240..']],
    ['dstport in [20 25] and protocol: tcp', ['dstport:20..25', 'protocol:tcp']],
    ['dstport in (80, 443)', ['dstport:80, 443']],
    ['(80 or 443) and tcp', ['dstport:80 or dstport:443', 'protocol:tcp']],
    ['reject (port 22 or port 3389)', ['action:REJECT', 'dstport:22 or dstport:3389']],
    ['not (80 or 443)', ['not dstport:80', 'not dstport:443']],
    ['dst：443，80　proto：tcp', ['dstport:443, 80', 'protocol:tcp']],
    ['４４３', ['dstport:443']],
    ['http://10.0.2.30:9200/_cat/indices?v=1 tcp', ['dstaddr:10.0.2.30', 'dstport:9200', 'protocol:tcp']],
    ['https://10.0.2.30/', ['dstaddr:10.0.2.30', 'dstport:443']],
    ['https://root@[fd00::1]/a', ['dstaddr:fd00::1', 'dstport:443']],
    ['udp://10.0.2.30:53', ['protocol:udp', 'dstaddr:10.0.2.30', 'dstport:53']],
    ['jdbc://10.0.2.30/db', ['srcaddr|dstaddr:10.0.2.30']],
    ['-tcp://10.0.2.30:9200', ['not dstaddr:10.0.2.30 or not dstport:9200']],
    ['10.0.2.30/9200', ['dstaddr:10.0.2.30', 'dstport:9200']],
    ['10.0.2.30/53', ['dstaddr:10.0.2.30', 'dstport:53']],
    ['10.0.2.30.9200', ['dstaddr:10.0.2.30', 'dstport:9200']],
    ['IP 10.0.0.1.51544 > 10.0.2.30.9200', ['srcaddr:10.0.0.1', 'srcport:51544', 'dstaddr:10.0.2.30', 'dstport:9200']],
    ['10.0.2.0/255.255.254.0', ['srcaddr|dstaddr:10.0.2.0/23']],
    ['10.0.2.0 255.255.255.0 443', ['srcaddr|dstaddr:10.0.2.0/24', 'dstport:443']],
    ['src:10.0.2.0 0.0.0.255', ['srcaddr:10.0.2.0/24']],
    ['10.0.2.0/255.0.255.0', []],
    ['10.0.2.30 255.255.255.255', ['srcaddr|dstaddr:10.0.2.30', 'srcaddr|dstaddr:255.255.255.255']],
    ['https://shop.example.com/a', []],
    ['team:"a = b (c)"', ['team:"a = b (c)"']],
    ['team=red', []],
    ['(src:1 dst:2) or 443', []],
    ['80 or 10.0.0.1:443', []],
  ])('in the spelling of other tools: %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('a name without a colon waits for its value, as with one', () => {
    expect(typedTerms('port ', present)).toMatchObject({ before: [], last: 'port:', trouble: null });
    expect(typedTerms('tcp dst port ', present)).toMatchObject({ last: 'dstport:', trouble: null });
    expect(typedTerms('10.0.0.1 -> ', present)).toMatchObject({ last: 'dst:', trouble: null });
    expect(typedTerms('tcp ', present)).toMatchObject({ last: '', beforeText: 'tcp ' });
  });

  test('what means nothing is said plainly', () => {
    expect(troubleOf('dstprt:1', present)).toEqual({ kind: 'no-field', name: 'dstprt', meant: 'dstport' });
    expect(troubleOf('domains:office', present)).toEqual({ kind: 'no-field', name: 'domains', meant: null });
    expect(troubleOf('vswitch-id:vsw-1', present)).toEqual({ kind: 'not-logged', field: 'vswitch-id' });
    expect(troubleOf('not dstport:nothing', present)).toEqual({ kind: 'no-value', field: 'dstport', value: 'nothing' });
    expect(troubleOf('zzz', present)).toEqual({ kind: 'unknown', text: 'zzz' });
    expect(['300.1.1.1', '10.0.0.1/33', '10.0.0.9-10.0.0.1', 'fd00::/129'].map((text) => troubleOf(text, present).kind)).toEqual(Array(4).fill('no-address'));
    expect(troubleOf('99999', present)).toEqual({ kind: 'no-port', text: '99999' });
    expect(['https://shop.example.com/a?b=c', 'shop.example.com:443', 'not shop.example.com'].map((text) => troubleOf(text, present))).toEqual(Array(3).fill({ kind: 'host', name: 'shop.example.com' }));
    expect(typedTerms('(src:1 dst:2) or 443', present).trouble).toEqual({ kind: 'brackets' });
    expect(typedTerms('80 or 10.0.0.1:443 tcp', present).trouble).toEqual({ kind: 'together', text: '10.0.0.1:443' });
    expect(typedTerms('dst:443 nowhere:1 proto:tcp', present).trouble).toEqual({ kind: 'no-field', name: 'nowhere', meant: null });
    for (const language of ['en', 'zh'] as const) {
      const w = wordsOf(listWords, language);
      expect(troubleText({ kind: 'no-field', name: 'dstprt', meant: 'dstport' }, w, language)).toContain('dstport');
      expect(troubleText({ kind: 'no-value', field: 'tcp-flags', value: 'XY', }, w, language)).toContain('SA');
    }
  });
});

describe('a chip edited in place', () => {
  test.each([
    ['dstport:443', 'dstport:8443', 'dstport:8443'],
    ['dstport:443', '8443', 'dstport:8443'],
    ['srcport:443', '22, https', 'srcport:22, 443'],
    ['srcport|dstport:443', 'not 8000..9000', 'not srcport|dstport:8000..9000'],
    ['not dstport:443', 'dstport != 80', 'not dstport:80'],
    ['dstaddr:10.0.0.1', '10.0.0.0/8', 'dstaddr:10.0.0.0/8'],
    ['dstaddr:10.0.0.1', 'reject', 'action:REJECT'],
    ['action:REJECT', 'accept', 'action:ACCEPT'],
    ['action:REJECT', '443', 'dstport:443'],
    ['team:blue', 'red', 'team:red'],
    ['protocol:tcp', 'udp', 'protocol:udp'],
    ['dstport:443', '', null],
    ['dstport:443', 'dst:443 tcp', null],
    ['dstport:443', '99999', null],
  ])('%s by %s', (before, text, expected) => {
    const filter = parseTyped(before, present);
    if (filter === null) throw new Error('The filter before is none.');
    const edited = editedFilter(text, filter);
    expect(edited && printTyped(edited)).toBe(expected);
  });

  test.each<[before: string, text: string, trouble: Trouble | null]>([
    ['dstport:443', '8443', null],
    ['dstport:443', '', null],
    ['dstport:443', '99999', { kind: 'no-port', text: '99999' }],
    ['dstport:443', 'qwxyz', { kind: 'no-value', field: 'dstport', value: 'qwxyz' }],
    ['srcaddr:10.0.0.1', 'dstport:qwxyz', { kind: 'no-value', field: 'dstport', value: 'qwxyz' }],
    ['dstaddr:10.0.0.1', '10.0.0.300', { kind: 'no-address', text: '10.0.0.300' }],
    ['dstport:443', 'dst_prt:443', { kind: 'no-field', name: 'dst_prt', meant: 'dstport' }],
    ['dstport:443', 'dst:443 tcp', { kind: 'several', text: 'dst:443 tcp' }],
    ['dstaddr:10.0.0.1', '10.0.0.1:443', { kind: 'several', text: '10.0.0.1:443' }],
  ])('why %s is not to become %s', (before, text, trouble) => {
    const filter = parseTyped(before, present);
    if (filter === null) throw new Error('The filter before is none.');
    expect(editTrouble(text, filter)).toEqual(trouble);
  });
});

test('what would leave no record goes last, as soon as all is counted', () => {
  const [none, some, other] = [['443', 0], ['80', 5], ['22', 3]].map(([value, records]): Suggestion => ({ kind: 'conditions', conditions: [filterIs('dstport', String(value))], records: Number(records) }));
  if (none === undefined || some === undefined || other === undefined) throw new Error('no suggestions');
  const field: Suggestion = { kind: 'field', name: 'dstport', values: null, text: 'dstport:' };
  expect(likelierFirst([none, some, field, other])).toEqual([some, field, other, none]);
  const uncounted: Suggestion = { ...other, kind: 'conditions', conditions: [], records: null };
  expect(likelierFirst([none, some, uncounted])).toEqual([none, some, uncounted]);
});

describe('completion', () => {
  const completed = (term: string, values: readonly string[]): string[] => completionsOf(term, present).flatMap((one) => completedBy(one, values, 9)).map(printTyped);
  test('values seen in the data, by value or by what people call it', () => {
    expect(completed('dstport:', ['443', '22'])).toEqual(['dstport:443', 'dstport:22']);
    expect(completed('dstport:44', ['443', '22', '4443'])).toEqual(['dstport:443', 'dstport:4443']);
    expect(completed('dport:ht', ['443', '80', '22'])).toEqual(['dstport:443', 'dstport:80']);
    expect(completed('country:nether', ['NL', 'CN'])).toEqual(['srccountry|dstcountry:NL']);
    expect(completed('domain:priv', ['private network', 'internet'])).toEqual(['srctype|dsttype:"private network"']);
    expect(completed('inter', ['private network', 'internet'])[0]).toBe('srctype|dsttype:internet');
    expect(completed('网段:私', ['private network', 'internet'])).toEqual(['srctype|dsttype:"private network"']);
    expect(completed('互联', ['private network', 'internet'])[0]).toBe('srctype|dsttype:internet');
    expect(completed('私', ['private network', 'internet'])[0]).toBe('srctype|dsttype:"private network"');
    expect(completed('i', ['internet'])).toEqual([]);
    expect(completed('path:nat', ['7', '8'])).toEqual(['traffic_path:7']);
    expect(completed('flags:s', ['2', '18', '16'])).toEqual(['tcp-flags:S', 'tcp-flags:SA']);
    expect(completed('not vpc:', ['vpc-1'])).toEqual(['not vpc-id:vpc-1']);
    expect(completed('10.0.3', ['10.0.3.7'])).toEqual(['srcaddr|dstaddr:10.0.3.7', 'srcaddr|dstaddr:10.0.3.7']);
    expect(completed('eni-b', ['eni-bp1'])).toEqual(['eni-id:eni-bp1']);
    // Every field is asked for its values, and has the same ones here.
    expect(completed('blu', ['blue'])).toEqual(['srctype|dsttype:blue', 'team:blue']);
    expect(completed('dstport:10..', ['10'])).toEqual([]);
  });

  test('instances by the names that an inventory has for them', () => {
    const inventory = new Map([['i-1', 'Web-01'], ['i-2', 'db-01'], ['i-9', 'web-gone']]);
    const called = (term: string): string[] => completionsOf(term, [...present, 'vm-id'], inventory).flatMap((one) => completedBy(one, one.field === 'vm-id' ? ['i-2', 'i-1'] : [], 9, inventory)).map(printTyped);
    expect([called('web'), called('vm-id:DB'), called('vm-id:i-'), called('vpc:web'), called('nobody')]).toEqual([['vm-id:i-1'], ['vm-id:i-2'], ['vm-id:i-2', 'vm-id:i-1'], [], []]);
    // Names are not in the data: no beginning is asked for.
    expect(completionsOf('vm-id:web', [...present, 'vm-id'], inventory)).toMatchObject([{ field: 'vm-id', asked: '' }]);
  });

  test('only what a wildcard can look for is asked for by its beginning', () => {
    expect(completionsOf('vpc:vpc-b', present)).toMatchObject([{ field: 'vpc-id', asked: 'vpc-b' }]);
    expect(completionsOf('dstport:44', present)).toMatchObject([{ field: 'dstport', asked: '' }]);
    expect(completionsOf('country:chi', present)).toMatchObject([{ field: 'srccountry', side: 'either', asked: '' }]);
  });

  test('names of fields, by any of their spellings', () => {
    expect(fieldsBegun('dst', present, 9)).toEqual(['dstaddr', 'dstport', 'dstcountry', 'dsttype', 'dstthreat']);
    expect(fieldsBegun('源', present, 9)).toEqual([]);
    expect(fieldsBegun('源地', present, 9)).toEqual(['srcaddr']);
    expect(fieldsBegun('tea', present, 9)).toEqual(['team']);
    expect(fieldsBegun('dstport:4', present, 9)).toEqual([]);
  });
});

describe('chips', () => {
  const port = filterIs('dstport', '443');
  const reject = filterIs('action', 'REJECT');
  const first = { at: 0, member: 0 };
  test('are negated, switched, swapped, turned, removed and edited in place', () => {
    expect(chipsAfter([port], first, { kind: 'negated' })).toEqual([{ ...port, negated: true }]);
    expect(chipsAfter([port], first, { kind: 'switched' })).toEqual([{ ...port, disabled: true }]);
    expect(chipsAfter([port], first, { kind: 'swapped' })).toEqual([{ ...port, field: 'srcport' }]);
    expect(chipsAfter([{ ...port, side: 'either' }], first, { kind: 'swapped' })).toEqual([{ ...port, side: 'both' }]);
    expect(chipsAfter([reject], first, { kind: 'swapped' })).toEqual([reject]);
    expect(chipsAfter([port, reject], first, { kind: 'removed' })).toEqual([reject]);
    expect(chipsAfter([{ ...port, disabled: true }], first, { kind: 'edited', filter: filterIs('dstport', '22') })).toEqual([{ ...filterIs('dstport', '22'), disabled: true }]);
    expect(chipsAfter([port], { at: 5, member: 0 }, { kind: 'removed' })).toEqual([port]);
    const sides = [chipsAfter([port], first, { kind: 'turned' }), chipsAfter([{ ...port, side: 'either' }], first, { kind: 'turned' }), chipsAfter([{ ...port, side: 'both' }], first, { kind: 'turned' })];
    expect(sides).toEqual([[{ ...port, side: 'either' }], [{ ...port, side: 'both' }], [port]]);
    expect(chipsAfter([port], first, { kind: 'sided', side: 'both' })).toEqual([{ ...port, side: 'both' }]);
    expect(chipsAfter([reject], first, { kind: 'sided', side: 'both' })).toEqual([reject]);
  });

  test('are grouped with their neighbour or with the one they are dropped on, and taken out again', () => {
    const vpc = filterIs('vpc-id', 'vpc-1');
    const group = { any: [port, reject] };
    expect(chipsAfter([port, reject, vpc], first, { kind: 'joined' })).toEqual([group, vpc]);
    expect(chipsAfter([group, vpc], first, { kind: 'joined' })).toEqual([{ any: [port, reject, vpc] }]);
    expect(chipsAfter([port, reject], { at: 1, member: 0 }, { kind: 'joined' })).toEqual([group]);
    expect(chipsAfter([port], first, { kind: 'joined' })).toEqual([port]);
    expect(chipsAfter([port, port], first, { kind: 'joined' })).toEqual([port]);
    expect(chipsAfter([group, vpc], { at: 0, member: 1 }, { kind: 'parted' })).toEqual([port, reject, vpc]);
    expect(chipsAfter([group], { at: 0, member: 0 }, { kind: 'removed' })).toEqual([reject]);
    expect(chipsAfter([group], { at: 0, member: 1 }, { kind: 'negated' })).toEqual([{ any: [port, { ...reject, negated: true }] }]);
    expect(chipsAfter([port], first, { kind: 'parted' })).toEqual([port]);
    expect(chipsDropped([port, vpc, reject], { at: 2, member: 0 }, 0)).toEqual([group, vpc]);
    expect(chipsDropped([group, vpc], { at: 0, member: 1 }, 1)).toEqual([port, { any: [vpc, reject] }]);
    expect(chipsDropped([vpc, group], { at: 0, member: 0 }, 1)).toEqual([{ any: [port, reject, vpc] }]);
    expect(chipsDropped([port, vpc], { at: 0, member: 0 }, 0)).toEqual([port, vpc]);
  });

  test('answer to keys', () => {
    expect(['-', 'd', 'X', 'e', 'O', 'a', 'Delete', 'Enter', 'ArrowLeft'].map((key) => deedOfKey(key)?.kind)).toEqual(['negated', 'switched', 'swapped', 'turned', 'joined', 'parted', 'removed', undefined, undefined]);
  });
});
