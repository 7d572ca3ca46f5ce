import { act, useState } from 'react';
import { expect, test } from 'vitest';
import type { FlowLog } from '../../../model/cloud/flow-log.ts';
import { mount } from '../../../ui/testing/mount.tsx';
import { CoverageTree } from './CoverageTree.tsx';
import { coverageTree } from './tree.ts';

const log: FlowLog = {
  id: 'fl-1', region: 'cn-hangzhou', name: 'all', description: '', createdAt: 0, resourceType: 'VPC', resourceId: 'vpc-1', trafficType: 'All', project: 'p', logstore: 'l', interval: 10,
  paths: ['all'], ipVersion: 'IPv4', status: 'Active', business: 'Normal', delivery: { ok: true }, managed: false, tags: [],
};
const tree = coverageTree({
  vpcs: [{ id: 'vpc-1', name: 'prod', region: 'cn-hangzhou', cidr: '10.0.0.0/16', secondaryCidrs: [], ipv6Cidr: null, vswitches: [], createdAt: 0 }],
  vswitches: [{ id: 'vsw-1', name: '', vpc: 'vpc-1', zone: 'cn-hangzhou-h', cidr: '10.0.0.0/24', ipv6Cidr: null, freeAddresses: 1 }],
  enis: Array.from({ length: 25 }, (_, i) => ({
    id: `eni-${String(i + 1).padStart(2, '0')}`, name: '', type: 'Primary', status: 'InUse', instance: null, serviceManaged: false, vpc: 'vpc-1', vswitch: 'vsw-1', zone: '', address: `10.0.0.${i + 4}`, ipv6: [], publicIp: null, securityGroups: [], createdAt: 0,
  })),
  logs: [log],
});
const nothing = (): void => undefined;
const vswitch = tree[0]?.children[0]?.key ?? null;

function Tree() {
  const [chosen, setChosen] = useState(vswitch);
  return <CoverageTree tree={tree} isSearch={false} chosen={chosen} region="cn-hangzhou" deeds={{ start: nothing, stop: nothing, remove: nothing, edit: nothing }} onChosen={({ key }) => setChosen(key)} />;
}

test('the rest of the interfaces of a vSwitch, asked for, is gone on with from its first', async () => {
  const page = mount();
  await page.render(<Tree />);
  const ids = (): readonly string[] => [...page.host.querySelectorAll<HTMLElement>('tr[data-resource]')].map((row) => row.dataset['resource'] ?? '');
  expect(ids()).toHaveLength(22);
  await act(async () => [...page.host.querySelectorAll('button')].find((button) => button.textContent.includes('5'))?.click());
  expect(ids()).toHaveLength(27);
  expect(document.activeElement).toBe(page.host.querySelector('tr.chosen'));
  expect(page.host.querySelector<HTMLElement>('tr.chosen')?.dataset['resource']).toBe(ids()[22]);
  await page.end();
});
