import { below, pick } from './random.ts';

/** Builders of log lines, plain and hostile, for comparing the fast parser with the exact one. */

export const awsNames = 'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status'.split(' ');

const oddNumbers = ['', '-', '007', '+5', '-5', '1e3', '1.0', '1.5', '65535', '65536', '255', '256', '4294967294', '4294967295', '9007199254740991', '9007199254740992', '99999999999999999999', '1418530010123', '99999999999999', '100000000000', '99999999999', '0x10', ' 6 ', 'null', '６'];
const oddAddresses = ['', '-', '10.0.0.256', '10.0.0', '10.0.0.1.1', '010.0.0.1', '0.0.0.0', '255.255.255.255', '1.2.3.4 ', '::', '::1', '1::', 'fe80::1%eth0', '2001:db8::1:2:3:4:5', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7::', '::2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8:9', '1::2::3', '::ffff:10.0.0.1', 'ABCD:EF01:2345:6789:ABCD:EF01:2345:6789', '12345::', ':1', '1:', 'x', 'null', '10.0.0.X'];
const oddTexts = ['', '-', '--', 'x'.repeat(7), 'x'.repeat(8), 'x'.repeat(9), 'y'.repeat(255), 'y'.repeat(256), 'y'.repeat(257), 'z'.repeat(5000), 'ünï', '中文', '\u{1F600}', 'a\tb', 'null', 'INGRESS', 'accept', 'Ok', 'nodata', 'natGateway', ' padded ', 'q"q', "it's", '\\', '\u0001', '\u0000', 'vpc-1'];

export type Random = () => number;

export function address(random: Random, oddity: number): string {
  if (random() < oddity) return pick(random, oddAddresses);
  if (random() < 0.1) return `2001:db8:${below(random, 65536).toString(16)}::${below(random, 65536).toString(16)}`;
  return `10.${below(random, 4)}.${below(random, 256)}.${below(random, 256)}`;
}

export function number(random: Random, most: number, oddity: number): string {
  return random() < oddity ? pick(random, oddNumbers) : String(below(random, most));
}

export function text(random: Random, prefix: string, count: number, oddity: number): string {
  return random() < oddity ? pick(random, oddTexts) : `${prefix}${below(random, count).toString(16)}`;
}

/** Values of one record by field name, in Alibaba Cloud's names. */
export function values(random: Random, oddity: number): Record<string, string> {
  const start = 1_720_000_000 + below(random, 86_400);
  return {
    version: text(random, '', 9, oddity / 4),
    'account-id': text(random, '12345678901', 5, oddity / 4),
    'eni-id': text(random, 'eni-0', 800, oddity),
    'vm-id': text(random, 'i-', 500, oddity),
    'vswitch-id': text(random, 'vsw-', 40, oddity),
    'vpc-id': text(random, 'vpc-', 4, oddity),
    type: random() < 0.5 ? '-' : 'IPv4',
    protocol: number(random, 256, oddity / 4),
    srcaddr: address(random, oddity / 4),
    srcport: number(random, 65_536, oddity / 4),
    dstaddr: address(random, oddity / 4),
    dstport: number(random, 65_536, oddity / 4),
    direction: pick(random, ['in', 'out', 'ingress', 'egress', '-']),
    action: pick(random, ['ACCEPT', 'REJECT', 'accept', '-']),
    packets: number(random, 10_000, oddity / 4),
    bytes: number(random, 10_000_000, oddity / 4),
    start: random() < oddity / 4 ? pick(random, oddNumbers) : String(start),
    end: random() < oddity / 4 ? pick(random, oddNumbers) : String(start + 60),
    'tcp-flags': number(random, 64, oddity / 4),
    'log-status': pick(random, ['OK', 'OK', 'OK', 'NODATA', 'SKIPDATA', 'ok']),
    traffic_path: random() < 0.2 ? pick(random, ['natGateway', 'all', '-']) : String(below(random, 23)),
  };
}

/** A line of an AWS log, sometimes with too many words, too few, or odd blanks between them. */
export function awsLine(random: Random, oddity: number): string {
  const v = values(random, oddity);
  const words = [v['version'], v['account-id'], v['eni-id'], v['srcaddr'], v['dstaddr'], v['srcport'], v['dstport'], v['protocol'], v['packets'], v['bytes'], v['start'], v['end'], v['action'], v['log-status']];
  if (random() < oddity / 6) words.pop();
  if (random() < oddity / 6) words.push('more');
  let line = words.join(random() < oddity / 6 ? '  ' : ' ');
  if (random() < oddity / 6) line = `\t${line} `;
  if (random() < oddity / 8) return awsNames.join(' ');
  return line + (random() < oddity ? '\r' : '');
}

/** A line of JSON: strings or numbers, any order of keys, sometimes nested, broken, escaped or repeated. */
export function jsonLine(random: Random, oddity: number): string {
  const entries = Object.entries(values(random, oddity));
  if (random() < 0.3) entries.sort(() => random() - 0.5);
  const parts = entries.flatMap(([key, value]) => {
    if (random() < oddity / 4) return [];
    const bare = /^(0|[1-9]\d{0,20})$/.test(value) && random() < 0.5;
    const odd = random() < oddity / 10 ? pick(random, ['null', 'true', '{"a":{"b":1}}', '[1,2]', '1.0', '1e3', '-1', '"\\u0041\\n"', '01']) : null;
    return [`${JSON.stringify(key)}:${odd ?? (bare ? value : JSON.stringify(value))}`];
  });
  if (random() < oddity / 6) parts.push(pick(random, ['"own":"x"', '"__proto__":"y"', '"bytes":"7"', '"bytes":"-"', '"k\\"q":"1"', '"TrafficPath":"7"', '"own column":12', '"constructor":"1"']));
  const blank = random() < oddity / 4 ? ' ' : '';
  let line = `{${blank}${parts.join(`,${blank}`)}${blank}}`;
  if (random() < oddity / 8) line = line.slice(0, 1 + below(random, line.length));
  if (random() < oddity / 10) line = pick(random, ['{}', '[]', 'null', '5', '""', '{"a":1}', '{"start":1}', `${'['.repeat(300)}`, line + line, `${line} x`]);
  return line + (random() < oddity ? '\r' : '');
}

/** A record of CSV; values may be quoted, and quoted ones hold quotes, delimiters and line ends. */
export function csvLine(random: Random, columns: readonly string[], delimiter: string, oddity: number): string {
  const v: Record<string, string> = { ...values(random, oddity), note: random() < oddity ? pick(random, ['a,b', 'a|b', 'say "hi"', 'two\nlines', '\r\n', '"', '']) : 'n' };
  const cells = columns.map((name) => {
    const value = v[name] ?? '';
    const quoted = /["\n\r,|\t ]/.test(value) ? random() > oddity / 20 : random() < 0.2;
    return quoted ? `"${value.replaceAll('"', '""')}"` : value;
  });
  if (random() < oddity / 8) cells.pop();
  return cells.join(delimiter) + (random() < oddity ? '\r' : '');
}
