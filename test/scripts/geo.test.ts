import { expect, test } from 'vitest';
import { project } from '../../scripts/geo.mjs';

test('the projection reaches the ends of the Equal Earth map', () => {
  // Half its width and half its height in radii of the sphere, as PROJ's `eqearth` gives them.
  expect(project([180, 0])[0]).toBeCloseTo(2.70662998, 7);
  expect(project([0, -90])[1]).toBeCloseTo(1.31736276, 7);
  expect(project([0, 0])).toEqual([0, -0]);
  const [x, y] = project([-180, 90]);
  // The poles are lines, about 0.59 times as long as the equator.
  expect(x / -2.70662998).toBeCloseTo(0.592, 3);
  expect(y).toBeCloseTo(-1.31736276, 7);
});
