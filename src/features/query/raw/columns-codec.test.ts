import { describe, expect, it } from 'vitest';
import { clampWidth, parseColumns, printColumns, type RawColumns } from './columns-codec.ts';

const shown = (newestFirst: boolean, ...columns: RawColumns['columns']): RawColumns => ({ columns, newestFirst });

describe('columns in a link', () => {
  it('come back as they were, whatever their names', () => {
    const cases = [
      shown(false, { name: 'start', width: null, pinned: true }, { name: 'srcaddr', width: 160, pinned: false }),
      shown(true, { name: 'tcp-flags', width: 40, pinned: false }),
      shown(false, { name: 'a,b:c!d;e f%', width: 900, pinned: true }, { name: '时间', width: null, pinned: false }, { name: '__tag__:x', width: 77, pinned: false }),
    ];
    for (const one of cases) expect(parseColumns(printColumns(one))).toEqual({ ok: true, value: one });
  });

  it('read as people would write them', () => {
    expect(printColumns(shown(true, { name: 'start', width: null, pinned: true }, { name: 'srcaddr', width: 160, pinned: false }))).toBe('1;start!,srcaddr:160;newest');
  });

  it('stand pinned first, once each, of a bearable width', () => {
    expect(parseColumns('1;a,b!:9999,a:50')).toEqual({ ok: true, value: shown(false, { name: 'b', width: 900, pinned: true }, { name: 'a', width: null, pinned: false }) });
    expect([clampWidth(1), clampWidth(77.4), clampWidth(1e9)]).toEqual([40, 77, 900]);
  });

  it('are refused when they are of another version, or no columns at all', () => {
    expect(parseColumns('2;start')).toEqual({ ok: false, problem: 'version' });
    for (const text of ['', 'start', '1', '1;', '1;a;oldest', '1;a;newest;x', '1;a::5', '1;a:5px', '1;%E0%A4', '1;,', '1;a!!', '1;a:12345']) {
      expect(parseColumns(text).ok, `"${text}"`).toBe(false);
    }
  });
});
