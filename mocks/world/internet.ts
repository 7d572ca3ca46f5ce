/**
 * Who is outside: visitors of the shop, the services it uses, the data centre, and those who should not knock.
 * Visitors' addresses lie in blocks that DB-IP assigns to the country named; a test checks it.
 */

import { Random } from '../random.ts';

/** First two octets of visitors' blocks by country, with their share of the visits. The shop sells in East Asia. */
const visitorBlocks: readonly (readonly [country: string, weight: number, ...blocks: string[]])[] = [
  ['CN', 46, '36.96', '59.192', '110.240'],
  ['HK', 9, '113.252', '219.76'],
  ['SG', 8, '116.86', '203.116'],
  ['TW', 7, '120.96'],
  ['JP', 7, '133.0', '126.53'],
  ['KR', 5, '14.32', '121.128'],
  ['US', 7, '73.0', '97.112'],
  ['MY', 4, '175.136'],
  ['TH', 4, '171.96'],
  ['VN', 4, '14.160'],
  ['ID', 4, '120.160'],
  ['PH', 3, '112.200'],
  ['AU', 3, '1.120'],
  ['IN', 3, '117.192'],
  ['GB', 3, '86.128'],
  ['DE', 3, '91.0'],
  ['FR', 2, '86.192'],
  ['CA', 2, '99.208'],
  ['NL', 2, '145.134'],
  ['BR', 2, '179.110'],
  ['AE', 1, '94.200'],
  ['RU', 1, '95.24'],
  ['ZA', 1, '105.208'],
  ['MX', 1, '189.128'],
  ['NZ', 1, '122.56'],
];

/** Addresses of visitors, in no order: an index chosen at random meets a country by its weight. */
export const visitors: readonly [string, ...string[]] = makeVisitors();

function makeVisitors(): [string, ...string[]] {
  const random = new Random(20260205, 7);
  const made: string[] = [];
  for (const [, weight, ...blocks] of visitorBlocks) {
    for (let i = 0; i < weight * 10; i++) {
      made.push(`${blocks[i % blocks.length] ?? ''}.${random.whole(1, 250)}.${random.whole(1, 254)}`);
    }
  }
  for (let i = made.length - 1; i > 0; i--) {
    const j = random.whole(0, i);
    const [a = '', b = ''] = [made[i], made[j]];
    made[i] = b;
    made[j] = a;
  }
  return [made[0] ?? '', ...made.slice(1)];
}

/** Countries that `visitors` come from, as `[country, first two octets]`. */
export function visitorCountries(): [string, string][] {
  return visitorBlocks.flatMap(([country, , ...blocks]) => blocks.map((block): [string, string] => [country, block]));
}

export const visitors6: readonly [string, ...string[]] = [
  '240e:3a1:4c20:8b00::1f', '240e:398:1f02:77::9', '2409:8a1e:9a60:20::3', '2408:8207:2470:9f1::a1',
  '2001:b011:20e0:1d2f::7', '2400:4051:8280:6500::2', '2601:646:8d00:1b::4c', '2a02:8108:96c0::51',
];

/** Who asks for port 80 of ECS1. The security group lets the first in and refuses the others. */
export const webSources = {
  allowed: '120.26.78.90',
  refused: ['121.43.55.12', '154.212.141.9', '176.65.148.7', '198.235.24.60'],
} as const;

/** Public services that servers use through the NAT gateway. `shared` is the one that several of them use. */
export const services = {
  shared: '120.26.91.7',
  payment: '203.119.205.12',
  packages: '101.6.15.130',
  push: '17.188.143.34',
  time: '203.107.6.88',
} as const;

/** Alibaba Cloud's own services, which live in 100.64.0.0/10. */
export const cloudServices = { dns: '100.100.2.136', objectStorage: '100.118.28.45', logging: '100.100.99.12' } as const;

/** Hosts of the data centre: behind the transit router, behind the border router; and the partner behind the VPN. */
export const onPremises = {
  database: '10.1.0.5',
  files: '10.1.0.9',
  ledger: '10.1.9.20',
  ecs3: '192.168.100.3',
  ecs4: '192.168.100.4',
} as const;

/** The command server of the beacon, the drop of the stolen files, the scanner. All three are on public blocklists. */
export const villains = { command: '193.24.211.204', drop: '45.148.10.240', scanner: '80.82.77.33' } as const;

/** The noise of the internet: addresses that knock at whatever has a public address. */
export const knockers: readonly [string, ...string[]] = [
  '77.90.185.20', '77.239.124.102', '2.57.122.53', '45.154.244.193', '62.60.130.201', '193.47.62.69', '195.178.110.218',
  '2.57.122.238', '45.198.224.26', '62.60.130.242', '71.6.135.131', '85.239.149.72', '92.118.39.49', '93.174.95.106',
  '164.92.109.155', '167.94.146.55', '195.178.110.137', '45.91.64.7', '51.75.170.40', '61.73.27.69', '66.132.172.133',
  '66.132.195.49', '66.154.115.247', '80.94.92.55', '81.181.129.252', '88.151.33.203', '101.51.157.107',
  '110.173.190.221', '113.20.8.90', '144.202.92.17', '156.239.238.244', '161.118.212.147', '172.110.223.149',
  '197.153.57.103', '213.5.130.217', '220.86.129.106', '220.247.224.226',
];

/** Ports that noise tries, the first ones most often. */
export const knockedPorts: readonly number[] = [23, 22, 3389, 445, 8080, 6379, 5060, 1433, 2375, 5900, 8728, 9200, 27017, 11211];
