import { describe, expect, it } from 'vitest';
import { revisionOf } from '../../../model/labels.ts';
import type { HandedColumn, SqlPlan } from '../../../model/sql-plan.ts';
import { SqlBody } from './body.ts';
import type { SqlEvent, SqlRequest } from './protocol.ts';

/** A worker that does as it is told: `answers` says what each request is answered with. */
class TestWorker {
  onmessage: ((message: { data: SqlEvent }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  readonly asked: SqlRequest[] = [];
  ended = false;
  private readonly answers: (request: SqlRequest) => SqlEvent | null;

  constructor(answers: (request: SqlRequest) => SqlEvent | null) {
    this.answers = answers;
  }

  postMessage(request: SqlRequest): void {
    this.asked.push(request);
    const event = this.answers(request);
    if (event) queueMicrotask(() => this.ended || this.onmessage?.({ data: event }));
  }

  terminate(): void {
    this.ended = true;
  }
}

const frame = { columns: [], rows: 0, coverage: { scanned: 0, matched: 0, skipped: 0, partial: false, revision: 1 } };

function usual(request: SqlRequest): SqlEvent | null {
  if (request.type === 'store') return { type: 'stored', table: request.table, bytes: 1000 };
  return request.type === 'answer' ? { type: 'answer', id: request.id, result: { ok: true, value: frame }, milliseconds: 1 } : null;
}

function planOf(columns: readonly string[], more: Partial<SqlPlan> = {}): SqlPlan {
  const handed = columns.map((name): HandedColumn => ({ name, expr: { op: 'field', field: name, type: 'varchar' } }));
  return {
    kind: 'sql', handover: { predicate: { kind: 'all' }, range: null, columns: handed }, sql: 'SELECT 1', outputs: [], limit: 100, limitWritten: false, zone: 0,
    statement: '*', needs: [], places: [], padding: null, because: 'a test', ...more,
  };
}

function start(answers: (request: SqlRequest) => SqlEvent | null = usual, given: { problem?: 'field-missing' } = {}) {
  const workers: TestWorker[] = [];
  const handedOver: string[][] = [];
  const around = { revision: 1, budgetBytes: 10_000 };
  const body = new SqlBody({
    startWorker: () => {
      const worker = new TestWorker(answers);
      workers.push(worker);
      return worker as unknown as Worker; // What the body uses of one.
    },
    handOver: async (plan) => {
      handedOver.push(plan.handover.columns.map(({ name }) => name));
      return given.problem ? { ok: false, problem: { kind: given.problem, fields: ['x'], statement: '*' } } : { ok: true, value: null };
    },
    revision: () => around.revision,
    budgetBytes: around.budgetBytes,
  });
  const requests = (type: SqlRequest['type']): SqlRequest[] => workers.flatMap((worker) => worker.asked.filter((request) => request.type === type));
  return { body, workers, handedOver, around, requests };
}

const never = new AbortController().signal;

describe('questions to DuckDB', () => {
  it('use records that are held, while they are the same and have the columns', async () => {
    const { body, handedOver, around, requests } = start();
    for (const columns of [['a', 'b'], ['b'], ['a', 'b']]) expect((await body.answer(planOf(columns), never)).result.ok).toBe(true);
    expect(handedOver).toEqual([['a', 'b']]);
    // With another column, one table with all of them takes the place of the first.
    await body.answer(planOf(['c']), never);
    expect(handedOver.at(-1)).toEqual(['c', 'a', 'b']);
    expect(requests('drop')).toHaveLength(1);
    await body.answer(planOf(['a', 'c']), never);
    expect(handedOver).toHaveLength(2);
    around.revision = 2;
    await body.answer(planOf(['a']), never);
    expect(handedOver.at(-1)).toEqual(['a']);
    expect(requests('drop')).toHaveLength(2);
  });

  it('keep records without labels when these are others, and take those with labels anew', async () => {
    const { body, handedOver, around, requests } = start();
    around.revision = revisionOf(1, 1);
    const all = [planOf(['a']), planOf(['srctype']), planOf(['b'], { sql: 'SELECT sls_security_check_ip("b") FROM _log' })];
    for (const plan of all) await body.answer(plan, never);
    expect(handedOver).toEqual([['a'], ['srctype'], ['b']]);
    around.revision = revisionOf(1, 2);
    for (const plan of all) await body.answer(plan, never);
    expect(handedOver.slice(3)).toEqual([['srctype'], ['b']]);
    expect(requests('drop')).toHaveLength(2);
    around.revision = revisionOf(2, 2);
    for (const plan of all) await body.answer(plan, never);
    expect(handedOver.slice(5)).toEqual([['a'], ['srctype'], ['b']]);
  });

  it('have other records handed over for another range, and drop the oldest when there is no room', async () => {
    const { body, handedOver, requests } = start((request) => (request.type === 'store' ? { type: 'stored', table: request.table, bytes: 4000 } : usual(request)));
    const ranged = (from: number): SqlPlan => planOf(['a'], { handover: { ...planOf(['a']).handover, range: { from, to: 100 } } });
    for (const from of [1, 2, 1, 3, 1]) await body.answer(ranged(from), never);
    expect(handedOver).toHaveLength(3);
    expect(requests('drop')).toHaveLength(1);
  });

  it('end the worker when they are stopped, and start another for the next', async () => {
    const { body, workers } = start((request) => (request.type === 'answer' && request.plan.statement === 'endless' ? null : usual(request)));
    const stop = new AbortController();
    const endless = body.answer(planOf(['a'], { statement: 'endless' }), stop.signal);
    const next = body.answer(planOf(['a']), never);
    await new Promise((resolve) => setTimeout(resolve));
    stop.abort();
    expect((await endless).result).toEqual({ ok: false, problem: { kind: 'cancelled' } });
    expect((await next).result.ok).toBe(true);
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  });

  it('leave the worker alone when the records cannot be handed over', async () => {
    const { body, workers } = start((request) => (request.type === 'store' ? { type: 'not-stored', table: request.table, problem: { kind: 'cancelled' } } : usual(request)), { problem: 'field-missing' });
    expect((await body.answer(planOf(['a']), never)).result).toMatchObject({ ok: false, problem: { kind: 'field-missing' } });
    expect(workers.map(({ ended }) => ended)).toEqual([false]);
  });

  it('are told when DuckDB cannot be started', async () => {
    const { body, workers } = start(() => ({ type: 'fatal', message: 'no wasm' }));
    expect((await body.answer(planOf(['a']), never)).result).toEqual({ ok: false, problem: { kind: 'internal', message: 'no wasm' } });
    expect(workers.every(({ ended }) => ended)).toBe(true);
    expect(body.progress().stage).toBe('off');
  });
});
