import { describe, expect, test } from 'vitest';
import { rankingOf } from './rank/rows.ts';
import { sharesOf } from './share/parts.ts';
import { csvOf } from './table/csv.ts';
import { jsonOf } from './table/json.ts';
import { withRest } from './table/rest.ts';
import { column, drawing, frameOf, look } from './testing/frames.ts';

describe('a ranking', () => {
  const picture = { kind: 'rank', name: 'eni-id', value: 'bytes', further: ['packets'] } as const;

  test('shares the whole, and counts what is beyond the list', () => {
    const frame = frameOf(
      [column('eni-id', 'varchar', ['a', 'b']), column('bytes', 'bigint', [600, 200]), column('packets', 'bigint', [6, 2])],
      { whole: { groups: 204, totals: [null, 1000, 11] } },
    );
    const found = rankingOf(frame, picture);
    expect(found.ok && found.value.rows.map((row) => [row.key, row.share, row.part])).toEqual([['a', 0.6, 1], ['b', 0.2, 1 / 3]]);
    expect(found.ok && found.value.other).toEqual({ groups: 202, value: 200, share: 0.2, further: [3] });
  });

  test('without a cut there is no other; sums beyond 2^53 stay exact', () => {
    const frame = frameOf([column('eni-id', 'varchar', ['a', null]), column('bytes', 'bigint', [9_007_199_254_740_993n, 2]), column('packets', 'bigint', [1, 1])]);
    const found = rankingOf(frame, picture);
    expect(found.ok && [found.value.other, found.value.total, found.value.rows[1]?.key]).toEqual([null, 9_007_199_254_740_995n, null]);
  });

  test('a total that the engine cannot know gives no share and no other', () => {
    const frame = frameOf([column('eni-id', 'varchar', ['a']), column('bytes', 'double', [5]), column('packets', 'bigint', [1])], { whole: { groups: 9, totals: [null, null, null] } });
    const found = rankingOf(frame, picture);
    expect(found.ok && [found.value.rows[0]?.share, found.value.other]).toEqual([null, null]);
  });
});

describe('shares', () => {
  const picture = { kind: 'share', name: 'protocol', value: 'bytes' } as const;

  test('are the largest by name, then what lacks the field, then the rest', () => {
    const values = [60, 10, 8, 7, 6, 5, 3, 1];
    const frame = frameOf([column('protocol', 'bigint', [6, 17, null, 47, 1, 50, 58, 99], { field: 'protocol' }), column('bytes', 'bigint', values)]);
    const found = sharesOf(frame, picture, drawing());
    expect(found.ok && found.value.parts.map((part) => [part.kind, part.name.en, part.share])).toEqual([
      ['value', 'TCP', 0.6], ['value', 'UDP', 0.1], ['value', 'GRE', 0.07], ['value', 'ICMP', 0.06], ['value', 'ESP', 0.05], ['absent', 'not recorded', 0.08], ['other', 'other', 0.04],
    ]);
  });

  test('of log status have no hue but the warning of what was skipped', () => {
    const frame = frameOf([column('log-status', 'varchar', ['OK', 'NODATA', 'SKIPDATA'], { field: 'log-status' }), column('bytes', 'bigint', [98, 1, 1])]);
    const found = sharesOf(frame, { ...picture, name: 'log-status' }, drawing());
    expect(found.ok && found.value.parts.map((part) => part.colour)).toEqual([look.tokens.neutralBar, look.tokens.ghost, look.tokens.status.warn]);
  });
});

describe('saved numbers', () => {
  test('CSV quotes what it must, and no text becomes a formula', () => {
    const frame = frameOf([
      column('eni-id', 'varchar', ['plain', '=HYPERLINK("x")', '+1', '-1', '@cmd', '\tx', 'a,b', 'say "so"', null]),
      column('bytes', 'bigint', [1, -2, 9_007_199_254_740_993n, 4, 5, 6, 7, 8, null]),
    ]);
    expect(csvOf(frame).split('\r\n')).toEqual([
      'eni-id,bytes', 'plain,1', `"'=HYPERLINK(""x"")",-2`, `"'+1",9007199254740993`, `"'-1",4`, `"'@cmd",5`, `"'\tx",6`, '"a,b",7', '"say ""so""",8', ',', '',
    ]);
  });

  test('JSON keeps large integers whole', () => {
    const frame = frameOf([column('n', 'bigint', [9_007_199_254_740_993n, 1])]);
    const parsed: unknown = JSON.parse(jsonOf(frame, { title: 'T', statement: '*' }));
    expect(parsed).toMatchObject({ title: 'T', columns: [{ name: 'n' }], rows: [['9007199254740993'], [1]], coverage: { scanned: 1000 } });
    expect(parsed).not.toHaveProperty('other');
  });

  test('what a list leaves out is its last row, and its own part of JSON', () => {
    const columns = [column('dstport', 'bigint', [443, 80]), column('bytes', 'bigint', [700, 200]), column('average', 'double', [7, 2])];
    const list = frameOf(columns, { whole: { groups: 14, totals: [null, 1000, null] } });
    expect(csvOf(withRest(list, (groups) => `other · ${groups}`))).toBe('dstport,bytes,average\r\n443,700,7\r\n80,200,2\r\nother · 12,100,\r\n');
    expect(JSON.parse(jsonOf(list, { title: 'T', statement: '*' }))).toMatchObject({ rows: [[443, 700, 7], [80, 200, 2]], other: { groups: 12, values: [null, 100, null] } });
    const whole = frameOf(columns, { whole: { groups: 2, totals: [null, 900, null] } });
    expect(withRest(whole, () => 'other')).toBe(whole);
  });
});
