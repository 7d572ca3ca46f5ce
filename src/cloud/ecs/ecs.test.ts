import { expect, test } from 'vitest';
import { recorded } from '../testing/recorded.ts';
import { listAllInstances } from './instances.ts';
import { listAllEnis } from './interfaces.ts';

const region = 'cn-hangzhou';
const eni = {
  NetworkInterfaceId: 'eni-1', NetworkInterfaceName: 'web', Type: 'Primary', Status: 'InUse', InstanceId: 'i-1', ServiceManaged: false, VpcId: 'vpc-1', VSwitchId: 'vsw-1', ZoneId: 'b',
  PrivateIpAddress: '10.0.0.1',
  PrivateIpSets: { PrivateIpSet: [{ PrivateIpAddress: '10.0.0.9', Primary: false, AssociatedPublicIp: { PublicIpAddress: '8.8.4.4' } }, { PrivateIpAddress: '10.0.0.1', Primary: true, AssociatedPublicIp: { PublicIpAddress: '8.8.8.8' } }] },
  Ipv6Sets: { Ipv6Set: [{ Ipv6Address: '2408::1' }] }, SecurityGroupIds: { SecurityGroupId: ['sg-1'] }, CreationTime: '2022-01-21T03:08:50Z',
};
const managed = { NetworkInterfaceId: 'eni-2', Type: 'Trunk', Status: 'Linked', ServiceManaged: 'true', VpcId: 'vpc-1', VSwitchId: 'vsw-1', PrivateIpAddress: '10.0.0.2', CreationTime: '2022-01-21T03:08Z' };
const part = (sets: readonly object[], next: string): { readonly body: object } => ({ body: { TotalCount: 0, NextToken: next, NetworkInterfaceSets: { NetworkInterfaceSet: sets } } });

test('interfaces go on by token to the end', async () => {
  const cloud = recorded(part([eni], 'AAA='), part([managed], ''));
  expect(await listAllEnis(cloud, { region, vpc: 'vpc-1' })).toEqual({
    ok: true,
    value: [
      { id: 'eni-1', name: 'web', type: 'Primary', status: 'InUse', instance: 'i-1', serviceManaged: false, vpc: 'vpc-1', vswitch: 'vsw-1', zone: 'b', address: '10.0.0.1', ipv6: ['2408::1'], publicIp: '8.8.8.8', securityGroups: ['sg-1'], createdAt: 1642734530 },
      { id: 'eni-2', name: '', type: 'Secondary', status: 'Unknown', instance: null, serviceManaged: true, vpc: 'vpc-1', vswitch: 'vsw-1', zone: '', address: '10.0.0.2', ipv6: [], publicIp: null, securityGroups: [], createdAt: 1642734480 },
    ],
  });
  expect(cloud.sent.map(({ method, line }) => `${method} ${line}`)).toEqual([
    'GET /ecs/cn-hangzhou/?Action=DescribeNetworkInterfaces&Version=2014-05-26&Format=JSON&RegionId=cn-hangzhou&VpcId=vpc-1&MaxResults=500',
    'GET /ecs/cn-hangzhou/?Action=DescribeNetworkInterfaces&Version=2014-05-26&Format=JSON&RegionId=cn-hangzhou&VpcId=vpc-1&MaxResults=500&NextToken=AAA%3D',
  ]);
});

test('a token that comes back ends the list', async () => {
  const answer = await listAllEnis(recorded(part([eni], 'A'), part([managed], 'A')), { region });
  expect(answer.ok && answer.value.length).toBe(2);
});

test('more ids than one question takes are asked in parts', async () => {
  const ids = Array.from({ length: 150 }, (_, at) => `eni-${at}`);
  const cloud = recorded(part([eni], ''), part([managed], ''));
  expect(await listAllEnis(cloud, { region, ids })).toMatchObject({ value: [{ id: 'eni-1' }, { id: 'eni-2' }] });
  expect(cloud.sent[0]?.line).toContain('NetworkInterfaceId.100=eni-99&MaxResults');
  expect(cloud.sent[1]?.line).toContain('NetworkInterfaceId.1=eni-100&');
  expect(await listAllEnis(recorded(), { region, ids: [] })).toEqual({ ok: true, value: [] });
});

test('a refusal in the middle is the answer', async () => {
  expect(await listAllEnis(recorded(part([eni], 'A'), { status: 400, body: { Code: 'InvalidParameter.NextToken', Message: 'm' } }), { region })).toMatchObject({ problem: { code: 'InvalidParameter.NextToken' } });
});

test('instances with their interfaces', async () => {
  const instance = {
    InstanceId: 'i-1', InstanceName: 'web-1', InstanceType: 'ecs.g7.large', InstanceTypeFamily: 'ecs.g7', ZoneId: 'b', CreationTime: '2022-01-21T03:08Z',
    VpcAttributes: { VpcId: 'vpc-1', VSwitchId: 'vsw-1', PrivateIpAddress: { IpAddress: ['10.0.0.1'] } }, PublicIpAddress: { IpAddress: ['1.1.1.1'] }, EipAddress: { IpAddress: '' },
    NetworkInterfaces: { NetworkInterface: [{ NetworkInterfaceId: 'eni-1' }] },
  };
  const cloud = recorded({ body: { NextToken: '', Instances: { Instance: [instance] } } });
  expect(await listAllInstances(cloud, { region, ids: ['i-1'], name: 'web*' })).toEqual({
    ok: true,
    value: [{ id: 'i-1', name: 'web-1', type: 'ecs.g7.large', family: 'ecs.g7', vpc: 'vpc-1', vswitch: 'vsw-1', zone: 'b', address: '10.0.0.1', publicIp: '1.1.1.1', enis: ['eni-1'], createdAt: 1642734480 }],
  });
  expect(cloud.sent[0]?.line).toContain('&InstanceIds=%5B%22i-1%22%5D&InstanceName=web*&MaxResults=100');
});
