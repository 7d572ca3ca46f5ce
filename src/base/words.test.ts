import { expect, test } from 'vitest';
import { afterHan, beforeHan, joinedSentences } from './words.ts';

test('Latin names and figures keep a space from Chinese, Chinese names do not', () => {
  expect(['vpc-b', 'TCP', '10.0.0.1', '12 %', '允许'].map((name) => `${beforeHan(name)}在`)).toEqual(['vpc-b 在', 'TCP 在', '10.0.0.1 在', '12 % 在', '允许在']);
  expect(['VPN 网关', '443', '同 VPC'].map((name) => `为${afterHan(name)}`)).toEqual(['为 VPN 网关', '为 443', '为同 VPC']);
});

test('Sentences are parted as each language parts them, and what is empty says nothing', () => {
  expect(joinedSentences(['One.', '', null, 'Two.'], 'en')).toBe('One. Two.');
  expect(joinedSentences([null, '其一。', '其二。'], 'zh')).toBe('其一。其二。');
});
