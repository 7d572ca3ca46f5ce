import { expect, test } from 'vitest';
import { present } from '../../base/assert.ts';
import { overview } from '../../catalog/overview.ts';
import { withCourse } from './with-course.ts';

const panel = (id: string) => present(overview.panels.find((one) => one.id === id), id);

test('the course of a value says of what length its amounts are; a share is one of any length, and what has no course stays', () => {
  expect(withCourse(panel('bytes'))).toMatchObject({ unit: { en: 'bytes per {bin}', zh: '字节/{bin}' }, picture: { kind: 'lines', y: 'bytes' }, statement: panel('bytes').companion });
  expect(withCourse(panel('reject-share')).unit).toEqual(panel('reject-share').unit);
  expect(withCourse(panel('enis'))).toBe(panel('enis'));
  expect(withCourse(panel('verdicts'))).toBe(panel('verdicts'));
});
