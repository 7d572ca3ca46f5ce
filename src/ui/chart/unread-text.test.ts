import { expect, test } from 'vitest';
import { allRead } from '../../charts/unread.ts';
import { gapsText, unreadRows } from './unread-text.ts';

const axis = { from: 0, step: 60, count: 60 };
const gapAt = (minute: number): { from: number; to: number } => ({ from: minute * 60 + 1, to: (minute + 5) * 60 });
const [en, zh] = [{ language: 'en', zone: 0 }, { language: 'zh', zone: 0 }] as const;

test('a sentence names two gaps and counts the others; one beside the axis or shorter than a step is not in it', () => {
  expect(gapsText(axis, { ...allRead, readFrom: 120 }, en)).toBeNull();
  expect(gapsText(axis, { ...allRead, gaps: [gapAt(10)] }, en)).toBe('Nothing was read between files: 00:10 to 00:15.');
  const many = { ...allRead, gaps: [10, 20, 30, 40, 90].map(gapAt) };
  expect(gapsText(axis, many, en)).toBe('Nothing was read between files: 00:10 to 00:15, 00:20 to 00:25 and 2 more.');
  expect(gapsText(axis, { ...many, comes: { before: true, after: true } }, zh)).toBe('文件之间尚未读取：00:10 至 00:15、00:20 至 00:25，另有 2 段。');
  expect(gapsText({ ...axis, step: 600, count: 6 }, { ...allRead, gaps: [gapAt(10)] }, en)).toBeNull();
});

test('over years, times say theirs', () => {
  const [day, begin] = [86_400, Date.UTC(2023, 10, 15) / 1000];
  const gap = { from: begin + 2 * day + 1, to: begin + 800 * day };
  expect(gapsText({ from: begin, step: day, count: 813 }, { ...allRead, gaps: [gap] }, en)).toBe('Nothing was read between files: 2023-11-17 00:00 to 2026-01-23 00:00.');
  expect(gapsText({ from: begin, step: day, count: 20 }, { ...allRead, gaps: [{ ...gap, to: begin + 10 * day }] }, en)).toBe('Nothing was read between files: 11-17 00:00 to 11-25 00:00.');
});

test('rows of a table say what each stretch is, the ends too', () => {
  expect(unreadRows(axis, { ...allRead, readFrom: 120, readUntil: 3000, gaps: [gapAt(10)] }, en)).toEqual([
    { before: 120, text: 'no records before 00:02' }, { before: 3600, text: 'no records after 00:49' }, { before: 900, text: 'not read: no file from 00:10 to 00:15' },
  ]);
});
