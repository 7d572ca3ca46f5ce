import { describe, expect, test } from 'vitest';
import { crossesZone, crossingRows, zonesText } from './crossing.ts';
import { look } from '../testing/frames.ts';

const zoned = { ...look, zones: new Map([['i-1', 'cn-hangzhou-b'], ['i-2', 'cn-hangzhou-h'], ['i-3', 'cn-hangzhou-b']]) };
const end = (key: string, group: string | null = 'vpc-1') => ({ key, group, isOther: false });

describe('a pair of instances', () => {
  test('crosses zones only where both are known', () => {
    expect(crossesZone('i-1', 'i-2', zoned)).toBe(true);
    expect(crossesZone('i-1', 'i-3', zoned)).toBe(false);
    expect(crossesZone('i-1', 'i-9', zoned)).toBeNull();
    expect(crossesZone('i-9', 'i-9', zoned)).toBeNull();
    expect(crossesZone('i-1', 'i-2', look)).toBeNull();
    expect([zonesText('i-1', 'i-2', zoned), zonesText('i-1', 'i-3', zoned), zonesText('i-1', 'i-9', zoned)]).toEqual(['cn-hangzhou-b → cn-hangzhou-h', 'cn-hangzhou-b', 'cn-hangzhou-b → –']);
  });
  test('says in its tip what it crosses, and nothing of what is not known', () => {
    expect(crossingRows(end('i-1'), end('i-2', 'vpc-2'), zoned).map(({ name, text }) => `${name.en}: ${text}`)).toEqual(['⇄ crosses VPCs: vpc-1 → vpc-2', '⇄ crosses zones: cn-hangzhou-b → cn-hangzhou-h']);
    expect(crossingRows(end('i-1'), end('i-3'), zoned)).toEqual([]);
    expect(crossingRows(end('i-1'), end('i-9', null), zoned)).toEqual([]);
    expect(crossingRows(end('i-1'), { ...end('i-2', 'vpc-2'), isOther: true }, zoned)).toEqual([]);
  });
});
