import { describe, expect, test } from 'vitest';
import { present } from '../base/assert.ts';
import { ask } from '../statement/ask.ts';
import { plan } from '../statement/plan.ts';
import { printSls } from '../statement/print-sls.ts';
import { overview } from './overview.ts';
import { allFields as all, planned, testScope as scope } from './testing/planned.ts';

describe('the Overview', () => {
  test('every statement is printed for a real logstore', () => {
    for (const panel of overview.panels) {
      const { question } = planned(panel.statement, { ...panel, counts: 'records' });
      const sls = printSls(question.statement);
      expect([panel.id, sls.ok]).toEqual([panel.id, true]);
    }
  });

  test('flows are counted once; verdicts, interfaces and directions count records', () => {
    const counted = Object.fromEntries(overview.panels.map((panel) => [panel.id, planned(panel.statement, panel).question.counts]));
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

  test('panels of one question share it, so that it is answered once', () => {
    const keys = ['accepted', 'rejected', 'reject-share'].map((id) => {
      const panel = present(overview.panels.find((one) => one.id === id), id);
      return planned(panel.statement, panel).question.key;
    });
    expect(new Set(keys).size).toBe(1);
  });
});
