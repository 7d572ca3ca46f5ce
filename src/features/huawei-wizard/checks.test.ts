import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../base/words.ts';
import type { Attachment, HuaweiPort } from '../../model/cloud/huawei.ts';
import { emptyHuaweiDraft, type HuaweiDraft, type HuaweiKind } from '../../state/huawei-draft.ts';
import { breachText } from './breach-text.ts';
import { breachWords } from './breach-words.ts';
import { breachesOf, isEarly, type Known } from './checks.ts';

const port = (id: string, flavour: string | null): HuaweiPort => ({ id, name: id, subnet: 'subnet', vpc: 'vpc', address: '192.168.0.1', flavour });
const attachment = (id: string, state: Attachment['state']): Attachment => ({ id, name: id, router: 'er', kind: 'vpc', resource: 'vpc', state });
const known: Known = {
  vpcs: [{ id: 'vpc', name: 'shop', cidr: '192.168.0.0/16' }], subnets: [], ports: [port('web', 'c7.large.2'), port('model', 'p1.2xlarge.8'), port('elb', null)],
  routers: [{ id: 'er', name: 'er', region: 'cn-north-4' }], attachments: [attachment('at', 'available'), attachment('late', 'pending')],
  groups: [{ id: 'g', name: 'logs', ttlDays: 7, createdAt: 0 }], streams: [{ id: 's', name: 'shop', group: 'g', createdAt: 0 }, { id: 'o', name: 'other', group: 'elsewhere', createdAt: 0 }],
  vpcLogs: [{
    id: 'f', name: 'first', description: '', project: 'p', resourceType: 'vpc', resourceId: 'vpc', trafficType: 'reject', logGroup: 'g', logStream: 's', enabled: true, status: 'ACTIVE', createdAt: 0, updatedAt: 0,
  }],
  routerLogs: [{ id: 'r', name: 'second', description: '', router: 'er', attachment: 'at', logGroup: 'g', logStream: 's', interval: 600, state: 'available', enabled: true, createdAt: 0, updatedAt: 0 }],
};
const chosen: Partial<HuaweiDraft> = { name: 'a', groupWay: 'choose', group: 'g', streamWay: 'choose', stream: 's' };

function kinds(kind: HuaweiKind, change: Partial<HuaweiDraft>, given: Known = known): string[] {
  return breachesOf(kind, { ...emptyHuaweiDraft, ...change }, given).map(({ field, breach }) => `${field} ${breach.kind}`);
}

