import { formatIpv4, formatIpv6 } from '../../base/ip.ts';
import type { TestRecord } from './build.ts';

/** Numbers in [0, 1) from a seed, the same on every machine (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Records of every shape: nulls anywhere, any size of number, both address families, extra columns that come and go. */
export function randomRecords(seed: number, count: number): TestRecord[] {
  const random = randomOf(seed);
  const whole = (below: number): number => Math.floor(random() * below);
  const scales = [1, 200, 70_000, 2 ** 31, 2 ** 45];
  const address = (): string =>
    random() < 0.8 ? formatIpv4((0x0a000000 + whole(5000)) >>> 0) : formatIpv6([0x20010db8, whole(3), 0, whole(500)]);
  const nullShare = random() * 0.3;
  const scale = scales[whole(scales.length)] ?? 1;
  const start = 1_700_000_000 + whole(1000);
  return Array.from({ length: count }, (_, i) => {
    const maybe = <T>(make: () => T): T | null => (random() < nullShare ? null : make());
    const time = start + whole(Math.max(1, count)) - (random() < 0.01 ? 86_400 * 100 : 0);
    const record: TestRecord = {
      __time__: time,
      start: maybe(() => time + whole(3) - 1),
      end: maybe(() => time + whole(700) - 5),
      srcaddr: maybe(address),
      dstaddr: maybe(address),
      srcport: maybe(() => whole(65_536)),
      dstport: maybe(() => (random() < 0.9 ? 443 : whole(65_536))),
      protocol: maybe(() => (random() < 0.8 ? 6 : 17)),
      'tcp-flags': maybe(() => whole(64)),
      packets: maybe(() => whole(scale)),
      bytes: maybe(() => whole(scale * 100)),
      action: maybe(() => (random() < 0.9 ? 'ACCEPT' : 'REJECT')),
      direction: maybe(() => (random() < 0.5 ? 'in' : 'out')),
      traffic_path: maybe(() => String(whole(30))),
      'eni-id': maybe(() => `eni-${whole(900)}`),
      'vpc-id': maybe(() => `vpc-${whole(8)}`),
      'vm-id': maybe(() => `i-${whole(600)}`),
      'log-status': maybe(() => 'OK'),
      version: '1',
    };
    if (i % 3000 > 2500) record['pkt-srcaddr'] = maybe(() => `text ${whole(1e6)}`);
    if (i > count / 2) record['az-id'] = maybe(() => `az${whole(3)}`);
    return record;
  });
}
