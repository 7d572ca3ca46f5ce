import { expect, test } from 'vitest'
import { median, quantile, timings } from './case.ts'

test('the median and the quantiles of timings', () => {
  expect(median([5, 1, 3])).toBe(3)
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95)).toBe(10)
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2)
  expect(() => median([])).toThrow(/nothing/)
})

test('the first of the runs is not timed', async () => {
  let runs = 0
  expect(await timings(3, () => (runs += 1))).toHaveLength(3)
  expect(runs).toBe(4)
})
