import { expect, test } from 'vitest';
import type { ListPicture } from '../../model/list.ts';
import { column, drawing, frameOf } from '../testing/frames.ts';
import { narrowed, nameWish } from './names.ts';
import { listOf, type List } from './rows.ts';

const picture: ListPicture = {
  kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, what: { en: 'sources', zh: '源' },
  columns: [{ role: 'name', column: 'source', beside: 'country' }, { role: 'amount', column: 'bytes' }, { role: 'bar', of: 'bytes', scale: 'largest' }],
};

function list(sources: readonly string[], countries: readonly (string | null)[], field: string): List {
  const made = listOf({ picture }, frameOf([column('source', 'varchar', [...sources], { field }), column('country', 'varchar', [...countries]), column('bytes', 'bigint', sources.map((_, i) => 100 - i))]), drawing());
  if (!made.ok) throw new Error(made.problem.column);
  return made.value;
}

const namesIn = (rows: List['rows']): readonly string[] => rows.flatMap(({ cells: [cell] }) => (cell?.kind === 'words' ? [cell.text] : []));

test('bars leave the longest name its room first, what stands beside it included', () => {
  expect(nameWish(list(['10.0.0.9'], [null], 'srcaddr'))).toBe(0);
  const address = nameWish(list(['10.0.0.9', '195.178.110.218'], [null, null], 'srcaddr'));
  expect(address).toBeGreaterThan(0);
  expect(nameWish(list(['10.0.0.9', '195.178.110.218'], [null, 'AD'], 'srcaddr'))).toBeGreaterThan(address);
});

test('an id is cut in its middle where its column has too little room, and whole where it has enough', () => {
  const ids = list(['i-bp117birf81t41kbm1az5', 'i-short'], [null, null], 'vm-id');
  expect(namesIn(narrowed(ids, 130))).toEqual([expect.stringMatching(/^i-bp.*….*m1az5$/), 'i-short']);
  expect(namesIn(narrowed(ids, 300))).toEqual(['i-bp117birf81t41kbm1az5', 'i-short']);
  // Before the list has been measured nothing is cut.
  expect(narrowed(ids, Infinity)).toBe(ids.rows);
});

test('both ids of a pair are cut alike as the column has room, and words of people’s own are not', () => {
  const picture: ListPicture = { kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, columns: [{ role: 'ends', from: 'from', to: 'to' }, { role: 'amount', column: 'bytes' }] };
  const shown = (ids: readonly [string, string], field: string, room: number): readonly string[] => {
    const made = listOf({ picture }, frameOf([column('from', 'varchar', [ids[0]], { field }), column('to', 'varchar', [ids[1]], { field }), column('bytes', 'bigint', [1])]), drawing());
    return made.ok ? narrowed(made.value, room).flatMap(({ cells: [cell] }) => (cell?.kind === 'ends' ? [cell.from, cell.to] : [])) : [];
  };
  const ids = ['i-bp117birf81t41kbm1az5', 'i-bp1g8n0xq2m7c5hd3vk4e'] as const;
  expect(shown(ids, 'srcinstance', 500)).toEqual(ids);
  const cut = shown(ids, 'srcinstance', 280);
  expect(cut).toEqual([expect.stringMatching(/^i-bp.*….*1az5$/), expect.stringMatching(/^i-bp.*….*vk4e$/)]);
  expect(cut[0]?.length).toBe(cut[1]?.length);
  expect(shown(ids, 'srcinstance', 200)[0]?.length).toBeLessThan(cut[0]?.length ?? 0);
  expect(shown(['private network', 'cloud services'], 'srctype', 120)).toEqual(['private network', 'cloud services']);
});

test('bars leave two ends their room too, and words in any face', () => {
  const ends: ListPicture = { ...picture, columns: [{ role: 'ends', from: 'source', to: 'country' }, { role: 'bar', of: 'bytes', scale: 'largest' }] };
  const wish = (from: string, to: string): number => {
    const made = listOf({ picture: ends }, frameOf([column('source', 'varchar', [from]), column('country', 'varchar', [to]), column('bytes', 'bigint', [1])]), drawing());
    return made.ok ? nameWish(made.value) : -1;
  };
  expect(wish('a', 'b')).toBe(0);
  expect(wish('private network', 'private network')).toBeGreaterThan(0);
  expect(nameWish(list(['SYN ACK PSH FIN URG CWR'], [null], 'kind'))).toBeGreaterThan(nameWish(list(['SYN ACK'], [null], 'kind')));
});

test('an id beside an address is cut before the address, a country never', () => {
  const addresses = list(['10.0.0.2', '10.0.0.3'], ['i-bp117birf81t41kbm1az5', 'CN'], 'srcaddr');
  const cells = (room: number) => narrowed(addresses, room).map(({ cells: [cell] }) => (cell?.kind === 'words' ? [cell.text, cell.beside] : []));
  expect(cells(180)).toEqual([['10.0.0.2', expect.stringMatching(/^i-bp.*….*m1az5$/)], ['10.0.0.3', 'CN']]);
  expect(cells(400)[0]).toEqual(['10.0.0.2', 'i-bp117birf81t41kbm1az5']);
});
