import { expect, test } from 'vitest';
import type { PatternShape } from '../../../model/clusters.ts';
import { parseClustering, printClustering, signOf, usualClustering, type Clustering } from './clustering-codec.ts';

const shape: PatternShape = {
  source: { kind: 'any' }, destination: { kind: 'block', text: '10.0.0.0/24' }, protocol: 6, service: null,
  flags: { kind: 'one', value: 2 }, action: { kind: 'one', value: 'REJECT' }, interface: { kind: 'any', distinct: null },
};

test('what was set comes back from the link', () => {
  const all: readonly Clustering[] = [
    { options: { wanted: 40, mayVary: { address: false, port: true, interface: false, verdict: true } }, opened: null },
    { options: { wanted: 5, mayVary: { address: false, port: false, interface: false, verdict: false } }, opened: signOf(shape) },
    { ...usualClustering, opened: signOf(shape) },
  ];
  for (const one of all) expect(parseClustering(printClustering(one))).toEqual(one);
  expect(printClustering(usualClustering)).toBeNull();
});

test('what cannot be read is the usual', () => {
  for (const text of [null, '', '2;15;api', '1;15;xyz', '1;15;api;<b>']) expect(parseClustering(text)).toEqual(usualClustering);
  expect(parseClustering('1;999;a').options.wanted).toBe(200);
});

test('patterns that say something else have another sign', () => {
  expect(signOf(shape)).toMatch(/^[0-9a-f]{8}$/);
  expect(signOf({ ...shape, protocol: 17 })).not.toBe(signOf(shape));
});
