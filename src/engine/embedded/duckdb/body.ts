import { failed, type Result } from '../../../base/result.ts';
import type { Frame } from '../../../model/frame.ts';
import type { Problem } from '../../../model/problem.ts';
import { revisionFor } from '../../../model/labels.ts';
import { planNamesLabels } from '../../../model/plan-labels.ts';
import type { HandedColumn, SqlPlan } from '../../../model/sql-plan.ts';
import { needsAddresses } from './address-needs.ts';
import type { SqlEvent, SqlProgress, SqlRequest } from './protocol.ts';

export interface SqlAnswer {
  readonly result: Result<Frame, Problem>;
  readonly milliseconds: number;
}

export interface SqlSurroundings {
  startWorker(): Worker;
  /** Has the records of a plan handed over through the port, in at most so many bytes; resolves when they have been posted. */
  handOver(plan: SqlPlan, port: MessagePort, budgetBytes: number, signal: AbortSignal): Promise<Result<null, Problem>>;
  /** Of the records as the page knows them. */
  revision(): number;
  readonly budgetBytes: number;
}

/** Records that DuckDB holds. */
interface HeldTable {
  readonly id: number;
  /** Says which records they are. */
  readonly key: string;
  readonly columns: ReadonlyMap<string, string>;
  readonly handed: readonly HandedColumn[];
  readonly bytes: number;
}

const off: SqlProgress = { stage: 'off', share: null };

/**
 * The page's side of DuckDB: one question after the other, over records that are handed over once and kept while they are the
 * same. DuckDB cannot be interrupted, so a question that is no longer wanted ends its worker; the next one starts another.
 */
export class SqlBody {
  private readonly around: SqlSurroundings;
  private worker: Worker | null = null;
  private held: readonly HeldTable[] = [];
  private nextId = 1;
  private last: Promise<unknown> = Promise.resolve();
  private state = off;
  private readonly listeners = new Set<(progress: SqlProgress) => void>();
  /** Hears the worker while a question waits for it. */
  private hear: ((event: SqlEvent) => void) | null = null;

  constructor(around: SqlSurroundings) {
    this.around = around;
  }

  progress(): SqlProgress {
    return this.state;
  }

