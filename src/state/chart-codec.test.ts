import { describe, expect, test } from 'vitest';
import { chartKinds, chartUnits, type ChartSettings } from '../model/chart.ts';
import { readChart, writeChart } from './chart-codec.ts';

describe('settings of a chart in a link', () => {
  test('the seed: an area over time by pair, in bits per second', () => {
    const settings: ChartSettings = { kind: 'area', x: 'time', y: ['bandwidth'], series: 'src_to_dst', unit: 'bits-per-second' };
    const text = writeChart({ settings });
    expect(text).toBe('1;k:area;x:time;y:bandwidth;s:src_to_dst;u:bits-per-second');
    expect(readChart(text)).toEqual({ settings, dropped: [] });
  });

  test('nothing chosen is nothing written', () => {
    expect(writeChart({ settings: {} })).toBeNull();
    for (const nothing of [null, '']) expect(readChart(nothing)).toEqual({ settings: {}, dropped: [] });
  });

  test('every part goes there and back, whatever columns are called', () => {
    const names = ['time', 'a;b', 'a:b,c', '中文 列', '%41', '100%', '"eni-id"', '=1+1', 'x'.repeat(250)];
    for (const [i, name] of names.entries()) {
      const settings: ChartSettings = {
        kind: chartKinds[i % chartKinds.length] ?? 'bar', x: name, y: [name, 'b,;:'], series: i % 2 === 0 ? null : name, size: name, second: [name], unit: `text:${name.slice(0, 20)}`, bin: 300, top: 12,
        from: 'lowest', missing: 'join', legend: 'none', lineAt: -1.5e9, log: i % 2 === 0,
      };
      for (const click of [null, name]) expect(readChart(writeChart({ settings, click }))).toEqual({ settings, click, dropped: [] });
    }
    for (const unit of chartUnits) expect(readChart(writeChart({ settings: { unit } }))).toEqual({ settings: { unit }, dropped: [] });
    expect(readChart(writeChart({ settings: { y: [], bin: null, lineAt: null } }))).toEqual({ settings: { y: [], bin: null, lineAt: null }, dropped: [] });
  });

  test('a part that cannot be is left out and told, and the rest holds', () => {
    expect(readChart('1;k:donut;x:time;b:-5;n:0;at:much;log:1;zz:1;zz;;:;__proto__:x;constructor:y')).toEqual({
      settings: { x: 'time', log: true }, dropped: ['k:donut', 'b:-5', 'n:0', 'at:much', 'zz:1', 'zz', ':', '__proto__:x', 'constructor:y'],
    });
    for (const whole of ['2;k:area', 'x'.repeat(10_000)]) expect(readChart(whole)).toEqual({ settings: {}, dropped: [whole] });
  });

  test('broken input never throws', () => {
    let seed = 7;
    const next = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31);
    const bits = ['1', ';', ':', 'k', 'x', 'y', ',', '%', '%E0', '%zz', 'area', '\u0000', '中', 'text:', 'NaN', '1e999', '"', '\\'];
    for (let i = 0; i < 5000; i++) {
      const text = (i % 2 === 0 ? '1;' : '') + Array.from({ length: next() % 20 }, () => bits[next() % bits.length]).join('');
      expect(() => readChart(text)).not.toThrow();
    }
  });
});
