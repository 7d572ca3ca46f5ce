import { describe, expect, test } from 'vitest';
import type { Frame } from '../../model/frame.ts';
import type { ListColumn, ListPicture } from '../../model/list.ts';
import { ColourRegistry } from '../colours.ts';
import type { Drawing } from '../context.ts';
import { column, drawing, frameOf, look, lookZh, minutes, plain } from '../testing/frames.ts';
import type { ListCell } from './cells.ts';
import { turnedOrder } from './order.ts';
import { listOf, type List, type ListPanel } from './rows.ts';

const picture: ListPicture = {
  kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, what: { en: 'peers', zh: '对端' },
  columns: [
    { role: 'name', column: 'peer', beside: 'country' },
    { role: 'direction', column: 'direction' },
    { role: 'amount', column: 'bytes' },
    { role: 'bar', of: 'bytes', scale: 'largest', by: 'direction' },
    { role: 'share', of: 'bytes' },
    { role: 'ratio', column: 'reject', warns: true, further: true },
    { role: 'time', column: 'last' },
  ],
};
const frame = frameOf([
  column('peer', 'varchar', ['10.0.0.9', '47.96.128.9', null], { field: 'srcaddr' }), column('country', 'varchar', [null, 'US', null]),
  column('direction', 'varchar', ['in', 'out', null], { field: 'direction' }), column('bytes', 'bigint', [600, 300, 100], { unit: 'bytes' }),
  column('reject', 'double', [0.01, 0.06, null]), column('last', 'bigint', [90, 150, null], { unit: 'time' }),
]);

function list(over: Partial<Drawing> = {}, of: Frame = frame, panel: ListPanel = { picture }): List {
  const made = listOf(panel, of, drawing(over));
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
}

function text(cell: ListCell | undefined): string {
  switch (cell?.kind) {
    case 'words': return plain(cell.beside === '' ? cell.text : `${cell.text} ${cell.beside}`);
    case 'number': case 'mark': return plain(cell.text);
    case 'ends': return `${cell.from} → ${cell.to}`;
    case 'bar': return `${Math.round(cell.part * 100)} of 100`;
    default: return '';
  }
}

test('a column of what only a loaded database tells is left out where no row has it', () => {
  const columns: ListColumn[] = [{ role: 'name', column: 'peer' }, { role: 'text', column: 'network', whereKnown: true }, { role: 'amount', column: 'bytes' }];
  const of = (networks: (string | null)[]) => list({}, frameOf([column('peer', 'varchar', ['10.0.0.9', '47.96.128.9'], { field: 'srcaddr' }), column('network', 'varchar', networks), column('bytes', 'bigint', [600, 300])]), { picture: { ...picture, columns } });
  expect([of([null, null]).heads.length, of([null, null]).rows.map(({ cells }) => cells.length)]).toEqual([2, [2, 2]]);
  expect([of([null, 'AS45102 Alibaba']).heads.length, texts(of([null, 'AS45102 Alibaba']))[1]?.[1]]).toEqual([3, 'AS45102 Alibaba']);
});

test('so is a mark that no row has, and zones that no inventory tells', () => {
  const columns: ListColumn[] = [{ role: 'ends', from: 'from', to: 'to' }, { role: 'text', column: 'crosses', whereKnown: true }, { role: 'zones', from: 'from', to: 'to', whereKnown: true }, { role: 'amount', column: 'bytes' }];
  const of = (marks: string[], zones: ReadonlyMap<string, string> | null) =>
    list(zones === null ? {} : { look: { ...look, zones } }, frameOf([column('from', 'varchar', ['i-1', 'i-2']), column('to', 'varchar', ['i-2', 'i-1']), column('crosses', 'varchar', marks), column('bytes', 'bigint', [600, 300])]), { picture: { ...picture, columns } }).heads.map(({ column: { role } }) => role);
  expect(of(['', ''], null)).toEqual(['ends', 'amount']);
  expect(of(['', '⇄'], new Map([['i-1', 'b']]))).toEqual(['ends', 'text', 'amount']);
  expect(of(['', ''], new Map([['i-1', 'b'], ['i-2', 'h']]))).toEqual(['ends', 'zones', 'amount']);
});