  watch(listener: (progress: SqlProgress) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Starts loading DuckDB, so that the first question need not wait for it. */
  prepare(): void {
    if (this.worker) return;
    const worker = this.around.startWorker();
    // The worker posts only `SqlEvent`s (protocol.ts).
    worker.onmessage = ({ data }: MessageEvent<SqlEvent>) => {
      if (worker !== this.worker) return;
      if (data.type === 'progress') this.say(data.progress);
      else this.hear?.(data);
      if (data.type === 'fatal') this.end();
    };
    worker.onerror = (event) => {
      if (worker !== this.worker) return;
      this.hear?.({ type: 'fatal', message: event.message });
      this.end();
    };
    this.worker = worker;
    this.say({ stage: 'downloading', share: 0 });
  }

  /** Answers in the order asked. Aborting gives the problem `cancelled` at once. */
  answer(plan: SqlPlan, signal: AbortSignal): Promise<SqlAnswer> {
    const turn = this.last.then(() => this.answerNow(plan, signal));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Ends the worker and gives its memory back. */
  end(): void {
    this.worker?.terminate();
    this.worker = null;
    this.held = [];
    this.say(off);
  }

  private async answerNow(plan: SqlPlan, signal: AbortSignal): Promise<SqlAnswer> {
    const began = performance.now();
    const give = (result: Result<Frame, Problem>): SqlAnswer => ({ result, milliseconds: performance.now() - began });
    if (signal.aborted) return give(failed({ kind: 'cancelled' }));
    this.prepare();
    const held = await this.tableFor(plan, signal);
    if (!held.ok) return give(held);
    const id = this.nextId++;
    const event = await this.ask({ type: 'answer', id, table: held.value.id, plan }, [], signal, (one) => one.type === 'answer' && one.id === id, () => this.end());
    return give(event.ok ? (event.value.type === 'answer' ? event.value.result : failed({ kind: 'internal', message: 'DuckDB answered something else' })) : event);
  }

  /** Records with the columns that the plan asks for: those that are held, or handed over now. */
  private async tableFor(plan: SqlPlan, signal: AbortSignal): Promise<Result<HeldTable, Problem>> {
    const now = this.around.revision();
    const key = keyOf(plan, now);
    const wanted = columnsOf(plan.handover.columns);
    const fits = this.held.find((table) => table.key === key && [...wanted].every(([name, expr]) => table.columns.get(name) === expr));
    if (fits) {
      this.held = [...this.held.filter((table) => table !== fits), fits];
      return { ok: true, value: fits };
    }
    // What another revision had is of no use any more; of the same records, one table with the columns of both takes its place.
    const related = this.held.find((table) => table.key === key && [...wanted].every(([name, expr]) => (table.columns.get(name) ?? expr) === expr));
    const fresh = [true, false].map((labels) => `${revisionFor(labels, now)} `);
    for (const table of this.held) if (table === related || !fresh.some((revision) => table.key.startsWith(revision))) this.drop(table);
    const columns = [...plan.handover.columns, ...(related?.handed ?? []).filter(({ name }) => !wanted.has(name))];
    const { budgetBytes } = this.around;
    // Room for what comes, from those that were not asked for longest.
    while (this.heldBytes > budgetBytes / 2) this.dropOldest();
    const asked = { ...plan, handover: { ...plan.handover, columns } };
    let stored = await this.store(asked, key, budgetBytes - this.heldBytes, signal);
    if (!stored.ok && stored.problem.kind === 'memory' && (this.held.length > 0 || columns.length > wanted.size)) {
      while (this.held.length > 0) this.dropOldest();
      stored = await this.store(plan, key, budgetBytes, signal);
    }
    return stored;
  }

  private async store(plan: SqlPlan, key: string, budgetBytes: number, signal: AbortSignal): Promise<Result<HeldTable, Problem>> {
    this.prepare();
    const id = this.nextId++;
    const { port1, port2 } = new MessageChannel();
    const refused = new AbortController();
    const given = this.around.handOver(plan, port1, budgetBytes, AbortSignal.any([signal, refused.signal]));
    const isStored = (event: SqlEvent): boolean => (event.type === 'stored' || event.type === 'not-stored') && event.table === id;
    // A handover is stopped where the records come from, so DuckDB need not end for it.
    const stored = await this.ask({ type: 'store', table: id, port: port2 }, [port2], signal, isStored, () => undefined);
    if (signal.aborted) return failed({ kind: 'cancelled' });
    if (!stored.ok || stored.value.type === 'not-stored') refused.abort();
    const handed = await given;
    if (!stored.ok) return stored;
    if (stored.value.type === 'not-stored' && stored.value.problem.kind !== 'cancelled') return failed(stored.value.problem);
    if (!handed.ok) return handed;
    if (stored.value.type !== 'stored') return failed({ kind: 'internal', message: 'Records were not handed over' });
    const table: HeldTable = { id, key, columns: columnsOf(plan.handover.columns), handed: plan.handover.columns, bytes: stored.value.bytes };
    this.held = [...this.held, table];
    return { ok: true, value: table };
  }

  /** Posts a request and waits for its event. @param stop what an abort does beside ending the wait */
  private ask(request: SqlRequest, transfer: readonly Transferable[], signal: AbortSignal, isAnswer: (event: SqlEvent) => boolean, stop: () => void): Promise<Result<SqlEvent, Problem>> {
    return new Promise((resolve) => {
      const finish = (result: Result<SqlEvent, Problem>): void => {
        signal.removeEventListener('abort', cancel);
        this.hear = null;
        resolve(result);
      };
      const cancel = (): void => {
        stop();
        finish(failed({ kind: 'cancelled' }));
      };
      if (signal.aborted) return cancel();
      signal.addEventListener('abort', cancel, { once: true });
      this.hear = (event) => {
        if (event.type === 'fatal') finish(failed({ kind: 'internal', message: event.message }));
        else if (isAnswer(event)) finish({ ok: true, value: event });
      };
      this.worker?.postMessage(request, [...transfer]);
    });
  }

  private get heldBytes(): number {
    return this.held.reduce((total, { bytes }) => total + bytes, 0);
  }

  private dropOldest(): void {
    const [oldest] = this.held;
    if (oldest) this.drop(oldest);
  }

  private drop(table: HeldTable): void {
    this.held = this.held.filter((one) => one !== table);
    const request: SqlRequest = { type: 'drop', table: table.id };
    this.worker?.postMessage(request);
  }

  private say(progress: SqlProgress): void {
    this.state = progress;
    for (const listener of this.listeners) listener(progress);
  }
}

/**
 * Which records, at which revision, and whether what is known of addresses came with them. What is worked out beforehand depends on the
 * zone; records without labels are the same whatever the domains and threat lists are.
 */
function keyOf({ handover, zone, sql }: SqlPlan, revision: number): string {
  return `${revisionFor(planNamesLabels(textOf([handover, sql])), revision)} ${textOf([handover.predicate, handover.range, zone, needsAddresses(sql)])}`;
}

function columnsOf(columns: readonly HandedColumn[]): ReadonlyMap<string, string> {
  return new Map(columns.map(({ name, expr }) => [name, textOf(expr)]));
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
}
