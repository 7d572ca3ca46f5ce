import { expect, test } from 'vitest';
import { wordsOf } from '../../../base/words.ts';
import type { FlowLogInstance } from '../../../model/cloud/logstore.ts';
import { draftProblems, type InstanceDraft } from './instance-draft.ts';
import { instanceWords } from './words.ts';

const w = wordsOf(instanceWords, 'en');
const whole: InstanceDraft = { name: 'a', region: 'cn-hangzhou', project: 'p', logstore: 'l', id: 'a1b2c3d4e5', interDomain: false };
const other: FlowLogInstance = { ...whole, id: 'b1b2c3d4e5', name: 'other', cloud: 'demo', createdAt: 0 };

test('a form that is whole has nothing to correct', () => {
  expect(draftProblems(whole, [other], w)).toEqual({});
});

test('what is missing is said field by field', () => {
  expect(draftProblems({ ...whole, name: ' ', project: '', logstore: '' }, [], w)).toEqual({ name: w.nameMissing, project: w.projectMissing, logstore: w.logstoreMissing });
});

test('an id is ten of a to z and digits, and names one instance', () => {
  for (const id of ['', 'a1b2c3d4e', 'a1b2c3d4e56', 'A1B2C3D4E5', 'a1b2c3d4-5']) expect(draftProblems({ ...whole, id }, [], w)).toEqual({ id: w.idWrong });
  expect(draftProblems({ ...whole, id: other.id }, [other], w)).toEqual({ id: w.idTaken('other') });
});
