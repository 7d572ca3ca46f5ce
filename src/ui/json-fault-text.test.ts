import { expect, test } from 'vitest';
import { jsonFaultText } from './json-fault-text.ts';

const broken = ['{', '[1 2]', '{"a":1 "b":2}', '{"a" 1}', '{"a":1} x', '"a', '["\u0001"]', '["\\x"]', '01', '1.', '["\\u12"]', '{"a":1,}', '', '[1,]', 'nul'];

test.each(broken)('what is wrong with %j is said in both languages', (text) => {
  try {
    JSON.parse(text);
    expect.unreachable();
  } catch (error) {
    const detail = error instanceof SyntaxError ? error.message : '';
    expect(jsonFaultText(detail, 'zh')).toMatch(/^[\p{Script=Han}\d\s“”，,:\]}]+$/u);
    expect(jsonFaultText(detail, 'en')).not.toContain('JSON');
  }
});

test('the place is counted from one, and words that are not known are told as they are', () => {
  expect(jsonFaultText("Expected ',' or ']' after array element in JSON at position 3 (line 1 column 4)", 'zh')).toBe('第 4 个字符处，应为“,”或“]”');
  expect(jsonFaultText('stack size exceeded', 'zh')).toBe('stack size exceeded');
});
