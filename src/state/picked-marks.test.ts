import { describe, expect, test } from 'vitest';
import { dashboards } from '../catalog/dashboards.ts';
import { filtersOf } from '../model/consequence.ts';
import { filtersIn, type Condition, type Filter } from '../model/filter.ts';
import type { Panel } from '../model/panel.ts';
import { filtersAfterPicks } from './picked.ts';

/** What the columns of a mark hold: numbers where ports and protocols stand, texts of several fields with what stands between them. */
function markOf({ consequence }: Panel): Readonly<Record<string, string>> {
  if (consequence.kind !== 'each') return {};
  return Object.fromEntries(consequence.of.map(({ column, fields, between }) => [column, fields.map((_, i) => `${i + 7}${between[i] ?? ''}`).join('')]));
}

type Row = Readonly<Record<string, string>>;

function holds(filter: Filter, row: Row): boolean {
  const value = row[filter.field] ?? '';
  const { test: wanted } = filter;
  const is = wanted.kind === 'in' ? wanted.values.includes(value) : wanted.kind === 'range' ? Number(value) >= (wanted.min ?? -Infinity) && Number(value) <= (wanted.max ?? Infinity) : false;
  return is !== filter.negated;
}

const keeps = (conditions: readonly Condition[], row: Row): boolean => conditions.every((one) => filtersIn(one).some((filter) => holds(filter, row)));

const loaded = await Promise.all(Object.entries(dashboards).map(async ([path, load]) => (await load()).panels.map((panel) => ({ id: path, panel }))));
const panels = loaded.flat().filter(({ panel }) => panel.consequence.kind === 'each');
const kinds = (panel: Panel): string => (panel.picture.kind === 'chart' ? panel.picture.chart.kind : panel.picture.kind);

describe('a mark of several fields, left out', () => {
  test('lists, matrices, lanes, shares, stacks and flows have such marks', () => {
    expect(new Set(panels.map(({ panel }) => kinds(panel)))).toEqual(new Set(['list', 'matrix', 'sankey', 'lanes', 'shares', 'stacked']));
  });

  test.each(panels.map(({ id, panel }) => [id, panel.id, kinds(panel), panel] as const))('%s, %s (%s): exactly what has all of its values', (_id, _panel, _kind, panel) => {
    const picked = filtersOf(panel.consequence, markOf(panel));
    const fields = [...new Set(picked.map(({ field }) => field))];
    expect(fields.length).toBeGreaterThan(0);
    const itself: Row = Object.fromEntries(picked.map(({ field, test: wanted }) => [field, wanted.kind === 'in' ? (wanted.values[0] ?? '') : wanted.kind === 'range' ? String(wanted.min) : '']));
    const chosen = filtersAfterPicks([], picked, 'include');
    const left = filtersAfterPicks([], picked, 'exclude');
    // All records that share some of its values, none, and all of them.
    for (let shared = 0; shared < 2 ** fields.length; shared++) {
      const row: Row = Object.fromEntries(fields.map((field, i) => [field, (shared & (1 << i)) === 0 ? '1' : (itself[field] ?? '')]));
      const hasAll = shared === 2 ** fields.length - 1;
      expect({ row, chosen: keeps(chosen, row), left: keeps(left, row) }).toEqual({ row, chosen: hasAll, left: !hasAll });
    }
    // And it is taken back as one.
    expect(left).toHaveLength(1);
  });
});
