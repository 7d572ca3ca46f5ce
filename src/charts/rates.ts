import type { Units } from '../base/format/units.ts';
import type { Frame, FrameColumn, Unit, Value } from '../model/frame.ts';
import type { Panel, Text } from '../model/panel.ts';

/**
 * Rates of the built-in panels are asked in bits per second and shown as the reader has rates: as bytes per second the numbers are
 * divided before anything is drawn, so that header, axis, tip, table and sentence say the same. Which columns are rates is
 * said by the panel's units; a chart that a reader put together has none, and keeps the unit that was chosen for it.
 */
export function panelInRates(panel: Panel, { rate }: Units): Panel {
  const { units, unit, picture, choice } = panel;
  if (rate === 'bits' || units === undefined || !Object.values(units).includes('bits-per-second')) return panel;
  const inBytes = Object.fromEntries(Object.entries(units).map(([name, one]): [string, Unit] => [name, one === 'bits-per-second' ? 'bytes-per-second' : one]));
  const isRate = picture.kind === 'chart' && picture.chart.unit === 'bits-per-second' && picture.chart.y.every((name) => units[name] === 'bits-per-second');
  return {
    ...panel, units: inBytes, unit: inBytesText(unit),
    ...(isRate ? { picture: { ...picture, chart: { ...picture.chart, unit: 'bytes-per-second' } } } : {}),
    ...(choice === undefined ? {} : { choice: { ...choice, options: choice.options.map((one) => ({ ...one, label: inBytesText(one.label) })) } }),
  };
}

function inBytesText({ en, zh }: Text): Text {
  return { en: en.replace('bits/s', 'bytes/s'), zh: zh.replace('bit/s', '字节/秒') };
}

const known = new WeakMap<Frame, { readonly units: Panel['units']; readonly frame: Frame }>();

/** The answer to a panel's question with its rates as the reader has them; `units` are the panel's own. The same object for the same answer. */
export function frameInRates<Given extends Frame | null>(given: Given, units: Panel['units'], { rate }: Units): Given | Frame {
  if (given === null || rate === 'bits' || units === undefined) return given;
  const found = known.get(given);
  if (found?.units === units) return found.frame;
  const isRate = ({ name }: FrameColumn): boolean => units[name] === 'bits-per-second';
  const { columns, whole } = given;
  const frame: Frame = !columns.some(isRate) ? given : {
    ...given,
    columns: columns.map((column) => (isRate(column) ? { ...column, type: 'double', unit: 'bytes-per-second', values: column.values.map(eighth) } : column)),
    ...(whole === undefined ? {} : { whole: { ...whole, totals: whole.totals.map((total, i) => (columns[i] !== undefined && isRate(columns[i]) && total !== null ? Number(total) / 8 : total)) } }),
  };
  known.set(given, { units, frame });
  return frame;
}

function eighth(value: Value): Value {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) / 8 : value;
}
