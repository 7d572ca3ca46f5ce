import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../statement/ask.ts';
import type { Question } from '../../../statement/question.ts';
import type { Answer } from '../../engine.ts';
import type { EmbeddedEngine } from '../contract.ts';
import { createEmbeddedEngine } from '../engine.ts';

/** The whole way in a browser: records read, handed over, stored in DuckDB's own worker, answered there, and stopped. */
describe('statements that the kernel does not plan', () => {
  const engine: EmbeddedEngine = createEmbeddedEngine();
  const never = new AbortController().signal;
  const stages: string[] = [];

  function question(statement: string): Question {
    const asked = ask(statement, { range: null, filters: [], variables: {}, projectZone: 28_800 }, { counts: 'records', present: engine.describe().fields });
    if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
    return asked.value;
  }

  async function answer(statement: string, signal: AbortSignal = never): Promise<Answer> {
    const [one] = await engine.answer([question(statement)], signal);
    if (!one) throw new Error('No answer');
    return one;
  }

  function values(answer: Answer): unknown {
    if (!answer.result.ok) throw new Error(JSON.stringify(answer.result.problem));
    return answer.result.value.columns.map((column) => column.values);
  }

  beforeAll(async () => {
    engine.watchSqlProgress(({ stage }) => stages.at(-1) === stage || stages.push(stage));
    const lines = Array.from({ length: 3000 }, (_, i) => JSON.stringify({
      __time__: 1_720_767_000 + i, srcaddr: `10.0.${i % 7}.${i % 200}`, dstaddr: `10.1.0.${i % 50}`, bytes: i, action: i % 10 ? 'ACCEPT' : 'REJECT', 'eni-id': `eni-${i % 5}`,
    }));
    await engine.open([{ kind: 'blob', name: 'records.jsonl', blob: new Blob([lines.join('\n')]) }], { mode: 'replace' });
  });

  afterAll(() => engine.close());

  const ranked = "* | SELECT eni, b, rank() OVER (ORDER BY b DESC) AS r FROM (SELECT \"eni-id\" AS eni, sum(bytes) AS b FROM log GROUP BY \"eni-id\") ORDER BY r LIMIT 2";

  it('are answered, and say how far they are', async () => {
    const found = await answer(ranked);
    expect(found.engine).toBe('duckdb');
    expect(values(found)).toEqual([['eni-4', 'eni-3'], [900_900, 900_300], [1, 2]]);
    expect(stages).toEqual(expect.arrayContaining(['downloading', 'starting', 'running', 'ready']));
  });

  it('find their records where they were handed over before', async () => {
    const before = stages.length;
    expect(values(await answer(ranked))).toBeDefined();
    expect(stages.slice(before)).not.toContain('handing-over');
  });

  it('stop when they are no longer wanted, while panels are answered, and others are answered afterwards', async () => {
    const stop = new AbortController();
    const endless = answer('* | SELECT count(*) AS n FROM log a, log b, log c WHERE a.bytes + b.bytes + c.bytes = 7', stop.signal);
    await reached('running');
    // The kernel is not disturbed.
    expect(values(await answer('* | SELECT count(*) AS n'))).toEqual([[3000]]);
    stop.abort();
    expect((await endless).result).toMatchObject({ ok: false, problem: { kind: 'cancelled' } });
    expect(engine.sqlProgress().stage).toBe('off');
    expect(values(await answer('action: REJECT | SELECT max_by(srcaddr, bytes) AS a, array_join(array_agg(DISTINCT action), \',\') AS b'))).toEqual([['10.0.1.190'], ['REJECT']]);
  });

  it('wait for one another', async () => {
    const both = await engine.answer([question('* | SELECT approx_percentile(bytes, 0.5) AS p'), question('* | SELECT histogram(action) AS h')], never);
    expect(both.map((one) => values(one))).toEqual([[[1499]], [['{"ACCEPT":2700,"REJECT":300}']]]);
  });

  it('tell what is wrong with them', async () => {
    expect((await answer("* | SELECT max_by(regexp_extract(srcaddr, '('), bytes) AS a")).result).toMatchObject({ ok: false, problem: { kind: 'type' } });
    expect(values(await answer('* | SELECT max_by(dstaddr, bytes) AS a'))).toEqual([['10.1.0.49']]);
  });

  function reached(stage: string): Promise<void> {
    if (engine.sqlProgress().stage === stage) return Promise.resolve();
    return new Promise((resolve) => {
      const end = engine.watchSqlProgress((progress) => {
        if (progress.stage !== stage) return;
        end();
        resolve();
      });
    });
  }
});
