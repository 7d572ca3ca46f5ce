import { describe, expect, test } from 'vitest';
import {
  checkFlowLogDescription, checkFlowLogName, checkHuaweiDescription, checkHuaweiName, checkLogstoreName, checkProjectName, checkRetention, checkRouterInterval, checkTagKey, checkTags, checkTagValue,
  type RuleCheck,
} from './rules.ts';

const kinds = (...checks: readonly RuleCheck[]): readonly (string | null)[] => checks.map((check) => check?.kind ?? null);

describe('names of flow logs', () => {
  test('anything to 128 characters that is no web address', () => {
    expect(kinds(...['', 'a', '日志 一', 'x'.repeat(128), 'see https://a.b'].map(checkFlowLogName))).toEqual([null, null, null, null, null]);
    expect(checkFlowLogName('x'.repeat(129))).toEqual({ kind: 'too-long', most: 128, length: 129 });
    expect(kinds(checkFlowLogName('http://a'), checkFlowLogName('HTTPS://a'), checkFlowLogName('https:/a'))).toEqual(['web-address', 'web-address', null]);
    expect(kinds(checkFlowLogDescription('x'.repeat(256)), checkFlowLogDescription('x'.repeat(257)), checkFlowLogDescription('http://'))).toEqual([null, 'too-long', 'web-address']);
  });
});

describe('names in Simple Log Service', () => {
  test('a project', () => {
    expect(kinds(...['abc', 'a-1', '0ab', 'x'.repeat(63)].map(checkProjectName))).toEqual([null, null, null, null]);
    expect(checkProjectName('Flow')).toEqual({ kind: 'character', wrong: 'F', allowed: 'slug' });
    expect(checkProjectName('flow_log')).toMatchObject({ kind: 'character', wrong: '_' });
    expect(checkProjectName('flow 日志')).toMatchObject({ wrong: ' ' });
    expect(kinds(...['-ab', 'ab-', '-'].map(checkProjectName))).toEqual(['end', 'end', 'end']);
    expect(kinds(...['', 'a', 'ab', 'x'.repeat(64)].map(checkProjectName))).toEqual(['empty', 'too-short', 'too-short', 'too-long']);
  });

  test('a logstore may have an underscore, in between', () => {
    expect(kinds(...['vpc_flow', '_ab', 'ab_', 'vpc.flow'].map(checkLogstoreName))).toEqual([null, 'end', 'end', 'character']);
  });

  test('days', () => {
    expect(kinds(...[1, 7, 300, 3000, 3650].map(checkRetention))).toEqual([null, null, null, null, null]);
    expect(kinds(...[0, 3001, 3651, 1.5, Number.NaN].map(checkRetention))).toEqual(['range', 'range', 'range', 'not-whole', 'not-whole']);
  });
});

describe('tags', () => {
  test('a key', () => {
    expect(kinds(...['team', 'Aliyuns', 'acs:x', 'a http://b', '', 'x'.repeat(129)].map(checkTagKey))).toEqual([null, 'reserved', 'reserved', 'web-address', 'empty', 'too-long']);
    expect(kinds(...['', 'aliyun', 'https://b', 'x'.repeat(129)].map(checkTagValue))).toEqual([null, null, 'web-address', 'too-long']);
  });

  test('all of them', () => {
    expect(checkTags([{ key: 'a', value: '' }, { key: 'a', value: 'http://' }])).toEqual([
      { at: 1, part: 'key', breach: { kind: 'twice', value: 'a' } }, { at: 1, part: 'value', breach: { kind: 'web-address', where: 'holds' } },
    ]);
    expect(checkTags(Array.from({ length: 21 }, (_, at) => ({ key: `k${at}`, value: '' })))).toEqual([{ at: -1, part: 'key', breach: { kind: 'too-many', most: 20, count: 21 } }]);
  });
});

test('Huawei Cloud', () => {
  expect(kinds(...['flow_log-1.a', '流日志', '', 'a b', 'x'.repeat(65), 'a<b'].map(checkHuaweiName))).toEqual([null, null, 'empty', 'character', 'too-long', 'character']);
  expect(kinds(...['', 'any text, with (signs)', 'a<b', 'x'.repeat(256)].map(checkHuaweiDescription))).toEqual([null, null, 'character', 'too-long']);
  expect(kinds(...[60, 600, 59, 601, 60.5].map(checkRouterInterval))).toEqual([null, null, 'range', 'range', 'not-whole']);
});
