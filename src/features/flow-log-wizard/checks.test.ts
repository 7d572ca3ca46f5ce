import { expect, test } from 'vitest';
import { emptyFlowLogDraft, type FlowLogDraft } from '../../state/wizard-draft.ts';
import { breachesOf, isEarly, nothingKnown, warningsOf, type FieldBreach } from './checks.ts';

const whole: FlowLogDraft = { ...emptyFlowLogDraft, name: 'prod', resourceIds: ['vpc-1'], newProject: 'vpc-flow-prod', newLogstore: 'vpc-flowlog' };
const kinds = (change: Partial<FlowLogDraft>, known = nothingKnown): string[] => breachesOf({ ...whole, ...change }, known).map(({ field, breach }) => `${field} ${breach.kind}`);

test('a whole draft has nothing to correct', () => {
  expect(kinds({})).toEqual([]);
  expect(kinds({ name: '' })).toEqual([]);
  expect(kinds({ allPaths: false, paths: ['natGateway'], ipVersion: 'DualStack', tags: [{ key: 'team', value: '' }] })).toEqual([]);
});

test('what does not fit in the collection', () => {
  expect(kinds({ name: 'http://prod' })).toEqual(['flow-log-name web-address']);
  expect(kinds({ name: 'n'.repeat(129), description: 'https://x' })).toEqual(['flow-log-name too-long', 'flow-log-description web-address']);
  expect(kinds({ resourceIds: [] })).toEqual(['flow-log-resource no-resource']);
  expect(kinds({}, { ...nothingKnown, resources: new Set(['vpc-2']) })).toEqual(['flow-log-resource resource-gone']);
  expect(kinds({ region: 'eu-west-1', ipVersion: 'DualStack' })).toEqual(['flow-log-ip no-dual-stack']);
  expect(kinds({ allPaths: false })).toEqual(['flow-log-path no-path']);
  expect(kinds({ tags: [{ key: 'a', value: '' }, { key: 'aliyun-x', value: '' }] })).toEqual(['flow-log-tags reserved']);
});

test('at least one destination', () => {
  expect(kinds({ sls: false })).toEqual(['flow-log-sls no-destination']);
  expect(kinds({ sls: false, nis: true, analyzer: 'nta-bp1' })).toEqual([]);
});

test('projects and Logstores that are there, and that are not', () => {
  const known = { ...nothingKnown, projects: new Set(['mine']), logstores: new Set(['flow']) };
  expect(kinds({ newProject: 'mine' }, known)).toEqual(['flow-log-project project-taken']);
  expect(kinds({ newProject: 'Mine' })).toEqual(['flow-log-project character']);
  expect(kinds({ projectWay: 'choose', project: '' }, known)).toEqual(['flow-log-project no-project']);
  expect(kinds({ projectWay: 'choose', project: 'gone' }, known)).toEqual(['flow-log-project project-gone']);
  expect(kinds({ projectWay: 'choose', project: 'mine', newLogstore: 'flow' }, known)).toEqual(['flow-log-logstore logstore-taken']);
  expect(kinds({ projectWay: 'choose', project: 'mine', logstoreWay: 'choose', logstore: 'other' }, known)).toEqual(['flow-log-logstore logstore-gone']);
  expect(kinds({ projectWay: 'choose', project: 'mine', logstoreWay: 'choose', logstore: 'flow' }, known)).toEqual([]);
  // One that was asked for without an answer is the reader's own.
  expect(kinds({ newProject: 'mine', unheard: ['mine'] }, known)).toEqual([]);
  expect(kinds({ projectWay: 'choose', project: 'mine', newLogstore: 'flow', unheard: ['mine/flow'] }, known)).toEqual([]);
  expect(kinds({ projectWay: 'choose', project: 'mine', newLogstore: 'flow', unheard: ['other/flow', 'flow'] }, known)).toEqual(['flow-log-logstore logstore-taken']);
  // A project that is made has none of the Logstores of another.
  expect(kinds({ newLogstore: 'flow', logstoreWay: 'choose' }, known)).toEqual([]);
});

test('the interval of the traffic analyzer: smaller is wrong, equal is warned of', () => {
  const nis: Partial<FlowLogDraft> = { nis: true, analyzer: 'nta-bp1', interval: 10 };
  expect(kinds({ ...nis, analyzerInterval: 1 })).toEqual(['flow-log-analyzer analyzer-smaller']);
  expect(kinds({ ...nis, analyzerInterval: 10 })).toEqual([]);
  expect(warningsOf({ ...whole, ...nis, analyzerInterval: 10 }).map(({ breach }) => breach.kind)).toEqual(['analyzer-equal']);
  expect(warningsOf({ ...whole, ...nis, analyzerInterval: 60 })).toEqual([]);
  expect(kinds({ ...nis, analyzer: '' })).toEqual(['flow-log-analyzer no-analyzer']);
  expect(kinds({ ...nis, region: 'me-east-1' })).toEqual(['flow-log-analyzer no-analyzer-here']);
});

test('what typing on may put right is held back', () => {
  const early = (breach: FieldBreach['breach']): boolean => isEarly({ step: 'delivery', field: 'flow-log-project', breach });
  expect([early({ kind: 'too-short', least: 3, length: 1 }), early({ kind: 'end', wrong: '-' }), early({ kind: 'no-resource' })]).toEqual([true, true, true]);
  expect([early({ kind: 'character', wrong: 'A', allowed: 'slug' }), early({ kind: 'project-taken' }), early({ kind: 'too-long', most: 63, length: 64 })]).toEqual([false, false, false]);
});
