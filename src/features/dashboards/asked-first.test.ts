import { expect, test } from 'vitest';
import { overview } from '../../catalog/overview.ts';
import { policy } from '../../catalog/policy.ts';
import { filterIs } from '../../model/filter.ts';
import { panelVersion, type Panel } from '../../model/panel.ts';
import { printOurs } from '../../statement/print.ts';
import { scopeOver } from '../../state/scope.ts';
import { askedFirst, panelsWithin, savedWithin } from './asked-first.ts';

const day = { from: 1_770_220_800, to: 1_770_307_200 };
const [value, lines] = [
  { id: 'bytes', statement: '* | select sum(bytes) as bytes', companion: '* | select __time__ as time, sum(bytes) as bytes group by time', picture: { kind: 'value', value: 'bytes' } },
  { id: 'course', statement: '* | select __time__ as time, count(*) as n group by time', picture: { kind: 'lines', x: 'time', y: 'n' } },
].map((one) => ({ version: panelVersion, title: { en: '', zh: '' }, unit: { en: '', zh: '' }, counts: 'records', ...one }) as Panel); // Filled where it matters here.
const fields = ['bytes', 'dstport'];

function asked(filters: Parameters<typeof scopeOver>[0]['filters'], compare: 'day' | null = null): string[] {
  const panels = [value, lines].filter((one) => one !== undefined);
  const scope = scopeOver({ filters, projectZone: 0 }, day, day, 60);
  return askedFirst(panels, { choices: {}, compare }, scope, fields).map(({ statement }) => printOurs(statement));
}

test('the rows that begin within the height of the sheet are on the screen at first', () => {
  const [first, second] = policy.rows;
  const idsOf = (row: typeof first): readonly string[] => row?.cells.flatMap(({ panels }) => panels) ?? [];
  const within = (height: number): readonly string[] => panelsWithin(policy, height).map(({ id }) => id);
  expect(within(1)).toEqual(policy.panels.flatMap(({ id }) => (idsOf(first).includes(id) ? [id] : [])));
  expect(new Set(within((first?.height ?? 0) + 1))).toEqual(new Set([...idsOf(first), ...idsOf(second)]));
  expect(within(100_000)).toEqual(policy.panels.map(({ id }) => id));
  expect(panelsWithin(overview, 0)).toEqual([]);
});

test('so are the places of a saved one', () => {
  const panels = [value, lines].filter((one) => one !== undefined);
  const saved = { version: 1, id: 'own', title: 'own', changedAt: 0, panels, places: [{ panel: 'bytes', x: 0, y: 0, w: 6, h: 4 }, { panel: 'course', x: 0, y: 4, w: 6, h: 4 }] } as const;
  expect(savedWithin(saved, 160).map(({ id }) => id)).toEqual(['bytes']);
  expect(savedWithin(saved, 161).map(({ id }) => id)).toEqual(['bytes', 'course']);
});

test('a panel asks with its companion, a single value also for all under a filter, and the dashboard for its axis', () => {
  expect(asked([]).map((statement) => statement.replace(/ GROUP BY.*/, ''))).toEqual([
    '* | SELECT __time__ - __time__ % 600 AS time, count(*) AS records', '* | SELECT sum(bytes) AS bytes', '* | SELECT __time__ AS time, sum(bytes) AS bytes', '* | SELECT __time__ AS time, count(*) AS n',
  ]);
  const web = [filterIs('dstport', '443')];
  expect(asked(web).filter((statement) => statement.includes('SELECT sum(bytes)'))).toEqual(['dstport:443 | SELECT sum(bytes) AS bytes', '* | SELECT sum(bytes) AS bytes']);
  // What it is compared with is told in its place then.
  expect(asked(web, 'day').filter((statement) => statement.includes('SELECT sum(bytes)'))).toEqual(['dstport:443 | SELECT sum(bytes) AS bytes']);
});
