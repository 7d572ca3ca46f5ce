import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseCountryTable } from './country.ts';
import { countryTableV4, countryTableV6, worldOutlines } from './files.ts';
import { countryCodes, countryName } from './names.ts';

const read = (url: URL): Buffer => readFileSync(fileURLToPath(url));

describe('names', () => {
  test('in both languages', () => {
    expect(countryName('HK', 'en')).toBe('Hong Kong');
    expect(countryName('HK', 'zh')).toBe('中国香港');
    expect(countryName('US', 'en')).toBe('United States');
    expect(countryName('DE', 'zh')).toBe('德国');
  });

  test('an unknown code, even one that every object inherits, names itself', () => {
    expect(countryName('Q9', 'en')).toBe('Q9');
    expect(countryName('toString', 'zh')).toBe('toString');
  });

  test('every country of the address tables has a name', () => {
    const known = new Set(countryCodes());
    for (const url of [countryTableV4(), countryTableV6()]) {
      const missing = parseCountryTable(read(url)).codes.filter((code) => code !== null && !known.has(code));
      expect(missing).toEqual([]);
    }
  });
});

describe('the world', () => {
  // The generated file is ours: `scripts/geo.mjs` says its shape.
  const { width, height, areas } = JSON.parse(read(worldOutlines()).toString('utf8')) as { width: number; height: number; areas: [code: string | null, path: string][] };
  const codes = areas.flatMap(([code]) => (code === null ? [] : [code]));
  const begins = (code: string): readonly [number, number] => {
    const [, x, y] = /^M(\d+) (\d+)l/.exec(areas.find(([one]) => one === code)?.[1] ?? '') ?? [];
    return [Number(x), Number(y)];
  };

  test('has each country once, small ones too, and every code has a name', () => {
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual(expect.arrayContaining(['HK', 'MO', 'SG', 'MT', 'LU', 'CN', 'US', 'AU']));
    const known = new Set(countryCodes());
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
    for (const [, path] of areas) expect(path).toMatch(/^(M\d+ \d+l[-\d ]+z)+$/);
  });

  test('Hong Kong, Macao and Singapore are where they should be', () => {
    // Equal Earth by hand: 114.15° E 22.4° N, 113.55° E 22.2° N and 103.8° E 1.35° N, on a map from 180° W to 191° E, 83.6° N to 55.9° S.
    for (const [code, [x, y]] of Object.entries({ HK: [0.811, 0.36], MO: [0.81, 0.363], SG: [0.794, 0.537] } as const)) {
      const [atX, atY] = begins(code);
      expect(Math.abs(atX / width - x)).toBeLessThan(0.006);
      expect(Math.abs(atY / height - y)).toBeLessThan(0.01);
    }
    expect(begins('HK')[0]).toBeGreaterThan(begins('MO')[0]);
  });
});
