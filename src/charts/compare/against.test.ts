import { describe, expect, test } from 'vitest';
import type { Frame } from '../../model/frame.ts';
import type { Panel, Picture } from '../../model/panel.ts';
import { usualChart } from '../../model/chart.ts';
import { drawChart } from '../chart/draw.ts';
import { ColourRegistry } from '../colours.ts';
import { optionOf, type Drawn } from '../draw.ts';
import { otherKey } from '../lines/series.ts';
import { column, coverage, drawing, frameOf, plain } from '../testing/frames.ts';
import { drawnAgainst } from './against.ts';
import { earlierOf, isBeforeAll, type Earlier, type Past } from './earlier.ts';
import { dashedKey, hasDashes } from './overlay.ts';

const buckets = { from: 600, step: 60, count: 5 };
const earlier = earlierOf({ from: 600, to: 900 }, 'previous', { from: 0, to: 900 }, 60);

function against(panel: Pick<Panel, 'picture'> & Partial<Panel>, now: Frame, before: Frame, over: Partial<Past> = {}, colours = new ColourRegistry()): Drawn {
  const past: Past = { earlier, frame: before, buckets: { from: 300, step: 60, count: 5 }, choseItself: false, ...over };
  const drawn = drawnAgainst(panel, now, past, drawing({ buckets, colours }), drawChart);
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.problem));
  return drawn.value;
}

type Series = { readonly id: string; readonly data: readonly (readonly [number, number | null])[]; readonly yAxisIndex?: number; readonly lineStyle?: { readonly type?: string } };
const linesOf = (drawn: Drawn): readonly Series[] => optionOf(drawn)?.['series'] as readonly Series[]; // The parts that these tests look at.
const lineOf = (drawn: Drawn, key: string): Series | undefined => linesOf(drawn).find(({ id }) => id === dashedKey(key));

const verdicts: Picture = { kind: 'verdicts', x: 'time', accept: 'accept', reject: 'reject' };
const verdictsAt = (from: number, accept: readonly number[], reject: readonly number[]): Frame =>
  frameOf([column('time', 'bigint', accept.map((_, i) => from + 60 * i)), column('accept', 'bigint', accept, { unit: 'records' }), column('reject', 'bigint', reject, { unit: 'records' })]);