test('an amount that calls for a look stands out wherever it is not zero', () => {
  const columns: ListColumn[] = [{ role: 'name', column: 'peer' }, { role: 'amount', column: 'contacted', warns: true }];
  const one = list({}, frameOf([column('peer', 'varchar', ['10.0.0.9', '47.96.128.9']), column('contacted', 'bigint', [3, 0])]), { picture: { ...picture, sorted: { column: 'contacted', up: false }, columns } });
  expect(one.rows.map(({ cells: [, cell] }) => cell)).toMatchObject([{ text: '3', tone: 'reject' }, { text: '0', tone: 'further' }]);
});

const texts = (one: List): string[][] => one.rows.map((row) => row.cells.map(text));

describe('a pair', () => {
  const pairs: ListPicture = { kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, columns: [{ role: 'ends', from: 'srcinstance', to: 'dstinstance' }, { role: 'zones', from: 'srcinstance', to: 'dstinstance' }, { role: 'amount', column: 'bytes' }] };
  const of = frameOf([column('srcinstance', 'varchar', ['i-1', 'i-1', 'i-2'], { field: 'srcinstance' }), column('dstinstance', 'varchar', ['i-2', 'i-3', 'i-9'], { field: 'dstinstance' }), column('bytes', 'bigint', [3, 2, 1], { unit: 'bytes' })]);
  const zones = new Map([['i-1', 'b'], ['i-2', 'h'], ['i-3', 'b']]);

  test('has the hue of either end that it has everywhere, and none where values are no entities', () => {
    const colours = new ColourRegistry();
    colours.rank('vm-id', ['i-2', 'i-1'], true);
    const { categorical } = look.tokens;
    const hues = (one: List): unknown[] => one.rows.map(({ cells: [cell] }) => (cell?.kind === 'ends' ? cell.hues : undefined));
    expect(hues(list({ colours }, of, { picture: pairs }))).toEqual([[categorical.violet, categorical.sky], [categorical.violet, categorical.other], [categorical.sky, categorical.other]]);
    const addresses = frameOf([column('srcinstance', 'varchar', ['10.0.0.1'], { field: 'srcaddr' }), column('dstinstance', 'varchar', ['10.0.0.2'], { field: 'dstaddr' }), column('bytes', 'bigint', [3])]);
    expect(hues(list({ colours }, addresses, { picture: pairs }))).toEqual([null]);
  });

  test('is marked where it crosses zones, blank within one, and a dash where that is not known', () => {
    expect(list({ look: { ...look, zones } }, of, { picture: pairs }).rows.map(({ cells: [, cell] }) => (cell?.kind === 'words' ? [cell.text, cell.exact] : []))).toEqual([['⇄', 'b → h'], ['', 'b'], ['–', 'zone not known']]);
    expect(texts(list({}, of, { picture: pairs })).map((row) => row[1])).toEqual(['–', '–', '–']);
  });
});

