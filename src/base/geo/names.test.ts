import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, test } from 'vitest';
import { parseCountryTable } from './country.ts';
import { countryTableV4, countryTableV6, worldOutlines } from './files.ts';
import { countryCodes, countryName } from './names.ts';

const read = (url: URL): Buffer => readFileSync(fileURLToPath(url));

describe('names', () => {
  test('in both languages', () => {
    expect(countryName('HK', 'en')).toBe('Hong Kong');
    expect(countryName('HK', 'zh')).toBe('香港');
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
  // The generated file is ours: its shape is what topojson-client reads.
  const world = JSON.parse(read(worldOutlines()).toString('utf8')) as Topology<{ countries: GeometryCollection }>;
  const { features } = feature(world, world.objects.countries);

  test('has each country once, small ones too, and every id has a name', () => {
    const ids = features.map(({ id }) => id).filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['HK', 'MO', 'SG', 'MT', 'LU', 'CN', 'US', 'AU']));
    const known = new Set(countryCodes());
    expect(ids.filter((id) => !known.has(String(id)))).toEqual([]);
  });

  test('Hong Kong, Macao and Singapore are where they should be', () => {
    const where: Record<string, [number, number]> = { HK: [114.15, 22.4], MO: [113.55, 22.2], SG: [103.8, 1.35] };
    for (const [code, [longitude, latitude]] of Object.entries(where)) {
      const shape = features.find(({ id }) => id === code)?.geometry;
      const points = shape?.type === 'MultiPolygon' ? shape.coordinates.flat(2) : [];
      expect(points.length).toBeGreaterThan(3);
      for (const [x = 0, y = 0] of points) {
        expect(Math.abs(x - longitude)).toBeLessThan(0.6);
        expect(Math.abs(y - latitude)).toBeLessThan(0.6);
      }
    }
  });
});