describe('over time', () => {
  const drawn = against({ picture: verdicts }, verdictsAt(600, [10, 20, 30], [1, 2, 3]), verdictsAt(300, [40, 50, 60, 70, 800], [0, 0, 9, 0, 0]));

  test('each series has the earlier one dashed over it, in its own plot, moved by the shift', () => {
    expect(lineOf(drawn, 'accept')?.data).toEqual([[630, 40], [690, 50], [750, 60], [810, 70], [870, 800]]);
    expect(lineOf(drawn, 'reject')).toMatchObject({ yAxisIndex: 1, lineStyle: { type: 'dashed' } });
  });

  test('the scale holds both', () => {
    const axes = optionOf(drawn)?.['yAxis'] as readonly { readonly max: number }[]; // As above.
    expect(axes.map(({ max }) => max)).toEqual([800, 10]);
  });

  test('what is read off the picture has both, and the earlier one is no part of a sum', () => {
    if (drawn.kind !== 'time') throw new Error(drawn.kind);
    expect(drawn.series.map(({ key, mark, name, values }) => [key, mark, plain(name.en), values])).toEqual([
      ['accept', 'line', 'Accept', [10, 20, 30, 0, 0]], [dashedKey('accept'), 'dashed', 'previous 5 min', [40, 50, 60, 70, 800]],
      ['reject', 'bar', 'Reject', [1, 2, 3, 0, 0]], [dashedKey('reject'), 'dashed', 'previous 5 min', [0, 0, 9, 0, 0]],
    ]);
  });

  test('before the records begin there is a gap, and no zero', () => {
    const late = earlierOf({ from: 600, to: 900 }, 'previous', { from: 430, to: 900 }, 60);
    expect(late.since).toBe(430);
    const cut = against({ picture: verdicts }, verdictsAt(600, [1], [1]), verdictsAt(420, [5, 6, 7], [0, 0, 0]), { earlier: late });
    expect(lineOf(cut, 'accept')?.data.map(([, value]) => value)).toEqual([null, null, 5, 6, 7]);
  });

  test('neither has the present after the records end, nor the earlier period', () => {
    const short = earlierOf({ from: 600, to: 900 }, 'previous', { from: 0, to: 400 }, 60, 420);
    expect(short.until).toBe(420);
    const made = drawnAgainst({ picture: verdicts }, verdictsAt(600, [], []), { earlier: short, frame: verdictsAt(300, [4, 5], [0, 1]), buckets: { from: 300, step: 60, count: 5 }, choseItself: false }, drawing({ buckets, readUntil: 420 }), drawChart);
    if (!made.ok || made.value.kind !== 'time') throw new Error('not drawn over time');
    expect(made.value.series.map(({ values }) => values)).toEqual([[null, null, null, null, null], [4, 5, null, null, null], [null, null, null, null, null], [0, 1, null, null, null]]);
    expect(lineOf(made.value, 'accept')?.data.map(([, value]) => value)).toEqual([4, 5, null, null, null]);
  });

  test('an interval of which a part is missing at the end is not missing', () => {
    expect(earlierOf({ from: 600, to: 900 }, 'previous', { from: 0, to: 850 }, 60, 870).until).toBeNull();
    expect(earlierOf({ from: 600, to: 1200 }, 'previous', { from: 0, to: 850 }, 600, 870).until).toBeNull();
  });

  test('a shift that is no multiple of the step keeps the times that were', () => {
    const odd: Earlier = { ...earlier, shift: 310 };
    const drawnOdd = against({ picture: verdicts }, verdictsAt(600, [1, 1, 1, 1, 1], [0]), verdictsAt(240, [5, 6, 7, 8, 9, 10], [0]), { earlier: odd, buckets: { from: 240, step: 60, count: 6 } });
    expect(lineOf(drawnOdd, 'accept')?.data[0]).toEqual([580, 5]);
    if (drawnOdd.kind !== 'time') throw new Error(drawnOdd.kind);
    expect(drawnOdd.series[1]?.values).toEqual([6, 7, 8, 9, 10]);
  });

  test('in a mirror what came in stands below, also a direction that has nothing now', () => {
    const mirror: Picture = { kind: 'mirror', x: 'time', y: 'rate', series: 'direction' };
    const at = (time: number, ways: readonly string[]): Frame => frameOf([column('time', 'bigint', ways.map(() => time)), column('direction', 'varchar', ways), column('rate', 'double', ways.map(() => 8), { unit: 'bits-per-second' })]);
    const both = against({ picture: mirror }, at(600, ['out']), at(300, ['in', 'out']));
    expect([lineOf(both, 'out')?.data[0], lineOf(both, 'in')?.data[0]]).toEqual([[630, 8], [630, -8]]);
  });

  describe('several lines in one plot', () => {
    const lines = { kind: 'lines', x: 'time', y: 'rate', series: 'vpc', area: false, top: 2 } as const satisfies Picture;
    const at = (time: number, rates: Readonly<Record<string, number>>, rest: Partial<Frame> = {}): Frame =>
      frameOf([column('time', 'bigint', Object.keys(rates).map(() => time)), column('vpc', 'varchar', Object.keys(rates), { field: 'vpc-id' }), column('rate', 'double', Object.values(rates))], rest);
    const firstOf = (drawn: Drawn, key: string): number | null | undefined => lineOf(drawn, key)?.data[0]?.[1];

    test('have the earlier one each, in their hue, whichever led then; all others together are one', () => {
      const both = against({ picture: lines }, at(600, { a: 9, b: 8, c: 1, d: 1 }), at(300, { c: 50, d: 40, a: 3, e: 2 }));
      expect(linesOf(both).map(({ id }) => id)).toEqual(['a', 'b', otherKey, dashedKey('a'), dashedKey('b'), dashedKey(otherKey)]);
      expect(['a', 'b', otherKey].map((key) => firstOf(both, key))).toEqual([3, 0, 92]);
      if (both.kind !== 'time') throw new Error(both.kind);
      const hues = (dashed: boolean): readonly string[] => both.series.filter(({ mark }) => (mark === 'dashed') === dashed).map(({ colour }) => colour);
      expect(new Set(hues(true)).size).toBe(3);
      expect(hues(true)).toEqual(hues(false));
    });

    test('where the earlier answer was cut, or was about others, what it lacks is no zero', () => {
      const now = at(600, { a: 9, b: 8, c: 1 });
      const cut = at(300, { a: 3 }, { coverage: { ...coverage, cut: { groups: 9, limit: 1 } } });
      for (const drawn of [against({ picture: lines }, now, cut), against({ picture: lines }, now, at(300, { a: 3 }), { choseItself: true })]) {
        expect(['a', 'b', otherKey].map((key) => firstOf(drawn, key))).toEqual([3, null, null]);
      }
    });

    test('more than six stay alone, and an earlier entity takes no colour', () => {
      const many = Object.fromEntries('abcdefg'.split('').map((key, i) => [key, 9 - i]));
      expect(linesOf(against({ picture: { ...lines, top: 9 } }, at(600, many), at(300, many)))).toHaveLength(7);
      const colours = new ColourRegistry();
      const one = against({ picture: lines }, at(600, { b: 8 }), at(300, { a: 8, b: 9 }), {}, colours);
      expect(lineOf(one, 'b')?.data[0]).toEqual([630, 9]);
      expect([colours.slot('vpc-id', 'a'), colours.slot('vpc-id', 'b')]).toEqual(['other', 'sky']);
    });
  });

  test('each lane has its own, on the scale of all', () => {
    const chart = { ...usualChart, x: 'time', y: ['rate'], series: 'from', target: 'to', top: 2 } as const;
    const at = (time: number, rates: readonly number[]): Frame =>
      frameOf([column('time', 'bigint', rates.map(() => time)), column('from', 'varchar', ['a', 'b', 'c']), column('to', 'varchar', ['x', 'y', 'z']), column('rate', 'double', rates)]);
    const key = (from: string, to: string): string => JSON.stringify([from, to]);
    const lanes = against({ picture: { kind: 'chart', chart: { ...chart, kind: 'lanes' } } }, at(600, [50, 40, 10]), at(300, [25, 100, 90]));
    // The first lane is above, from 1 to 2; the largest value of both periods takes 0.86 of a lane.
    expect([lineOf(lanes, key('a', 'x')), lineOf(lanes, key('b', 'y')), lineOf(lanes, key('c', 'z'))].map((line) => line?.data[0]?.[1])).toEqual([1 + 0.25 * 0.86, 0.86, undefined]);
    expect(linesOf(lanes).find(({ id }) => id === key('a', 'x'))?.data[0]?.[1]).toBeCloseTo(1 + 0.5 * 0.86);
  });

  describe('areas that stand on one another', () => {
    const at = (time: number, rates: readonly number[], rest: Partial<Frame> = {}): Frame =>
      frameOf([column('time', 'bigint', rates.map(() => time), { unit: 'time' }), column('from', 'varchar', ['a', 'b', 'c']), column('rate', 'double', rates)], rest);
    const stack = (kind: 'stacked' | 'stacked100', before: Frame, of: Partial<Past> = {}): Drawn =>
      against({ picture: { kind: 'chart', chart: { ...usualChart, x: 'time', y: ['rate'], series: 'from', top: 2, kind } } }, at(600, [50, 40, 10]), before, of);
    const dashesOf = (drawn: Drawn): readonly Series[] => linesOf(drawn).filter(({ id }) => id.endsWith('earlier'));
    const toldOf = (drawn: Drawn) => (drawn.kind === 'chart' && drawn.chart.body.kind === 'time' ? drawn.chart.body.series.map(({ name, mark, values }) => [plain(name.en), mark, values[0]]) : []);

    test('have one line of all that was then, on a scale that holds it, and tell what each had', () => {
      const drawn = stack('stacked', at(300, [25, 100, 90]));
      expect(dashesOf(drawn).map(({ data }) => data[0])).toEqual([[630, 215]]);
      const axes = optionOf(drawn)?.['yAxis'] as readonly { readonly max: number }[]; // As above.
      expect(axes[0]?.max).toBeGreaterThanOrEqual(215);
      expect(toldOf(drawn)).toEqual([['all, previous 5 min', 'dashed', 215], ['a', 'area', 50], ['previous 5 min', 'dashed', 25], ['b', 'area', 40], ['previous 5 min', 'dashed', 100], ['other · 1', 'area', 10], ['previous 5 min', 'dashed', 90]]);
    });

    test('as shares have no line, but tell what each had', () => {
      const drawn = stack('stacked100', at(300, [25, 100, 90]));
      expect([dashesOf(drawn), hasDashes(drawn), hasDashes(stack('stacked', at(300, [25])))]).toEqual([[], false, true]);
      expect(toldOf(drawn)).toContainEqual(['previous 5 min', 'dashed', 100]);
    });

    test('are no whole where the earlier answer was cut', () => {
      const cut = at(300, [25], { coverage: { ...coverage, cut: { groups: 9, limit: 1 } } });
      expect(dashesOf(stack('stacked', cut)).map(({ data }) => data[0]?.[1])).toEqual([null]);
    });
  });

  test("a reader's own chart of one series has the line, on its own scale", () => {
    const picture: Picture = { kind: 'chart', chart: { ...usualChart, kind: 'bar', x: 'time', y: ['bytes'], series: null } };
    const at = (time: number, bytes: number): Frame => frameOf([column('time', 'timestamp', [time, time + 60, time + 120], { unit: 'time' }), column('bytes', 'bigint', [bytes, bytes, bytes], { unit: 'bytes' })]);
    const own = against({ picture }, at(600, 10), at(300, 500));
    expect(lineOf(own, 'bytes')?.data[0]?.[1]).toBe(500);
    const axes = optionOf(own)?.['yAxis'] as readonly { readonly max: number }[]; // As above.
    expect(axes[0]?.max).toBeGreaterThanOrEqual(500);
  });
});