describe('a list', () => {
  test('prints what each column stands for', () => {
    expect(texts(list())).toEqual([
      ['10.0.0.9', '↓ in', '600 B', '100 of 100', '60.0 %', '1.0 %', '00:01'],
      ['47.96.128.9 US', '↑ out', '300 B', '50 of 100', '30.0 %', '6.0 %', '00:02'],
      ['not recorded', '–', '100 B', '17 of 100', '10.0 %', '–', '–'],
    ]);
    expect(texts(list({ look: lookZh }))[2]?.[0]).toBe('未记录');
    // The clock alone would not say which day.
    expect(texts(list({ buckets: { from: 0, step: 3600, count: 25 } }))[0]?.[6]).toBe('01-01 00:01');
  });

  test('tells the exact number, and what was refused from a twentieth on', () => {
    const one = list({}, frameOf(frame.columns.map((each) => (each.name === 'bytes' ? column('bytes', 'double', [142_998_210_113, 1234.56, 0], { unit: 'bits-per-second' }) : each))));
    expect(one.rows.map((row) => row.cells[2])).toMatchObject([{ exact: '142,998,210,113 bits/s' }, { exact: '1,235 bits/s' }, { exact: '0 bits/s' }]);
    expect(list().rows.map((row) => row.cells[5])).toMatchObject([{ tone: 'further' }, { tone: 'reject' }, { tone: 'further' }]);
    expect(list().rows.map((row) => row.cells[3])).toMatchObject([{ colour: look.tokens.direction.in }, { colour: look.tokens.direction.out }, { colour: look.tokens.neutralBar }]);
  });

  test('counts what is not listed, with its amount and share', () => {
    const cut = list({}, { ...frame, whole: { groups: 207, totals: [null, null, null, 2000, null, null] } });
    expect([cut.isWhole, cut.count]).toEqual([false, '3 of 207']);
    expect(cut.other?.map(text)).toEqual(['other · 204 peers', '', '1.00 kB', '100 of 100', '50.0 %', '', '']);
    expect(cut.rows[0]?.cells.map(text)[4]).toBe('30.0 %');
    const plain: ListPicture = { ...picture, columns: [{ role: 'name', column: 'peer' }, { role: 'amount', column: 'bytes' }] };
    expect(list({}, { ...frame, whole: { groups: 207, totals: [null, null, null, 2000, null, null] } }, { picture: plain }).other?.map(text)).toEqual(['other · 204 peers 50.0 %', '1.00 kB']);
    expect(list().other).toBeNull();
  });

  test('records without an interface are a row, and no interface', () => {
    const enis = frameOf([column('eni-id', 'varchar', ['eni-a', null, 'eni-b']), column('bytes', 'bigint', [600, 300, 100])]);
    const panel = { picture: { ...picture, columns: [{ role: 'name', column: 'eni-id' }, { role: 'amount', column: 'bytes' }] } } as const;
    expect([list({}, enis, panel).count, list({}, { ...enis, whole: { groups: 54, totals: [null, 2000] } }, panel).count]).toEqual(['2', '2 of 53']);
  });

  test('a share may be of a total that the row itself says', () => {
    const own: ListPicture = { ...picture, columns: [{ role: 'name', column: 'peer' }, { role: 'share', of: 'bytes', total: 'all' }, { role: 'bar', of: 'bytes', scale: 'total', total: 'all' }] };
    const all = frameOf([...frame.columns, column('all', 'bigint', [1200, 300, 0])]);
    expect(texts(list({}, all, { picture: own }))).toEqual([['10.0.0.9', '50.0 %', '50 of 100'], ['47.96.128.9', '100 %', '100 of 100'], ['not recorded', '–', '0 of 100']]);
  });

  test('long ids keep their ends, ports their service, and ends of a flow their arrow', () => {
    const ends: ListPicture = { ...picture, sorted: { column: 'srcaddr', up: true }, columns: [{ role: 'ends', from: 'srcaddr', to: 'dstaddr' }, { role: 'name', column: 'eni-id', width: 100 }, { role: 'text', column: 'dstport' }, { role: 'text', column: 'dstport', bare: true }] };
    const of = frameOf([column('srcaddr', 'varchar', ['10.0.0.1'], { field: 'srcaddr' }), column('dstaddr', 'varchar', ['10.0.0.2'], { field: 'dstaddr' }), column('eni-id', 'varchar', ['eni-bp1hj6kx2v0zqe7m4d1s'], { field: 'eni-id' }), column('dstport', 'bigint', [443], { field: 'dstport' })]);
    expect(texts(list({}, of, { picture: ends }))).toEqual([['10.0.0.1 → 10.0.0.2', 'eni-b…m4d1s', '443 https', '443']]);
    expect(list({}, of, { picture: ends }).rows[0]?.cells[1]).toMatchObject({ exact: 'eni-bp1hj6kx2v0zqe7m4d1s' });
  });
});

