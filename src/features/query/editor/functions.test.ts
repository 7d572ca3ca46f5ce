import { expect, test } from 'vitest';
import { functionNames } from '../../../statement/unknown-function.ts';
import { described } from './described-functions.ts';
import { functionList } from './functions.ts';
import { typeWords } from './words.ts';

test('every function that can be called is described in both languages', () => {
  for (const language of ['en', 'zh'] as const) {
    const list = functionList(language);
    const names = new Set(list.map(({ name }) => name));
    expect(functionNames.filter((name) => !names.has(name))).toEqual([]);
    expect(list.filter(({ doc }) => doc === '')).toEqual([]);
  }
});

test('signatures say what a function takes, in the language of the reader', () => {
  const find = (language: 'en' | 'zh', name: string) => functionList(language).find((one) => one.name === name);
  expect(find('en', 'strpos')).toMatchObject({ signature: 'strpos(text, text, [integer])', result: 'integer', kind: 'function' });
  expect(find('zh', 'strpos')).toMatchObject({ signature: 'strpos(文本, 文本, [整数])', result: '整数' });
  expect(find('zh', 'max_by')).toMatchObject({ signature: 'max_by(值, 依据, [整数])', kind: 'aggregate' });
  expect(find('en', 'row_number')).toMatchObject({ signature: 'row_number()', kind: 'window' });
});

test('every word of a signature is in the catalog', () => {
  const words = Object.values(described).flatMap(({ args, result }) => `${args} ${result}`.match(/\p{L}+/gu) ?? []);
  expect([...new Set(words)].filter((word) => !Object.hasOwn(typeWords, word) && word !== 'in')).toEqual([]);
});
