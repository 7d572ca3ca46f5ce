import { describe, expect, test } from 'vitest';
import { present } from '../base/assert.ts';
import { fields } from '../model/fields.ts';
import type { Finding, Panel, Picture } from '../model/panel.ts';
import { ask } from '../statement/ask.ts';
import { parse } from '../statement/parse.ts';
import { plan } from '../statement/plan.ts';
import { printOurs } from '../statement/print.ts';
import { printSls } from '../statement/print-sls.ts';
import { overview } from './overview.ts';

const all = fields.map((field) => field.name);
const scope = { range: { from: 0, to: 86_400 }, filters: [], variables: { interval: '300', coarse: '1800' }, projectZone: 28_800 };

function planned(statement: string, panel: Panel) {
  const question = ask(statement, scope, { counts: panel.counts, present: all, ...(panel.ownFilter ? { ownFilter: panel.ownFilter } : {}) });
  if (!question.ok) throw new Error(`${panel.id}: ${JSON.stringify(question.problem)}`);
  const made = plan(question.value, { fields: all });
  if (!made.ok) throw new Error(`${panel.id}: ${JSON.stringify(made.problem)}`);
  return { question: question.value, plan: made.value };
}

/** Columns that a picture or finding names. */
function named(part: Picture | Finding): string[] {
  const roles: readonly string[] = ['x', 'y', 'series', 'name', 'value', 'accept', 'reject', 'country', 'addresses'];
  const found = Object.entries(part).flatMap(([role, column]: [string, unknown]) => (roles.includes(role) && typeof column === 'string' ? [column] : []));
  return 'further' in part ? [...found, ...part.further] : found;
}

describe('the Overview', () => {
  test.each(overview.panels.map((panel) => [panel.id, panel] as const))('%s asks a statement that is planned, and names its columns', (_, panel) => {
    const { plan: made } = planned(panel.statement, panel);
    const columns = made.outputs.map((output) => output.name);
    const wanted = [...named(panel.picture), ...named(panel.finding)];
    expect(columns).toEqual(expect.arrayContaining(wanted));
    expect(columns).toEqual(expect.arrayContaining(Object.keys(panel.units ?? {}).filter((name) => wanted.includes(name))));
    // Groups without LIMIT are cut at 100.
    expect(made.limitWritten || made.keys.length === 0).toBe(true);
  });

  test.each(overview.panels.flatMap((panel) => (panel.companion === undefined ? [] : [[panel.id, panel, panel.companion] as const])))('%s has a course with time and value', (_, panel, companion) => {
    const spark = panel.picture.kind === 'value' ? panel.picture.spark : undefined;
    const columns = planned(companion, panel).plan.outputs.map((output) => output.name);
    expect(columns).toEqual(expect.arrayContaining([present(spark, 'spark').x, present(spark, 'spark').y]));
  });

  test('every statement is printed for a real logstore, and reads the same again', () => {
    for (const panel of overview.panels) {
      const { question } = planned(panel.statement, { ...panel, counts: 'records' });
      const sls = printSls(question.statement);
      expect([panel.id, sls.ok]).toEqual([panel.id, true]);
      const parsed = parse(printOurs(question.statement));
      expect([panel.id, parsed.ok && printOurs(parsed.value)]).toEqual([panel.id, printOurs(question.statement)]);
    }
  });

  test('what is declared to count flows once does, and verdicts, interfaces and directions count records', () => {
    const counted = Object.fromEntries(overview.panels.map((panel) => [panel.id, planned(panel.statement, panel).question.counts]));
    expect(counted).toEqual(Object.fromEntries(overview.panels.map((panel) => [panel.id, panel.counts])));
    for (const id of ['records', 'accepted', 'rejected', 'reject-share', 'verdicts', 'directions', 'per-eni', 'ports', 'status']) expect([id, counted[id]]).toEqual([id, 'records']);
    for (const id of ['bytes', 'packets', 'per-vpc', 'vpc-rate', 'protocols', 'paths', 'source-map', 'destination-map', 'source-heat', 'protocol-rate']) expect([id, counted[id]]).toEqual([id, 'flows']);
  });

  test('a log without a field loses only the panels that need it', () => {
    const without = (field: string): string[] =>
      overview.panels.filter((panel) => {
        const question = ask(panel.statement, scope, { counts: panel.counts, present: all });
        if (!question.ok) return false;
        const made = plan(question.value, { fields: all.filter((one) => one !== field) });
        return !made.ok && made.problem.kind === 'field-missing' && made.problem.fields.includes(field);
      }).map((panel) => panel.id);
    expect(without('action')).toEqual(['accepted', 'rejected', 'reject-share', 'verdicts', 'ports']);
    expect(without('traffic_path')).toEqual(['paths']);
    expect(without('vpc-id')).toEqual(['vpcs', 'vpc-rate', 'per-vpc']);
    expect(without('direction')).toEqual(['directions']);
  });

  test('the layout holds every panel once, in rows of twelve columns', () => {
    const placed = overview.rows.flatMap((row) => row.cells.flatMap((cell) => cell.panels));
    expect([...placed].sort()).toEqual(overview.panels.map((panel) => panel.id).sort());
    expect(new Set(placed).size).toBe(placed.length);
    for (const row of overview.rows) expect(row.cells.reduce((sum, cell) => sum + cell.span, 0)).toBe(12);
  });

  test('panels of one question share it, so that it is answered once', () => {
    const keys = ['accepted', 'rejected', 'reject-share'].map((id) => {
      const panel = present(overview.panels.find((one) => one.id === id), id);
      return planned(panel.statement, panel).question.key;
    });
    expect(new Set(keys).size).toBe(1);
  });
});
