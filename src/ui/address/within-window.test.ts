import { expect, test } from 'vitest';
import { withinWindow } from './within-window.ts';

test('a place in the window stays, one beyond an edge goes to that edge', () => {
  expect([withinWindow(120, 900), withinWindow(899, 900)]).toEqual([120, 899]);
  expect([withinWindow(1100, 900), withinWindow(900, 900), withinWindow(-80, 900)]).toEqual([899, 899, 0]);
});
