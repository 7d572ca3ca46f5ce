import { describe, expect, test } from 'vitest';
import { present } from '../base/assert.ts';
import { listColumnNames } from '../charts/list/needs.ts';
import { textWidth } from '../charts/figures.ts';
import { listWidth } from '../charts/list/widths.ts';
import { fields } from '../model/fields.ts';
import type { Finding, Panel, Picture } from '../model/panel.ts';
import { variantsOf } from '../model/panel-choice.ts';
import { parse } from '../statement/parse.ts';
import { printOurs } from '../statement/print.ts';
import { printSls } from '../statement/print-sls.ts';
import { dashboards } from './dashboards.ts';
import { planned } from './testing/planned.ts';

/** Columns that a picture or finding names. */
function named(part: Picture | Finding): string[] {
  const roles: readonly string[] = ['x', 'y', 'series', 'name', 'value', 'accept', 'reject', 'country', 'addresses', 'hosts', 'ports', 'size', 'scan', 'reason'];
  const found = Object.entries(part).flatMap(([role, column]: [string, unknown]) => (roles.includes(role) && typeof column === 'string' ? [column] : []));
  if (part.kind === 'list') return [...listColumnNames(part)];
  return 'further' in part ? [...found, ...part.further] : found;
}

/** Columns that courses and findings name in the companion's answer. */
function ofCompanion({ picture, finding }: Panel): string[] {
  if (finding.kind === 'verdict-peak') return [finding.port, finding.amount];
  if (finding.kind === 'syn-only') return [finding.alone, finding.of];
  if (picture.kind === 'mirror' && picture.levels) return [picture.levels.y, picture.levels.series];
  if (picture.kind === 'value' && picture.spark) return [picture.spark.x, picture.spark.y];
  if (picture.kind !== 'list') return [];
  return picture.columns.flatMap((column) => (column.role === 'spark' ? [column.key, column.x, column.y, ...(column.series === undefined ? [] : [column.series])] : []));
}

const all = await Promise.all(Object.values(dashboards).map((load) => load()));

describe.each(all.map((dashboard) => [dashboard.id, dashboard] as const))('the dashboard %s', (_, { panels, rows }) => {
  const variants = panels.flatMap(variantsOf);
  test.each(variants.map((panel) => [panel.id, panel] as const))('%s asks a statement that is planned, and names its columns', (_id, panel) => {
    const { plan: made } = planned(panel.statement, panel);
    const columns = made.outputs.map((output) => output.name);
    const wanted = [...named(panel.picture), ...named(panel.finding)];
    expect(columns).toEqual(expect.arrayContaining(wanted));
    expect(columns).toEqual(expect.arrayContaining(Object.keys(panel.units ?? {}).filter((name) => wanted.includes(name))));
    // Groups without LIMIT are cut at 100.
    expect(made.limitWritten || made.keys.length === 0).toBe(true);
  });

  test('a companion statement gives a single value its course, a list those of its rows, and a finding what it names', () => {
    for (const panel of variants.filter((one) => one.companion !== undefined)) {
      const columns = planned(present(panel.companion, 'companion'), panel).plan.outputs.map((output) => output.name);
      const wanted = ofCompanion(panel);
      expect([panel.id, wanted.length > 0]).toEqual([panel.id, true]);
      expect(columns).toEqual(expect.arrayContaining(wanted));
    }
  });

  test('a list that is put in order by its statement names the placeholder that stands there, and its usual column', () => {
    const ordered = variants.flatMap(({ statement, picture }) => (picture.kind === 'list' && picture.orderedBy !== undefined ? [[statement, `order by "\${{${picture.orderedBy}|${picture.sorted.column}}}" desc`] as const] : []));
    expect(ordered.filter(([statement, order]) => !statement.includes(order))).toEqual([]);
  });

  test('the columns of a list fit its cell in a window of 1440: none is cut at the edge', () => {
    const sheet = 1440 - 192;
    const least = variants.flatMap(({ id, picture }) => (picture.kind === 'list' ? [{ id, width: picture.columns.reduce((sum, column) => sum + listWidth(column), 0) }] : []));
    const room = (id: string): number => (sheet * (rows.flatMap(({ cells }) => cells).find((cell) => cell.panels.includes(id))?.span ?? 12)) / 12 - 1;
    expect(least.filter(({ id, width }) => width > room(id))).toEqual([]);
  });

  test('in a window of 1440 a port stands with its service, whole, in the lists of 5-tuples', () => {
    const lists = variants.flatMap(({ picture }) => (picture.kind === 'list' && picture.columns.some(({ grows }) => grows) ? [picture.columns] : []));
    for (const columns of lists) expect((1440 - 192) / 2 - 1 - columns.reduce((sum, column) => sum + (column.grows === true ? 0 : listWidth(column)), 0)).toBeGreaterThan(textWidth('9200 elasticsearch', 12) + 15);
  });

  test('every statement is printed for a real logstore, or refused by name, and reads the same again', () => {
    for (const panel of variants) {
      const { question } = planned(panel.statement, { ...panel, counts: 'records' });
      const sls = printSls(question.statement);
      if (!sls.ok) expect([panel.id, sls.problem.kind]).toEqual([panel.id, 'unsupported']);
      const parsed = parse(printOurs(question.statement));
      expect([panel.id, parsed.ok && printOurs(parsed.value)]).toEqual([panel.id, printOurs(question.statement)]);
    }
  });

  test('what is declared to count flows once does', () => {
    const counted = Object.fromEntries(panels.map((panel: Panel) => [panel.id, planned(panel.statement, panel).question.counts]));
    expect(counted).toEqual(Object.fromEntries(panels.map((panel) => [panel.id, panel.counts])));
  });

  test('what a click filters is a field', () => {
    const known = new Set(fields.map((field) => field.name));
    for (const { id, consequence } of panels) {
      const names = consequence.kind === 'filter' ? [consequence.field] : consequence.kind === 'each' ? consequence.of.flatMap((one) => one.fields) : [];
      for (const name of names) expect([id, name, known.has(name)]).toEqual([id, name, true]);
    }
  });

  test('the layout holds every panel once, in rows of twelve columns', () => {
    const placed = rows.flatMap((row) => row.cells.flatMap((cell) => cell.panels));
    expect([...placed].sort()).toEqual(panels.map((panel) => panel.id).sort());
    expect(new Set(placed).size).toBe(placed.length);
    for (const row of rows) expect(row.cells.reduce((sum, cell) => sum + cell.span, 0)).toBeCloseTo(12);
  });
});

test('no two panels of all dashboards share an id, so that a link to one means one', () => {
  const ids = all.flatMap((dashboard) => dashboard.panels.map((panel) => panel.id));
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});
