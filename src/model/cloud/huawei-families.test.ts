import { expect, test } from 'vitest';
import { canBeLogged, loggedFamilies } from './huawei-families.ts';

test('61 families, each once', () => {
  expect(new Set(loggedFamilies.map((family) => family.toLowerCase())).size).toBe(loggedFamilies.length);
  expect(loggedFamilies.length).toBe(61);
});

test('a flavour is of the family before its first point, however it is written', () => {
  const flavours = ['c7.large.2', 'S6.small.1', 'kc1.large.2', 's2.medium.2', 'p1.2xlarge.8', 'c9x.large.2', '', null];
  expect(flavours.map((flavour) => canBeLogged({ flavour }))).toEqual([true, true, true, false, false, false, false, false]);
});
