import { joined, thinSpace, type Quantity } from '../../base/format/number.ts';
import type { Chart, ChartUnit } from '../../model/chart.ts';
import type { FrameColumn, Unit, Value } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import { axisFigure, exactText, largeQuantity, quantity, withNoun } from '../figures.ts';
import type { Look } from '../look.ts';

/**
 * What becomes of rows that share a place. Volumes and counts add up (`always`). Rates add up over entities and are averaged over
 * time (`at-once`). Shares, lengths and ports are averaged (`never`).
 */
export type Adding = 'always' | 'at-once' | 'never';

/** What the numbers of a chart count, and a word of the reader's own behind them. */
export interface Amount {
  readonly unit: Unit;
  readonly suffix: string;
  readonly adds: Adding;
}

const named: Readonly<Record<Exclude<ChartUnit, 'auto' | 'percent' | `text:${string}`>, Unit>> = {
  none: 'none', bytes: 'bytes', bits: 'bits', 'bits-per-second': 'bits-per-second', 'bytes-per-second': 'bytes-per-second',
  'packets-per-second': 'packets-per-second', records: 'records', share: 'share', seconds: 'seconds', port: 'port',
};
const rates: ReadonlySet<Unit> = new Set(['bits-per-second', 'bytes-per-second', 'packets-per-second']);
const averaged: ReadonlySet<Unit> = new Set(['share', 'seconds', 'port', 'protocol', 'time']);

/** The amount of a column in a chart: what the reader says, else what the engine knows. */
export function amountOf(chart: Pick<Chart, 'unit'>, column: Pick<FrameColumn, 'unit'> | undefined): Amount {
  const { unit } = chart;
  if (unit === 'auto') return amount(column?.unit ?? 'none');
  if (unit === 'percent') return { unit: 'none', suffix: '%', adds: 'never' };
  if (isOwn(unit)) return { unit: 'none', suffix: unit.slice(5).trim(), adds: 'always' };
  return amount(named[unit]);
}

function amount(unit: Unit): Amount {
  return { unit, suffix: '', adds: averaged.has(unit) ? 'never' : rates.has(unit) ? 'at-once' : 'always' };
}

function isOwn(unit: ChartUnit): unit is `text:${string}` {
  return unit.startsWith('text:');
}

/** Rates of this chart are what they are called, whichever way the reader has rates shown elsewhere. */
export function lookOf(look: Look): Look {
  return look.units.rate === 'bits' ? look : { ...look, units: { ...look.units, rate: 'bits' } };
}

/** Three figures with their unit: `1.39 Mbps`, `12.4 k flows`. */
export function amountParts(value: Value | undefined, { unit, suffix }: Amount, look: Look): Quantity {
  const parts = quantity(value, unit, lookOf(look).units);
  return suffix === '' || parts.value === '–' ? parts : { value: parts.value, unit: parts.unit === '' ? suffix : `${parts.unit}${thinSpace}${suffix}` };
}

export function amountText(value: Value | undefined, amount: Amount, look: Look): string {
  return joined(amountParts(value, amount, look));
}

/** The same in a sentence: `4,054 records`. */
export function saidAmount(value: Value | undefined, amount: Amount, look: Look): string {
  const text = amountText(value, amount, look);
  return amount.suffix === '' ? withNoun(text, value, amount.unit, look.language) : text;
}

/** For a single value, whose counts are written out whole. */
export function largeAmount(value: Value | undefined, amount: Amount, look: Look): Quantity {
  return amount.suffix === '' ? largeQuantity(value, amount.unit, lookOf(look).units) : amountParts(value, amount, look);
}

export function largeText(value: Value | undefined, amount: Amount, look: Look): string {
  return joined(largeAmount(value, amount, look));
}

/** The exact number, for a tooltip. */
export function exactAmount(value: number | null, { unit, suffix }: Amount): string {
  const text = exactText(value === null || Math.abs(value) < 1000 ? value : Math.round(value), unit);
  return suffix === '' || value === null ? text : `${text}${thinSpace}${suffix}`;
}

export function amountLabel(value: number, { unit }: Amount, look: Look): string {
  return (value < 0 ? '−' : '') + axisFigure(Math.abs(value), unit, lookOf(look).units);
}

const names: Readonly<Record<Unit, Text>> = {
  none: { en: '', zh: '' }, time: { en: 'Unix seconds', zh: 'Unix 秒' }, bytes: { en: 'bytes', zh: '字节' }, packets: { en: 'packets', zh: '包' },
  records: { en: 'records', zh: '条' }, bits: { en: 'bits', zh: '比特' }, 'bits-per-second': { en: 'bits/s', zh: 'bit/s' },
  'bytes-per-second': { en: 'bytes/s', zh: '字节/秒' }, 'packets-per-second': { en: 'packets/s', zh: '包/秒' }, share: { en: 'per cent', zh: '百分比' },
  seconds: { en: 'seconds', zh: '秒' }, port: { en: 'port', zh: '端口' }, protocol: { en: 'protocol', zh: '协议' },
};

/** What stands in the header of a panel. Empty for bare numbers. */
export function amountName({ unit, suffix }: Amount): Text {
  if (suffix === '%') return names.share;
  return suffix === '' ? names[unit] : { en: suffix, zh: suffix };
}
