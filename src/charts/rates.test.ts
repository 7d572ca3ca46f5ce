import { expect, test } from 'vitest';
import { usualUnits } from '../base/format/units.ts';
import { panelVersion, type Panel } from '../model/panel.ts';
import { usualChart } from '../model/chart.ts';
import { frameInRates, panelInRates } from './rates.ts';
import { column, frameOf } from './testing/frames.ts';

const inBytes = { rate: 'bytes', step: 1000 } as const;
const chart = { ...usualChart, kind: 'lanes', unit: 'bits-per-second', x: 'time', y: ['rate'], series: 'eni-id' } as const;
const panel: Panel = {
  version: panelVersion, id: 'a', title: 'A', unit: { en: 'bits/s, one scale', zh: 'bit/s，同一比例' }, statement: '* | select 1', counts: 'flows',
  units: { rate: 'bits-per-second', bytes: 'bytes' }, picture: { kind: 'chart', chart }, consequence: { kind: 'none' }, finding: { kind: 'chart' },
  choice: { name: 'measure', label: { en: 'Measure', zh: '度量' }, options: [{ value: 'bits', label: { en: 'bits/s', zh: 'bit/s' } }] },
};
const frame = frameOf([column('eni-id', 'varchar', ['x', 'y']), column('rate', 'bigint', [80, 16n]), column('bytes', 'bigint', [5, null])], { whole: { groups: 9, totals: [null, 800n, 50] } });

test('a reader who has rates in bytes has all of a panel in bytes: header, choices, unit and numbers', () => {
  expect(panelInRates(panel, inBytes)).toMatchObject({
    unit: { en: 'bytes/s, one scale', zh: '字节/秒，同一比例' }, units: { rate: 'bytes-per-second', bytes: 'bytes' }, picture: { chart: { unit: 'bytes-per-second' } },
    choice: { options: [{ value: 'bits', label: { en: 'bytes/s', zh: '字节/秒' } }] },
  });
  const shown = frameInRates(frame, panel.units, inBytes);
  expect(shown.columns.map(({ values, unit }) => [unit, ...values])).toEqual([['none', 'x', 'y'], ['bytes-per-second', 10, 2], ['none', 5, null]]);
  expect(shown.whole?.totals).toEqual([null, 100, 50]);
  expect(frameInRates(frame, panel.units, inBytes)).toBe(shown);
});

test('in bits everything is the very same', () => {
  expect(panelInRates(panel, usualUnits)).toBe(panel);
  expect(frameInRates(frame, panel.units, usualUnits)).toBe(frame);
});

test('a chart of the reader keeps the unit that was chosen for it', () => {
  const { units: _, ...own } = panel;
  expect(panelInRates(own, inBytes)).toBe(own);
  expect(frameInRates(frame, undefined, inBytes)).toBe(frame);
});
