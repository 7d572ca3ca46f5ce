import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ask } from '../../src/statement/ask.ts';
import { isSqlPlan } from '../../src/model/sql-plan.ts';
import { planQuestion } from '../../src/statement/plan.ts';
import { cases, fieldsPresent, zone } from './cases.ts';

/** Who answers which statement: `kernel`, or the construct for which DuckDB does. A change here is a change of the product. */
// Ours; its shape is held by the comparison.
const written = JSON.parse(readFileSync(new URL('engines.json', import.meta.url), 'utf8')) as Readonly<Record<string, string>>;

async function engineOf(statement: string): Promise<string> {
  const asked = ask(statement, { range: null, filters: [], variables: {}, projectZone: zone }, { counts: 'records', present: fieldsPresent });
  if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
  const made = await planQuestion(asked.value, { fields: fieldsPresent });
  if (!made.ok) throw new Error(`${statement}: ${JSON.stringify(made.problem)}`);
  return isSqlPlan(made.value) ? `duckdb: ${made.value.because}` : 'kernel';
}

describe('who answers', () => {
  it('is as written down, and nothing is refused', async () => {
    const found: Record<string, string> = {};
    for (const { id, statement } of cases) found[id] = await engineOf(statement);
    expect(found).toEqual(written);
  });

  it('is the kernel for every statement of the documentation but that of Express Connect, and for at least 45 of all', () => {
    expect(Object.entries(written).filter(([id, engine]) => id.startsWith('seed-') && engine !== 'kernel').map(([id]) => id)).toEqual(['seed-ec']);
    expect(Object.values(written).filter((engine) => engine === 'kernel').length).toBeGreaterThanOrEqual(45);
  });
});