describe('a VPC', () => {
  test('an empty form needs a name, a resource, a group and a stream, and says so when they are left', () => {
    const breaches = breachesOf('huawei-vpc', emptyHuaweiDraft, known);
    expect(breaches.map(({ field, breach }) => `${field} ${breach.kind}`)).toEqual(['huawei-name empty', 'huawei-resource no-resource', 'huawei-group empty', 'huawei-stream empty']);
    expect(breaches.every(isEarly)).toBe(true);
  });

  test('one that fits', () => {
    expect(kinds('huawei-vpc', { ...chosen, resourceId: 'vpc' })).toEqual([]);
    expect(kinds('huawei-vpc', { name: '流日志-1', resourceId: 'vpc', newGroup: '日志组', newStream: 'a.b' })).toEqual([]);
  });

  test('a group or stream that was asked for without an answer is the reader\'s own', () => {
    expect(kinds('huawei-vpc', { ...chosen, resourceId: 'vpc', streamWay: 'create', newStream: 'shop', unheard: ['g/shop'] })).toEqual([]);
    expect(kinds('huawei-vpc', { ...chosen, resourceId: 'vpc', groupWay: 'create', newGroup: 'logs', newStream: 'x', unheard: ['logs'] })).toEqual([]);
  });

  test.each([
    [{ resourceType: 'port', resourceId: 'model' }, 'huawei-resource family'],
    [{ resourceType: 'port', resourceId: 'elb' }, 'huawei-resource no-ecs'],
    [{ resourceId: 'gone' }, 'huawei-resource resource-gone'],
    [{ resourceId: 'vpc', trafficType: 'reject' }, 'huawei-resource same'],
    [{ resourceId: 'vpc', name: 'a b' }, 'huawei-name character'],
    [{ resourceId: 'vpc', name: 'a'.repeat(65) }, 'huawei-name too-long'],
    [{ resourceId: 'vpc', description: '<b>' }, 'huawei-description character'],
    [{ resourceId: 'vpc', group: 'gone' }, 'huawei-group group-gone'],
    [{ resourceId: 'vpc', stream: 'o' }, 'huawei-stream stream-gone'],
    [{ resourceId: 'vpc', streamWay: 'create', newStream: 'shop' }, 'huawei-stream stream-taken'],
    [{ resourceId: 'vpc', groupWay: 'create', newGroup: 'logs', newStream: 'x' }, 'huawei-group group-taken'],
    [{ resourceId: 'vpc', groupWay: 'create', newGroup: '_x', newStream: 'x' }, 'huawei-group end'],
    [{ resourceId: 'vpc', groupWay: 'create', newGroup: 'x', newStream: 'x.' }, 'huawei-stream end'],
    [{ resourceId: 'vpc', groupWay: 'create', newGroup: 'x', newStream: 'x', days: '366' }, 'huawei-days range'],
    [{ resourceId: 'vpc', groupWay: 'create', newGroup: 'x', newStream: 'x', days: '1.5' }, 'huawei-days not-whole'],
  ] as const satisfies readonly (readonly [Partial<HuaweiDraft>, string])[])('%o', (change, expected) => {
    const found = kinds('huawei-vpc', { ...chosen, ...change });
    expect(found).toContain(expected);
  });

  test('what is awaited is not held against it', () => {
    const nothing: Known = { vpcs: undefined, subnets: undefined, ports: undefined, routers: undefined, attachments: undefined, groups: undefined, streams: undefined, vpcLogs: [], routerLogs: [] };
    expect(kinds('huawei-vpc', { ...chosen, resourceId: 'vpc' }, nothing)).toEqual([]);
    expect(kinds('huawei-er', { ...chosen, router: 'er', attachment: 'at' }, nothing)).toEqual([]);
  });
});

describe('an enterprise router', () => {
  test('its log group and stream have to be there before', () => {
    expect(kinds('huawei-er', { name: 'a', router: 'er', attachment: 'at', newGroup: 'x', newStream: 'y' })).toEqual(['huawei-group not-made']);
    expect(kinds('huawei-er', { ...chosen, router: 'er', attachment: 'at', streamWay: 'create', newStream: 'y' })).toEqual(['huawei-stream not-made']);
  });

  test('an attachment that is not available, that is gone, or that delivers there already', () => {
    expect(kinds('huawei-er', { ...chosen, router: 'er', attachment: 'late' })).toEqual(['huawei-attachment not-ready']);
    expect(kinds('huawei-er', { ...chosen, router: 'er', attachment: 'x' })).toEqual(['huawei-attachment attachment-gone']);
    expect(kinds('huawei-er', { ...chosen, router: 'er', attachment: 'at' })).toEqual(['huawei-attachment same']);
    expect(kinds('huawei-er', { ...chosen })).toEqual(['huawei-router no-router']);
  });
});

test('each breach is said in both languages, with what it is about', () => {
  const said = (['en', 'zh'] as const).map((language) => {
    const w = wordsOf(breachWords, language);
    return [breachText({ kind: 'family', family: 'p1' }, w), breachText({ kind: 'same', name: 'first' }, w), breachText({ kind: 'character', wrong: ' ', allowed: 'word' }, w)];
  });
  for (const [family, same, space] of said) {
    expect(family).toContain('p1');
    expect(same).toContain('first');
    expect(space).not.toContain('“ ”');
  }
});
