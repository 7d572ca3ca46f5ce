import { describe, expect, it } from 'vitest';
import { runTwin } from '../../src/columns/twin/twin.ts';
import type { Frame } from '../../src/model/frame.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Result } from '../../src/base/result.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';
import { cases, fieldsPresent, lookup, records, refused, zone } from './cases.ts';
import { rowsOf, shown, sorted } from './rows.ts';

function answer(statement: string): Result<Frame, Problem> {
  const asked = ask(statement, { range: null, filters: [], variables: {}, projectZone: zone }, { counts: 'records', present: fieldsPresent });
  if (!asked.ok) return asked;
  const planned = plan(asked.value, { fields: fieldsPresent });
  return planned.ok ? runTwin(planned.value, records, { lookup }) : planned;
}

describe('the conformance statements on the twin', () => {
  it('are all named once', () => {
    expect(new Set(cases.map((c) => c.id)).size).toBe(cases.length);
    expect(Object.keys(refused).filter((id) => !cases.some((c) => c.id === id))).toEqual([]);
  });

  it.each(cases.filter((c) => c.id in refused).map((c) => [c.id, c] as const))('%s is refused by the name of what is missing', (id, c) => {
    const result = answer(c.statement);
    expect(result).toMatchObject({ ok: false, problem: { kind: 'unsupported', what: refused[id] } });
    if (!result.ok && result.problem.kind === 'unsupported') expect(result.problem.position?.to).toBeGreaterThan(0);
  });

  it.each(cases.filter((c) => !(c.id in refused)).map((c) => [c.id, c] as const))('%s gives its rows', (_, c) => {
    const result = answer(c.statement);
    if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
    const frame = result.value;
    const { expected } = c;
    if (expected.lines) {
      const found = frame.columns[0]?.values.length ?? 0;
      expect([frame.coverage.matched, found]).toEqual([expected.count, Math.min(100, expected.lines.length)]);
      expect(linesOf(frame)).toEqual(expected.lines);
      return;
    }
    // A statement that matched nothing was written down without its columns.
    if (expected.columns && expected.columns.length > 0) expect(frame.columns.map((column) => column.name)).toEqual(expected.columns);
    if (expected.rowCount !== undefined) {
      expect(frame.rows).toBe(expected.rowCount);
      expect(frame.columns[0]?.values).toEqual(expected.eniIdsInOrder);
      return;
    }
    const wanted = (expected.rows ?? []).map((row) => row.map((value) => shown(value)));
    if (expected.ordered === false) expect(sorted(rowsOf(frame))).toEqual(sorted(wanted));
    else expect(rowsOf(frame)).toEqual(wanted);
  });
});

/** Line numbers, from 1, of the records in a frame of whole records. */
function linesOf(frame: Frame): number[] {
  const lines = new Map(records.map((record, i) => [JSON.stringify(fieldsPresent.map((name) => record[name] ?? null)), i + 1]));
  const found = Array.from({ length: frame.rows }, (_, row) =>
    JSON.stringify(fieldsPresent.map((name) => frame.columns.find((column) => column.name === name)?.values[row] ?? null)));
  return found.map((key) => lines.get(key) ?? -1).sort((a, b) => a - b);
}
