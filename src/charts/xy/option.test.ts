import { expect, test } from 'vitest';
import { look } from '../testing/frames.ts';
import { categoryAxis } from './option.ts';

const plot = { left: 44, top: 8, width: 640, height: 160 };

function labelled(names: readonly string[], width = plot.width): readonly string[] {
  const { customValues } = categoryAxis(names.map((name) => ({ en: name, zh: name })), { ...plot, width }, look)['axisLabel'] as { customValues: readonly number[] }; // As this module makes it.
  return customValues.map((value) => names[Math.floor(value)] ?? '');
}

/** A clock for each step of a day, from so many seconds on. */
function clocks(step: number, from = 0): readonly string[] {
  const two = (part: number): string => String(part).padStart(2, '0');
  return Array.from({ length: Math.floor((86_400 - from) / step) }, (_, i) => from + i * step).map((seconds) => `${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}`);
}

test('times that a statement printed as text are labelled where they are round, wherever they begin', () => {
  expect(labelled(clocks(300))).toEqual(['00:00', '03:00', '06:00', '09:00', '12:00', '15:00', '18:00', '21:00']);
  expect(labelled(clocks(300, 55 * 60))).toEqual(['03:00', '06:00', '09:00', '12:00', '15:00', '18:00', '21:00']);
  expect(labelled(clocks(3600).map((clock) => `02-05 ${clock}`), 1200)).toContain('02-05 06:00');
});

test('ports give up the name of their service before one of them goes without its number', () => {
  const keys = Array.from({ length: 20 }, (_, i) => String(8000 + i));
  const names = keys.map((key) => ({ en: `${key} http-alt`, zh: `${key} http-alt` }));
  const labels = (width: number): readonly string[] => {
    const { customValues, formatter } = categoryAxis(names, { ...plot, width }, look, { keys })['axisLabel'] as { customValues: readonly number[]; formatter: (value: number) => string }; // As this module makes it.
    return customValues.map(formatter);
  };
  expect(labels(2000)).toEqual(names.map(({ en }) => en));
  expect(labels(880)).toEqual(keys);
});

test('other names are labelled evenly, and so are times of which none is round', () => {
  const ports = Array.from({ length: 40 }, (_, i) => String(1000 + i));
  expect(labelled(ports)).toEqual(ports.filter((_, i) => i % 3 === 0));
  expect(labelled(['00:00:07', '00:00:20', '00:00:31'], 640)).toEqual(['00:00:07', '00:00:20', '00:00:31']);
});
