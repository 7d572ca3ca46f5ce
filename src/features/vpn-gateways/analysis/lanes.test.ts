import { expect, test } from 'vitest';
import { quantityText } from '../../../charts/figures.ts';
import { frameInRates } from '../../../charts/rates.ts';
import { column, drawing, frameOf, minutes, plain } from '../../../charts/testing/frames.ts';
import { lanesOf, peakOf, ratesAsked, shownRates, ticksOf } from './lanes.ts';

const frame = frameOf([
  column('time', 'timestamp', [0, 60]), column('eni-id', 'varchar', ['eni-a', 'eni-a']), column('direction', 'varchar', ['out', 'in']), column('rate', 'double', [8_000_000, 16_000_000], { unit: 'bits-per-second' }),
]);

test.each([['bits', '16.0 Mbps', 8e6], ['bytes', '2.00 MB/s', 1e6]] as const)('lanes of a gateway have their rates in %s where the reader has them so', (rate, peakText, out) => {
  const units = { rate, step: 1000 } as const;
  const lanes = lanesOf(frameInRates(frame, ratesAsked, units), ['eni-a'], drawing({ units: shownRates(units) }));
  const peak = peakOf(lanes, minutes);
  expect([peak?.way, plain(quantityText(peak?.rate, shownRates(units).rate, units))]).toEqual(['in', peakText]);
  const shown = lanes[0]?.series.find(({ key }) => key === 'out');
  expect([shown?.unit, shown?.values[0]]).toEqual([shownRates(units).rate, out]);
  expect(Math.max(...ticksOf(lanes, 4).values)).toBeGreaterThanOrEqual(out);
});
