import { expect, test } from 'vitest';
import { emptyFlowLogDraft, type FlowLogDraft } from '../../state/wizard-draft.ts';
import { prefilled } from './prefill.ts';
import { daysKept, madeAlongside, targetOf, wishesOf } from './wish.ts';

const draft: FlowLogDraft = { ...emptyFlowLogDraft, name: 'gw', resourceType: 'NetworkInterface', resourceIds: ['eni-1', 'eni-2'], paths: ['natGateway'], newProject: 'mine', newLogstore: 'flow' };

test('one wish for each resource; paths only where they were chosen', () => {
  expect(wishesOf(draft).map(({ name, resourceId, paths, project, logstore }) => [name, resourceId, paths, project, logstore])).toEqual([
    ['gw-1', 'eni-1', [], 'mine', 'flow'], ['gw-2', 'eni-2', [], 'mine', 'flow'],
  ]);
  expect(wishesOf({ ...draft, resourceIds: ['eni-1'], allPaths: false })).toMatchObject([{ name: 'gw', paths: ['natGateway'] }]);
  expect(wishesOf({ ...draft, name: '' }).map(({ name }) => name)).toEqual(['', '']);
});

test('where it goes, what is made for it, and how long records are kept', () => {
  expect(madeAlongside(draft)).toEqual({ project: true, logstoreDays: 7 });
  expect(madeAlongside({ ...draft, report: false })).toEqual({ project: true, logstoreDays: 300 });
  const chosen: FlowLogDraft = { ...draft, projectWay: 'choose', project: 'old', logstoreWay: 'choose', logstore: 'store' };
  expect(targetOf(chosen)).toEqual({ project: 'old', logstore: 'store', newProject: false, newLogstore: false });
  expect(madeAlongside(chosen)).toEqual({ project: false, logstoreDays: null });
  expect([daysKept(draft, { keptDays: undefined }), daysKept(chosen, { keptDays: 30 }), daysKept(chosen, { keptDays: undefined })]).toEqual([7, 30, null]);
  // A project that is made has no Logstore to choose.
  expect(targetOf({ ...chosen, projectWay: 'create' })).toEqual({ project: 'mine', logstore: 'flow', newProject: true, newLogstore: true });
  expect(targetOf({ ...chosen, sls: false })).toEqual({ project: '', logstore: '', newProject: false, newLogstore: false });
});

test('what a link fills in', () => {
  expect(prefilled(draft, 'cn-hangzhou', undefined)).toBeNull();
  expect(prefilled(draft, undefined, 'VPC/vpc-9')).toEqual({ resourceType: 'VPC', resourceIds: ['vpc-9'] });
  expect(prefilled(draft, undefined, 'NetworkInterface/eni-a,eni-b')).toEqual({ resourceType: 'NetworkInterface', resourceIds: ['eni-a', 'eni-b'] });
  for (const text of ['VPC', 'VPC/', 'Moon/x-1', 'VPC/<b>', '']) expect(prefilled(draft, undefined, text)).toBeNull();
  expect(prefilled({ ...draft, ipVersion: 'DualStack', project: 'p' }, 'eu-west-1', undefined)).toEqual({ region: 'eu-west-1', resourceIds: [], project: '', logstore: '', ipVersion: 'IPv4' });
  expect(prefilled(draft, 'eu-west-1', 'VPC/vpc-9')).toMatchObject({ region: 'eu-west-1', resourceIds: ['vpc-9'] });
  expect(prefilled(draft, 'nowhere', undefined)).toBeNull();
});