describe('the order of a list', () => {
  const names = (one: List): (string | undefined)[] => one.rows.map((row) => text(row.cells[0]));
  test('is the statement’s own, or any other when all rows are here; rows without a value come last', () => {
    expect(names(list())).toEqual(['10.0.0.9', '47.96.128.9 US', 'not recorded']);
    expect(names(list({ order: { column: 'bytes', up: true } }))).toEqual(['not recorded', '47.96.128.9 US', '10.0.0.9']);
    expect(names(list({ order: { column: 'reject', up: false } }))).toEqual(['47.96.128.9 US', '10.0.0.9', 'not recorded']);
    expect(names(list({ order: { column: 'peer', up: false } }))).toEqual(['47.96.128.9 US', '10.0.0.9', 'not recorded']);
    expect(list({ order: { column: 'reject', up: false } }).heads.map((head) => head.sorted)).toEqual([null, null, null, null, null, 'down', null]);
  });

  test('of rows that were cut is the statement’s, which can be asked for another one by number only', () => {
    const cut: Frame = { ...frame, whole: { groups: 207, totals: [null, null, null, 2000, null, null] } };
    expect(list({}, cut).heads.some((head) => head.sortable)).toBe(false);
    const asked = list({ order: { column: 'reject', up: false } }, cut, { picture: { ...picture, orderedBy: 'peer-order' } });
    expect(names(asked)).toEqual(['10.0.0.9', '47.96.128.9 US', 'not recorded']);
    expect(asked.heads.filter((head) => head.sortable).map((head) => head.label)).toEqual(['bytes', 'reject', 'last']);
  });

  test('a choice of a column that is not here is none', () => {
    expect(list({ order: { column: 'gone', up: true } }).order).toEqual(picture.sorted);
  });

  test('a click on a head turns it; numbers begin with the largest, words with the first', () => {
    const [name, , bytes, bar]: readonly ListColumn[] = picture.columns;
    const turned = (one: ListColumn | undefined, order = picture.sorted): unknown => one && turnedOrder(one, order);
    expect([turned(bytes), turned(bytes, { column: 'last', up: false }), turned(name), turned(bar)]).toEqual([{ column: 'bytes', up: true }, { column: 'bytes', up: false }, { column: 'peer', up: true }, null]);
  });
});

test('a row means the values of its consequence', () => {
  const one = list({}, frame, {
    picture,
    consequence: { kind: 'each', of: [{ column: 'peer', fields: ['srcaddr'], between: [] }, { column: 'direction', fields: ['direction'], between: [] }] },
  });
  expect(one.rows.map((row) => row.marked)).toEqual([{ peer: '10.0.0.9', direction: 'in' }, { peer: '47.96.128.9', direction: 'out' }, {}]);
});

describe('courses', () => {
  const spark: ListPicture = { ...picture, columns: [...picture.columns, { role: 'spark', of: 'peer', key: 'key', x: 'time', y: 'rate', series: 'direction' }] };
  const companion = frameOf([
    column('key', 'varchar', ['10.0.0.9', '10.0.0.9', '47.96.128.9']), column('time', 'bigint', [60, 240, 0]),
    column('rate', 'double', [30, 10, 5]), column('direction', 'varchar', ['out', 'in', 'in']),
  ]);
  const course = (one: List, row: number): ListCell | undefined => one.rows[row]?.cells.at(-1);

  test('are mirrored on a scale of the row; steps without records are zero', () => {
    const one = list({ companion: { frame: companion, buckets: minutes } }, frame, { picture: spark });
    const first = course(one, 0);
    expect(first).toMatchObject({ kind: 'course', parts: [{ colour: look.tokens.direction.out }, { colour: look.tokens.direction.in }] });
    // Three quarters of the height for out, which is three times as much.
    expect(first?.kind === 'course' && first.parts[0]?.path).toBe('M0 12L0 12L20 12L20 0L40 0L40 12L60 12L60 12L80 12L80 12L100 12L100 12Z');
    expect(course(one, 1)).toMatchObject({ parts: [{ colour: look.tokens.direction.in }] });
    expect(course(one, 2)).toEqual({ kind: 'course', parts: [] });
  });

  test('are not there before the companion is', () => {
    expect(course(list({ companion: null }, frame, { picture: spark }), 0)).toEqual({ kind: 'course', parts: [] });
  });

  test('a companion without its columns is a misfit by name', () => {
    const made = listOf({ picture: spark }, frame, drawing({ companion: { frame: frameOf([column('key', 'varchar', ['a'])]), buckets: minutes } }));
    expect(made).toEqual({ ok: false, problem: { column: 'time', need: 'time', found: null } });
  });
});

test.each([['lacks a column', 'peer', null], ['has text for a number', 'reject', 'varchar']])('a frame that %s is a misfit by name', (_, name, found) => {
  const columns = found === null ? frame.columns.filter((one) => one.name !== name) : frame.columns.map((one) => (one.name === name ? column(name, 'varchar', ['a', 'b', 'c']) : one));
  expect(listOf({ picture }, frameOf(columns), drawing())).toEqual({ ok: false, problem: { column: name, need: found === null ? 'any' : 'number', found } });
});
