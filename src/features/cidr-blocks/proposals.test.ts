import { describe, expect, test } from 'vitest';
import type { Frame, Value } from '../../model/frame.ts';
import { parse } from '../../statement/parse.ts';
import { accountProposals, localStatement, recordProposals } from './proposals.ts';

const frame = (rows: readonly (readonly Value[])[]): Frame => ({
  columns: ['vpc', 'vswitch', 'address', 'records'].map((name, at) => ({ name, type: at === 3 ? 'bigint' : 'varchar', unit: 'none', values: rows.map((row) => row[at] ?? null) })),
  rows: rows.length, coverage: { scanned: 0, matched: 0, skipped: 0, partial: false, revision: 1 },
});
const said = (proposals: ReturnType<typeof recordProposals>) => proposals.map(({ id, draft: { name, blocks, remark }, seen }) => [id, name, blocks, remark, seen]);

describe('from records', () => {
  const sent = frame([['vpc-1', 'vsw-a', '10.0.0.5', 9], ['vpc-1', 'vsw-a', '10.0.3.7', 8], ['vpc-1', 'vsw-b', '10.0.64.1', 7], ['vpc-1', 'vsw-a', '8.8.8.8', 6], ['-', null, '10.9.9.9', 5]]);
  const received = frame([['vpc-1', 'vsw-a', '10.0.0.5', 9], ['vpc-1', 'vsw-b', 'fd00:1::5', 1], ['vpc-2', 'vsw-c', '10.0.0.1', 1], ['vpc-2', 'vsw-c', '10.200.0.1', 1], ['vpc-2', 'vsw-c', '10.200.1.1', 1]]);

  test('a vSwitch is the smallest network that holds its private addresses, at least a /24; far apart, block by block', () => {
    expect(said(recordProposals([sent, received], 'vswitch'))).toEqual([
      ['vsw-c', 'vsw-c', '10.0.0.0/24\n10.200.0.0/23', 'vpc-2', 3],
      ['vsw-a', 'vsw-a', '10.0.0.0/22', 'vpc-1', 2],
      ['vsw-b', 'vsw-b', '10.0.64.0/24\nfd00:1::/64', 'vpc-1', 2],
    ]);
  });

  test('so is a VPC', () => {
    expect(said(recordProposals([sent, received], 'vpc')).at(0)).toEqual(['vpc-1', 'vpc-1', '10.0.0.0/17\nfd00:1::/64', '', 4]);
  });

  test('both directions can be asked', () => {
    for (const direction of ['in', 'out'] as const) expect(parse(localStatement(direction))).toMatchObject({ ok: true });
  });
});

test('from an account: VPCs with all their blocks, vSwitches with theirs, two of one name told apart', () => {
  const vpc = (id: string, name: string) => ({ id, name, region: 'r', cidr: '10.0.0.0/16', secondaryCidrs: ['172.16.0.0/16'], ipv6Cidr: '2408:4001::/56', vswitches: [], createdAt: 0 });
  const vswitch = { id: 'vsw-1', name: '', vpc: 'vpc-000001', zone: 'z', cidr: '10.0.1.0/24', ipv6Cidr: null, freeAddresses: 1 };
  expect(accountProposals([vpc('vpc-000001', 'prod'), vpc('vpc-000002', 'prod')], [], 'vpc').map(({ draft }) => [draft.name, draft.blocks])).toEqual([['prod 000001', '10.0.0.0/16\n172.16.0.0/16\n2408:4001::/56'], ['prod 000002', '10.0.0.0/16\n172.16.0.0/16\n2408:4001::/56']]);
  expect(accountProposals([vpc('vpc-000001', 'prod')], [vswitch], 'vswitch').map(({ draft }) => draft)).toEqual([{ name: 'vsw-1', blocks: '10.0.1.0/24', remark: 'prod · vsw-1', rest: false }]);
});
