import type { Value } from '../../src/model/frame.ts';

/** Seeded choices, so that a failing statement can be had again by its seed. */
export class Dice {
  private x: number;

  constructor(seed: number) {
    this.x = (seed * 2_654_435_761) >>> 0 || 1;
  }

  /** A whole number from 0 to `n` - 1. */
  below(n: number): number {
    this.x ^= this.x << 13;
    this.x ^= this.x >>> 17;
    this.x ^= this.x << 5;
    return (this.x >>> 0) % n;
  }

  chance(share: number): boolean {
    return this.below(1000) < share * 1000;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }

  some<T>(items: readonly T[], most: number): T[] {
    const left = [...items];
    const taken: T[] = [];
    for (let n = this.below(most + 1); n > 0 && left.length > 0; n--) taken.push(...left.splice(this.below(left.length), 1));
    return taken;
  }
}

type Row = Record<string, Value>;

const addresses = ['10.0.0.1', '10.0.0.2', '10.0.1.7', '10.1.0.1', '172.16.0.1', '192.168.10.4', '120.26.78.90', '47.95.10.20', '8.8.8.8', '2001:db8::1', '2001:db8::2', '2408:4000::9'];
const enis = ['eni-a1', 'eni-a2', 'eni-b1', 'eni-b2', 'eni-c1'];

/** Records as a parser would give them: nulls, NODATA, IPv6, an extra column, values at the edges of widths, times in disorder. */
export function randomRecords(seed: number, count: number): Row[] {
  const dice = new Dice(seed);
  const edges = [0, 1, 255, 256, 65_535, 65_536, 4_294_967_295, 4_294_967_296, 9_007_199_254_740_991];
  return Array.from({ length: count }, (_, i): Row => {
    const time = 1_720_767_000 + i + dice.below(90) - 45;
    const eni = dice.pick(enis);
    const row: Row = {
      __time__: time, version: '1', 'account-id': '1210', 'eni-id': eni, 'vpc-id': `vpc-${eni[4] ?? ''}`, 'vm-id': dice.chance(0.1) ? null : `i-${eni.slice(4)}`,
      'vswitch-id': `vsw-${eni.slice(4)}`, start: dice.chance(0.05) ? null : time - dice.below(3), 'log-status': 'OK',
    };
    const start = row.start;
    row.end = typeof start !== 'number' || dice.chance(0.05) ? null : start + dice.pick([0, 1, 60, 60, 60, 600, 100_000]);
    if (dice.chance(0.05)) return { ...row, 'log-status': dice.pick(['NODATA', 'SKIPDATA']) };
    const [source, target] = [dice.pick(addresses), dice.pick(addresses)];
    return {
      ...row,
      type: source.includes(':') ? 'IPv6' : 'IPv4',
      srcaddr: dice.chance(0.03) ? null : source,
      dstaddr: target,
      protocol: dice.pick([1, 6, 6, 6, 17]),
      srcport: dice.chance(0.05) ? null : dice.pick([0, 22, 80, 443, 40_000 + dice.below(5), 65_535]),
      dstport: dice.chance(0.05) ? null : dice.pick([22, 80, 443, 3306, 8080, 65_535]),
      direction: dice.chance(0.05) ? null : dice.pick(['in', 'out']),
      action: dice.chance(0.05) ? null : dice.pick(['ACCEPT', 'ACCEPT', 'ACCEPT', 'REJECT']),
      packets: dice.chance(0.05) ? null : dice.pick([0, 1, 3, 12, 800, 70_000]),
      bytes: dice.chance(0.05) ? null : dice.chance(0.1) ? dice.pick(edges) : dice.below(1_000_000),
      'tcp-flags': dice.chance(0.3) ? null : dice.pick([2, 18, 24, 26]),
      traffic_path: dice.chance(0.2) ? null : dice.pick(['1', '7', '15', '17']),
      zone: dice.chance(0.5) ? null : dice.pick(['a', 'b', 'B']),
    };
  });
}

const searches = [
  '*', '*', '*', 'action: ACCEPT', 'action: reject', 'not action: ACCEPT', 'dstport: 443', 'dstport > 80', 'dstport in [80 443]', 'bytes in (1000 70000)',
  'srcaddr: 10.0.0.*', 'srcaddr: 10.0.0.0/8', 'not dstaddr: 172.16.0.0/12', 'direction: "in" and action: ACCEPT', 'action: REJECT or dstport: 22',
  'vpc-id: vpc-a', 'eni-id: eni-a1 or eni-id: eni-b1', 'not (direction: "in" or dstport < 443)', 'tcp-flags: *', 'not srcport: *', 'zone: b', 'protocol: 6 not dstport: 443',
  'log-status: NODATA', 'srcaddr: 10.0.0.1 and dstaddr: 10.0.0.2',
];

const keys = ['srcaddr', 'dstaddr', 'dstport', 'srcport', 'protocol', '"eni-id"', '"vpc-id"', '"vm-id"', 'direction', 'action', 'traffic_path', 'zone', '"tcp-flags"', '"log-status"'];
const keyExpressions = [
  '__time__ - __time__ % 60', '__time__ - __time__ % 3600', "case when dstport < 1024 then 'service' else 'high' end", 'dstport / 1000', "concat(srcaddr, '->', dstaddr)", 'protocol % 5', "coalesce(action, '-')",
];
const measures = [
  'count(*)', 'count(bytes)', 'sum(bytes)', 'sum(packets)', 'sum(bytes*8/60)', 'avg(bytes)', 'min(bytes)', 'max(bytes)', 'min(dstport)', 'max(__time__)', 'count(distinct srcaddr)',
  'count(distinct dstport)', "count_if(action = 'REJECT')", "sum(case when action = 'ACCEPT' then bytes else 0 end)", 'sum("end" - start)', 'sum(bytes) * 8.0 / 60', 'max("end" - start)',
  "count_if(dstport > 80 and direction = 'in')", 'sum(packets) / 7', 'count(distinct "eni-id")', 'sum(case when dstport is null then 1 else 0 end)',
];
const wheres = ['dstport > 100', "action = 'ACCEPT'", "srcaddr like '10.0.%'", 'bytes is not null', 'not (dstport = 443)', 'bytes > packets * 100', "dstport in (22, 80)", "direction <> 'in' or bytes > 1000", 'dstport between 80 and 443'];

/** A statement of the shapes that the kernel answers, with a total order so that every engine gives the same rows. */
export function randomStatement(seed: number): string {
  const dice = new Dice(seed * 31 + 7);
  const by = [...dice.some(keys, 2), ...(dice.chance(0.35) ? [dice.pick(keyExpressions)] : [])];
  const what = dice.some(measures, 3);
  if (by.length === 0 && what.length === 0) what.push('count(*)');
  const items = [...by.map((key, i) => `${key} as k${i}`), ...what.map((measure, i) => `${measure} as m${i}`)];
  const where = dice.chance(0.3) ? ` where ${dice.pick(wheres)}` : '';
  const group = by.length > 0 ? ` group by ${by.map((_, i) => `k${i}`).join(', ')}` : '';
  const having = by.length > 0 && what.length > 0 && dice.chance(0.15) ? ' having m0 > 2' : '';
  const order = what.length > 0 && dice.chance(0.6) ? ` order by m0${dice.chance(0.7) ? ' desc' : ''}` : by.length > 0 && dice.chance(0.5) ? ' order by k0' : '';
  const limit = dice.chance(0.6) ? ` limit ${1 + dice.below(30)}` : '';
  return `${dice.pick(searches)} | select ${items.join(', ')} from log${where}${group}${having}${order}${limit}`;
}
