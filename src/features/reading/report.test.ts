import { describe, expect, test } from 'vitest';
import type { FileFailure, FileReport, ReadNote, SkipReason } from '../../model/source.ts';
import { hasMore, isNotWhole, toneOf } from './file-state.ts';
import { reportJson, skippedCsv } from './report-file.ts';
import { failureText, noteText, reasonText } from './report-text.ts';

const reasons: readonly SkipReason[] = [
  { kind: 'field-count', expected: 14, found: 13 }, { kind: 'not-a-number', field: 'bytes', value: '1.2e+07' }, { kind: 'out-of-range', field: 'dstport', value: '70000' },
  { kind: 'not-an-address', field: 'srcaddr', value: 'x' }, { kind: 'json', detail: 'Unterminated string in JSON at position 4' }, { kind: 'no-time' }, { kind: 'not-a-record', detail: 'a number' },
  { kind: 'too-long', bytes: 2_000_000 },
];
const notes: readonly ReadNote[] = [
  { kind: 'shifted-columns', records: 4, firstLine: 2 }, { kind: 'er-order-assumed', swapped: true }, { kind: 'er-order-assumed', swapped: false }, { kind: 'sampled' },
  { kind: 'odd-duration', records: 2, longestSeconds: 90_000 },
  ...(['checksum', 'length', 'cut', 'corrupt', 'trailing'] as const).map((detail) => ({ kind: 'gzip-damaged', offset: 1234, detail }) as const),
];
const failures: readonly FileFailure[] = [
  { kind: 'empty' }, { kind: 'zstd' }, { kind: 'snappy' }, { kind: 'orc' }, { kind: 'unknown-columns', preview: [] }, { kind: 'vanished', message: 'NotFoundError' }, { kind: 'not-made', message: 'NotFoundError' },
  { kind: 'memory', neededBytes: 2e9, budgetBytes: 1e9 }, { kind: 'already-read' }, { kind: 'cancelled' }, { kind: 'internal', message: 'x' },
  ...(['picture', 'pdf', 'zip', 'spreadsheet', 'binary', 'text'] as const).map((looksLike) => ({ kind: 'not-a-log', looksLike }) as const),
];
const file: FileReport = {
  name: 'a.log', bytes: 10, bytesRead: 10, state: 'read', format: 'aws-text', records: 5, noData: 0, skipData: 0, skipped: 0, reasons: [], firstSkipped: [], notes: [],
  failure: null, milliseconds: 1,
};

describe('every fact has its own sentence in both languages', () => {
  test.each(['en', 'zh'] as const)('%s', (language) => {
    const said = [
      ...reasons.map((reason) => reasonText(reason, language)),
      ...notes.map((note) => noteText(note, language)),
      ...failures.map((failure) => failureText(failure, language).detail),
    ];
    expect(new Set(said).size).toBe(said.length);
    for (const sentence of said) {
      expect(sentence).not.toMatch(/undefined|NaN|\[object/);
      if (language === 'zh') expect(sentence).toMatch(/[一-鿿]/);
    }
    expect(reasonText({ kind: 'not-a-record', detail: 'cut off' }, 'zh')).toBe('不是记录：内容中断');
    expect(reasonText({ kind: 'not-a-record', detail: 'cut off' }, 'en')).toBe('This is no record: cut off');
    expect(['en', 'zh'].map((language) => reasonText({ kind: 'not-a-record', detail: 'no message' }, language === 'zh' ? 'zh' : 'en'))).toEqual(['This is no record: no message', '不是记录：没有 message']);
    expect(reasonText({ kind: 'not-a-record', detail: 'more than 200 columns' }, 'zh')).toBe('不是记录：超过 200 列');
    expect(reasonText({ kind: 'not-a-number', field: 'bytes', value: '1.2e+07' }, 'en')).toBe('bytes is “1.2e+07”, not a whole number');
  });
});

test('a row speaks of what is missing, of doubts, or of nothing', () => {
  expect(toneOf(file)).toBe('whole');
  expect(toneOf({ ...file, skipped: 1 })).toBe('doubt');
  expect(toneOf({ ...file, failure: { kind: 'already-read' } })).toBe('doubt');
  expect(toneOf({ ...file, state: 'reading' })).toBe('open');
  expect(isNotWhole({ ...file, notes: [{ kind: 'gzip-damaged', offset: 1, detail: 'cut' }] })).toBe(true);
  expect(isNotWhole({ ...file, notes: [{ kind: 'gzip-damaged', offset: 1, detail: 'trailing' }] })).toBe(false);
  expect([hasMore(file), hasMore({ ...file, noData: 1 })]).toEqual([false, true]);
});

test('the saved report is whole, and no cell of it is a formula', () => {
  const skipped = { line: 7, reason: { kind: 'no-time' }, text: '=HYPERLINK("x"),"a"' } as const;
  const report = { ...file, skipped: 1, firstSkipped: [skipped] };
  expect(JSON.parse(reportJson([report]))).toEqual({ version: 1, records: 5, skipped: 1, files: [report] });
  expect(skippedCsv([report])).toBe('file,line,reason,text\r\na.log,7,The record has no time,"\'=HYPERLINK(""x""),""a"""\r\n');
});