describe('beside amounts', () => {
  const rank: Picture = { kind: 'rank', name: 'eni-id', value: 'bytes', further: [] };
  const ranked = (names: readonly (string | null)[], bytes: readonly number[], rest: Partial<Frame> = {}): Frame => frameOf([column('eni-id', 'varchar', names, { field: 'eni-id' }), column('bytes', 'bigint', bytes, { unit: 'bytes' })], rest);
  const changesOf = (drawn: Drawn): readonly string[] => (drawn.kind === 'rank' ? (drawn.ranking.changes?.of ?? []).map(({ text }) => plain(text)) : []);

  test('rows are compared by their key, in whatever order they were; a row that was not there is new', () => {
    expect(changesOf(against({ picture: rank }, ranked(['a', 'b', 'c', null], [200, 100, 50, 4]), ranked([null, 'b', 'a'], [8, 50, 400])))).toEqual(['−50.0 %', '+100 %', 'new', '−50.0 %']);
  });

  test('where the earlier list was cut, or was about something else, nothing is said of a row that it lacks', () => {
    const cut = ranked(['a'], [400], { coverage: { ...coverage, cut: { groups: 9, limit: 1 } } });
    expect(changesOf(against({ picture: rank }, ranked(['a', 'b'], [200, 100]), cut))).toEqual(['−50.0 %', '–']);
    expect(changesOf(against({ picture: rank }, ranked(['a', 'b'], [200, 100]), ranked(['a'], [400]), { choseItself: true }))).toEqual(['−50.0 %', '–']);
  });

  test('what is not listed is compared with all that had none of the listed keys then, where that is known', () => {
    const now = ranked(['a', 'b'], [200, 100], { whole: { groups: 9, totals: [null, 450] } });
    const otherOf = (before: Frame, rest: Partial<Past> = {}): string | null => {
      const drawn = against({ picture: rank }, now, before, rest);
      return drawn.kind === 'rank' ? plain(drawn.ranking.changes?.other?.text) : null;
    };
    // 150 now; then all of 1,000 but 400 and 500.
    expect(otherOf(ranked(['b', 'x', 'a'], [500, 450, 400], { whole: { groups: 9, totals: [null, 1400] } }))).toBe('−70.0 %');
    expect(otherOf(ranked(['a', 'c'], [40, 100]))).toBe('+50.0 %');
    const cut = { coverage: { ...coverage, cut: { groups: 9, limit: 2 } } };
    expect(otherOf(ranked(['a', 'x'], [400, 300], { ...cut, whole: { groups: 9, totals: [null, 1400] } }))).toBe('–');
    expect(otherOf(ranked(['a', 'b'], [400, 300], cut))).toBe('–');
    expect(otherOf(ranked(['a', 'b', 'c'], [400, 300, 100]), { choseItself: true })).toBe('–');
  });

  test('nothing is compared with a part of a period, or while reading goes on', () => {
    const now = ranked(['a'], [200]);
    expect(changesOf(against({ picture: rank }, now, ranked(['a'], [400]), { earlier: { ...earlier, since: 430 } }))).toEqual([]);
    expect(changesOf(against({ picture: rank }, now, ranked(['a'], [400], { coverage: { ...coverage, partial: true } })))).toEqual([]);
  });

  test('shares change in points of the whole', () => {
    const share: Picture = { kind: 'share', name: 'protocol', value: 'bytes' };
    const at = (bytes: readonly number[]): Frame => frameOf([column('protocol', 'bigint', [6, 17], { field: 'protocol' }), column('bytes', 'bigint', bytes, { unit: 'bytes' })]);
    const drawn = against({ picture: share }, at([80, 20]), at([300, 100]));
    expect(drawn.kind === 'share' ? drawn.shares.parts.map(({ change }) => [change?.text, change?.tone]) : null).toEqual([['+5.0', 'more'], ['−5.0', 'less']]);
  });

  test('a list has the changes behind the amount that orders it; further columns give way, and without room they stand beneath the amounts', () => {
    const columns = [{ role: 'name', column: 'peer' }, { role: 'amount', column: 'bytes' }, { role: 'amount', column: 'packets', further: true }, { role: 'time', column: 'last', further: true }] as const;
    const at = (peers: readonly string[], bytes: readonly number[]): Frame => frameOf([
      column('peer', 'varchar', peers, { field: 'srcaddr' }), column('bytes', 'bigint', bytes, { unit: 'bytes' }), column('packets', 'bigint', bytes), column('last', 'bigint', bytes, { unit: 'time' }),
    ]);
    const listIn = (width: number, whole: Pick<Frame, 'whole'> = {}) => {
      const past: Past = { earlier, frame: at(['y', 'x', 'z'], [10, 10, 20]), buckets, choseItself: false };
      const picture = { kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, columns } as const;
      const drawn = drawnAgainst({ picture, consequence: { kind: 'filter', column: 'peer', field: 'srcaddr' } }, { ...at(['x', 'y'], [20, 10]), ...whole }, past, drawing({ buckets, size: { width, height: 200 } }), drawChart);
      if (!drawn.ok || drawn.value.kind !== 'list') throw new Error('no list');
      return drawn.value.list;
    };
    expect(listIn(600).heads.map(({ label }) => label)).toEqual(['peer', 'bytes', 'change', 'packets', 'last']);
    expect(listIn(600).rows.map(({ cells }) => (cells[2]?.kind === 'number' ? [plain(cells[2].text), cells[2].tone] : null))).toEqual([['+100 %', 'more'], ['±0', 'further']]);
    expect(listIn(360).heads.map(({ label }) => label)).toEqual(['peer', 'bytes', 'change', 'packets']);
    expect(listIn(200).heads.map(({ label }) => label)).toEqual(['peer', 'bytes', 'packets', 'last']);
    expect(listIn(200).rows.map(({ cells }) => cells.map((cell) => (cell.kind === 'number' && cell.beneath ? `${plain(cell.beneath.text)} ${cell.beneath.tone}` : '')))).toEqual([['', '+100 % more', '', ''], ['', '±0 same', '', '']]);
    expect([listIn(200).rowHeight > 23, listIn(360).rowHeight]).toEqual([true, 23]);
    const whole = { whole: { groups: 4, totals: [null, 40, 40, null] } };
    expect(listIn(600, whole).other?.[2]).toMatchObject({ text: expect.stringContaining('50.0'), tone: 'less' });
    expect(listIn(200, whole).other?.[1]).toMatchObject({ beneath: { tone: 'less' } });
  });

  test('a name with a width of its own is cut shorter for the change, down to what a name needs', () => {
    const columns = [{ role: 'name', column: 'eni', width: 200 }, { role: 'text', column: 'vm', further: true }, { role: 'amount', column: 'bytes' }, { role: 'amount', column: 'p95', strong: true, width: 84 }] as const;
    const picture = { kind: 'list', rowHeight: 26, sorted: { column: 'bytes', up: false }, columns } as const;
    const at = (bytes: number): Frame => frameOf([
      column('eni', 'varchar', ['eni-bp1hj6kx2v0zqe7m4d1s'], { field: 'eni-id' }), column('vm', 'varchar', ['i-a']), column('bytes', 'bigint', [bytes], { unit: 'bytes' }), column('p95', 'double', [bytes]),
    ]);
    const listIn = (width: number) => {
      const drawn = drawnAgainst({ picture, consequence: { kind: 'filter', column: 'eni', field: 'eni-id' } }, at(20), { earlier, frame: at(10), buckets, choseItself: false }, drawing({ buckets, size: { width, height: 200 } }), drawChart);
      if (!drawn.ok || drawn.value.kind !== 'list') throw new Error('no list');
      const { heads, rows } = drawn.value.list;
      const [name] = rows[0]?.cells ?? [];
      return [heads.map(({ label, column: { further = false } }) => (further ? `(${label})` : label)), heads[0]?.column.width, name?.kind === 'words' ? name.text : null];
    };
    expect(listIn(390)).toEqual([['eni', 'bytes', 'change', 'p95'], 162, 'eni-bp1hj…0zqe7m4d1s']);
    expect(listIn(440)).toEqual([['eni', 'bytes', 'change', 'p95'], 200, 'eni-bp1hj6kx2v0zqe7m4d1s']);
    expect(listIn(345)[0]).toEqual(['eni', '(vm)', 'bytes', 'p95']);
  });

  test('bars give way to the change, then the services of ports, then shares; the amounts and ends stay', () => {
    const columns = [{ role: 'ends', from: 'from', to: 'to' }, { role: 'text', column: 'port', as: 'dstport', width: 100 }, { role: 'amount', column: 'bytes' }, { role: 'bar', of: 'bytes', scale: 'largest' }, { role: 'ratio', column: 'reject' }, { role: 'share', of: 'bytes' }] as const;
    const picture = { kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, columns } as const;
    const at = (bytes: number): Frame => frameOf([column('from', 'varchar', ['a']), column('to', 'varchar', ['b']), column('port', 'bigint', [443]), column('bytes', 'bigint', [bytes], { unit: 'bytes' }), column('reject', 'double', [0.5], { unit: 'share' })]);
    const listIn = (width: number) => {
      const drawn = drawnAgainst({ picture, consequence: { kind: 'each', of: ['from', 'to', 'port'].map((one) => ({ column: one, fields: [one], between: [] })) } }, at(20), { earlier, frame: at(10), buckets, choseItself: false }, drawing({ buckets, size: { width, height: 200 } }), drawChart);
      if (!drawn.ok || drawn.value.kind !== 'list') throw new Error('no list');
      const { heads, rows } = drawn.value.list;
      const [, port] = rows[0]?.cells ?? [];
      return [heads.map(({ label }) => label), port?.kind === 'words' ? port.beside : null];
    };
    expect(listIn(600)).toEqual([['from → to', 'port', 'bytes', 'change', '', 'reject', '%'], 'https']);
    expect(listIn(570)).toEqual([['from → to', 'port', 'bytes', 'change', 'reject', '%'], 'https']);
    expect(listIn(520)).toEqual([['from → to', 'port', 'bytes', 'change', 'reject', '%'], '']);
    expect(listIn(460)).toEqual([['from → to', 'port', 'bytes', 'change', 'reject'], '']);
    expect(listIn(395)).toEqual([['from → to', 'port', 'bytes', 'change'], '']);
    expect(listIn(340)).toEqual([['from → to', 'port', 'bytes', '', 'reject', '%'], 'https']);
  });

  test('rows that a click does not tell apart are told by all that names them, and those that nothing tells apart are not compared', () => {
    const columns = [{ role: 'name', column: 'eni' }, { role: 'direction', column: 'direction' }, { role: 'amount', column: 'bytes' }] as const;
    const picture = { kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, columns } as const;
    const at = (ways: readonly string[], bytes: readonly number[]): Frame => frameOf([column('eni', 'varchar', ways.map(() => 'a'), { field: 'eni-id' }), column('direction', 'varchar', ways), column('bytes', 'bigint', bytes, { unit: 'bytes' })]);
    const changesIn = (now: Frame, before: Frame): readonly string[] => {
      const drawn = against({ picture, consequence: { kind: 'filter', column: 'eni', field: 'eni-id' } }, now, before);
      return drawn.kind === 'list' ? drawn.list.rows.map(({ cells: [, , , change] }) => (change?.kind === 'number' ? plain(change.text) : '')) : [];
    };
    expect(changesIn(at(['in', 'out'], [20, 10]), at(['out', 'in'], [20, 10]))).toEqual(['+100 %', '−50.0 %']);
    expect(changesIn(at(['in'], [20]), at(['in', 'in'], [20, 10]))).toEqual(['–']);
  });

  test('figures of a reader have their change', () => {
    const picture: Picture = { kind: 'chart', chart: { ...usualChart, kind: 'number', x: null, y: ['bytes'], series: null } };
    const drawn = against({ picture }, frameOf([column('bytes', 'bigint', [150], { unit: 'bytes' })]), frameOf([column('bytes', 'bigint', [100], { unit: 'bytes' })]));
    const body = drawn.kind === 'chart' ? drawn.chart.body : null;
    expect(body?.kind === 'figures' ? body.figures.map(({ change }) => plain(change?.text)) : null).toEqual(['+50.0 %']);
  });
});

describe('what the records reach back to', () => {
  test('of an earlier period that they do not cover is known, but for one capture interval', () => {
    expect(earlierOf({ from: 600, to: 900 }, 'previous', { from: 330, to: 900 }, 60).since).toBeNull();
    expect(earlierOf({ from: 600, to: 900 }, 'previous', { from: 330, to: 900 }, 1).since).toBeNull();
    expect(earlierOf({ from: 600, to: 900 }, 'previous', { from: 360, to: 900 }, 60).since).toBe(360);
    expect(isBeforeAll(earlierOf({ from: 600, to: 900 }, 'previous', { from: 600, to: 900 }, 60))).toBe(true);
    expect(isBeforeAll(earlierOf({ from: 600, to: 900 }, 'previous', { from: 599, to: 900 }, 60))).toBe(false);
    expect(earlierOf({ from: 600, to: 900 }, 'previous', null, 60).since).toBeNull();
  });
});
