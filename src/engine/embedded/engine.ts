import { failed, type Result } from '../../base/result.ts';
import type { ClusterOptions, Clusters, PatternAsked, PatternDetail } from '../../model/clusters.ts';
import type { Frame } from '../../model/frame.ts';
import type { Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { SqlPlan } from '../../model/sql-plan.ts';
import type { RecordsAsked, RecordsPage } from '../../model/records-page.ts';
import type { Description, ReadReport } from '../../model/source.ts';
import type { Question } from '../../statement/question.ts';
import type { Answer, EngineName } from '../engine.ts';
import type { EmbeddedEngine, FileIdentity, InputFile, Keeping, NetworkDatabases, NetworksFault, NetworksLoaded, OpenOptions, ReadProgress } from './contract.ts';
import { LazySqlBody } from './duckdb/lazy-body.ts';
import { recordsBudgetBytes as sqlBudgetBytes } from './duckdb/limits.ts';
import type { SqlProgress } from './duckdb/protocol.ts';
import type { Event, Reply, Request } from './protocol.ts';

const nothingHeld: Description = {
  records: 0, extent: null, fields: [], captureInterval: 0, memoryBytes: 0, skipped: 0, noData: 0, skipData: 0,
  interfaces: 0, vpcs: 0, addresses: 0, ambiguousOwners: 0, revision: 0, reading: false,
};
const nothingRead: ReadProgress = { files: [], reading: false, recordsPerSecond: 0, memoryBytes: 0, secondsLeft: null };
const noNetworks: NetworkDatabases = { v4: null, v6: null, keptBytes: 0 };
const notKept: Keeping = { state: 'off', bytes: 0, failure: null };

/** The planner is needed with the first question, not for the first screen. */
const planner = (): Promise<typeof import('../../statement/plan.ts')> => import('../../statement/plan.ts');

interface Asking {
  readonly onFrame: (index: number, result: Result<Frame, Problem>, milliseconds: number) => void;
}

/** The page's side of the engine. One per page. Its worker starts with the first request, or with `prepare`. */
export function createEmbeddedEngine(): EmbeddedEngine {
  return new WorkerEngine(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'flowlog-engine' }),
    () => new Worker(new URL('./duckdb/worker.ts', import.meta.url), { type: 'module', name: 'flowlog-sql' }),
  );
}

class WorkerEngine implements EmbeddedEngine {
  private readonly start: () => Worker;
  private worker: Worker | null = null;
  private nextId = 1;
  private readonly replies = new Map<number, { resolve: (reply: Reply) => void; reject: (error: Error) => void }>();
  private readonly askings = new Map<number, Asking>();
  private description = nothingHeld;
  private readProgress = nothingRead;
  private keepState = notKept;
  private networkState = noNetworks;
  private files: readonly FileIdentity[] = [];
  private readonly descriptionListeners = new Set<(d: Description) => void>();
  private readonly progressListeners = new Set<(p: ReadProgress) => void>();
  private readonly keepingListeners = new Set<(k: Keeping) => void>();
  private readonly networkListeners = new Set<(n: NetworkDatabases) => void>();
  private readonly sql: LazySqlBody;
  private dead: string | null = null;

  constructor(start: () => Worker, startSql: () => Worker) {
    this.start = start;
    this.sql = new LazySqlBody({
      startWorker: startSql,
      handOver: (plan, port, budgetBytes, signal) => this.handOver(plan, port, budgetBytes, signal),
      revision: () => this.description.revision,
      budgetBytes: sqlBudgetBytes,
    });
  }

  prepare(): void {
    if (this.worker || this.dead !== null) return;
    const worker = this.start();
    // The worker posts only `Event`s (protocol.ts).
    worker.onmessage = (message: MessageEvent<Event>) => this.heard(message.data);
    worker.onerror = (event) => this.died(event.message);
    this.worker = worker;
  }

  describe(): Description {
    return this.description;
  }

  watch(listener: (description: Description) => void): () => void {
    return subscribe(this.descriptionListeners, listener);
  }

  progress(): ReadProgress {
    return this.readProgress;
  }

  watchProgress(listener: (progress: ReadProgress) => void): () => void {
    return subscribe(this.progressListeners, listener);
  }

  keeping(): Keeping {
    return this.keepState;
  }

  watchKeeping(listener: (keeping: Keeping) => void): () => void {
    return subscribe(this.keepingListeners, listener);
  }

  networks(): NetworkDatabases {
    return this.networkState;
  }

  watchNetworks(listener: (databases: NetworkDatabases) => void): () => void {
    return subscribe(this.networkListeners, listener);
  }

  async loadNetworks(file: Blob, name: string): Promise<Result<NetworksLoaded, NetworksFault>> {
    const reply = await this.request({ type: 'load-networks', id: this.nextId++, file, name });
    if (reply.of !== 'load-networks') throw new Error('The worker answered another question');
    return reply.result;
  }

  async removeNetworks(family: 'v4' | 'v6'): Promise<void> {
    await this.request({ type: 'remove-networks', id: this.nextId++, family });
  }

  async keepNetworks(): Promise<boolean> {
    const reply = await this.request({ type: 'keep-networks', id: this.nextId++ });
    return reply.of === 'keep-networks' && reply.kept;
  }

  sqlProgress(): SqlProgress {
    return this.sql.progress();
  }

  watchSqlProgress(listener: (progress: SqlProgress) => void): () => void {
    return this.sql.watch(listener);
  }

  prepareSql(): void {
    this.sql.prepare();
  }

  identities(): readonly FileIdentity[] {
    return this.files;
  }

  answer(questions: readonly Question[], signal: AbortSignal, onAnswer?: (index: number, answer: Answer) => void): Promise<readonly Answer[]> {
    return this.answerBy('kernel', questions, signal, onAnswer);
  }

  /** As `answer`, on a named body: the twin is the slow, plain one that tests and doubts are settled with. */
  async answerBy(
    engine: EngineName,
    questions: readonly Question[],
    signal: AbortSignal,
    onAnswer?: (index: number, answer: Answer) => void,
  ): Promise<readonly Answer[]> {
    const answers: (Answer | undefined)[] = questions.map(() => undefined);
    const give = (index: number, answer: Answer): void => {
      answers[index] = answer;
      onAnswer?.(index, answer);
    };
    const plans: Plan[] = [];
    const places: number[] = [];
    const others: { readonly question: Question; readonly index: number; readonly because: string }[] = [];
    const { plan } = await planner();
    const schema = { fields: this.description.fields };
    for (const [index, question] of questions.entries()) {
      const planned = plan(question, schema);
      if (planned.ok) {
        plans.push(planned.value);
        places.push(index);
      } else if (planned.problem.kind === 'unsupported' && question.statement.select && engine !== 'twin') others.push({ question, index, because: planned.problem.what });
      else give(index, { result: planned, engine, milliseconds: 0 });
    }
    if (!signal.aborted) {
      const kernels = plans.length > 0 ? this.ask(engine, plans, places, signal, give) : undefined;
      await Promise.all([kernels, this.answerOthers(others, signal, give)]);
    }
    const cancelled: Answer = { result: failed({ kind: 'cancelled' }), engine, milliseconds: 0 };
    return answers.map((answer, index) => {
      if (answer) return answer;
      onAnswer?.(index, cancelled);
      return cancelled;
    });
  }

  /** What the kernel does not plan, lowered to SQL by code that is loaded when it is first needed. */
  private async answerOthers(
    others: readonly { readonly question: Question; readonly index: number; readonly because: string }[],
    signal: AbortSignal,
    give: (index: number, answer: Answer) => void,
  ): Promise<void> {
    if (others.length === 0) return;
    const { sqlPlan } = await import('../../statement/sql-plan.ts');
    const plans: SqlPlan[] = [];
    const places: number[] = [];
    for (const { question, index, because } of others) {
      const planned = sqlPlan(question, { fields: this.description.fields }, because);
      if (planned.ok) {
        plans.push(planned.value);
        places.push(index);
      } else give(index, { result: planned, engine: 'duckdb', milliseconds: 0 });
    }
    await this.answerSql(plans, places, signal, give);
  }

  async records(question: Question, asked: RecordsAsked, signal: AbortSignal): Promise<Result<RecordsPage, Problem>> {
    const { skipped, reading } = this.description;
    const result = await this.ofRecords(question, signal, (id, own) => ({ type: 'records', id, plan: own, asked }), (reply) => (reply.of === 'records' ? reply.result : null));
    return accounted(result, skipped, reading);
  }

  async cluster(question: Question, options: ClusterOptions, signal: AbortSignal): Promise<Result<Clusters, Problem>> {
    const { skipped, reading, captureInterval } = this.description;
    const asked = { options, leastSeconds: captureInterval };
    const result = await this.ofRecords(question, signal, (id, own) => ({ type: 'clusters', id, plan: own, asked }), (reply) => (reply.of === 'clusters' ? reply.result : null));
    return accounted(result, skipped, reading);
  }

  pattern(question: Question, asked: PatternAsked, signal: AbortSignal): Promise<Result<PatternDetail | null, Problem>> {
    return this.ofRecords(question, signal, (id, own) => ({ type: 'pattern', id, plan: own, asked }), (reply) => (reply.of === 'pattern' ? reply.result : null));
  }

  async open(files: readonly InputFile[], options: OpenOptions): Promise<ReadReport> {
    const streams = files.flatMap((file) => (file.kind === 'stream' ? [file.stream] : []));
    const id = this.nextId++;
    const reply = await this.request({ type: 'open', id, files, mode: options.mode, mapping: options.mapping ?? null, erOrder: options.erOrder ?? 'auto' }, streams);
    if (reply.of !== 'open') throw new Error('The worker answered another question');
    this.files = reply.identities;
    return reply.report;
  }

  stopReading(): void {
    this.post({ type: 'stop-reading' });
  }

  async keep(): Promise<Result<null, Problem>> {
    const reply = await this.request({ type: 'keep', id: this.nextId++ });
    return reply.of === 'keep' ? reply.result : failed({ kind: 'internal', message: 'The worker answered another question' });
  }

  async restore(sourceHash: string): Promise<boolean> {
    const reply = await this.request({ type: 'restore', id: this.nextId++, hash: sourceHash });
    if (reply.of !== 'restore') return false;
    if (reply.restored) this.files = reply.identities;
    return reply.restored;
  }

  async forgetEverything(): Promise<void> {
    await this.request({ type: 'forget', id: this.nextId++ });
  }

  async clear(): Promise<void> {
    await this.request({ type: 'clear', id: this.nextId++ });
    this.files = [];
    this.sql.end();
  }

  close(): void {
    this.died('The engine was closed');
    this.worker?.terminate();
    this.sql.end();
  }

  private async ask(
    engine: EngineName,
    plans: readonly Plan[],
    places: readonly number[],
    signal: AbortSignal,
    give: (index: number, answer: Answer) => void,
  ): Promise<void> {
    const id = this.nextId++;
    const skipped = this.description.skipped;
    const partial = this.description.reading;
    this.askings.set(id, {
      onFrame: (index, result, milliseconds) => {
        const place = places[index];
        if (place !== undefined) give(place, { result: accounted(result, skipped, partial), engine, milliseconds });
      },
    });
    const cancel = (): void => this.post({ type: 'cancel', id });
    signal.addEventListener('abort', cancel, { once: true });
    try {
      await this.request({ type: 'ask', id, plans, engine });
    } finally {
      signal.removeEventListener('abort', cancel);
      this.askings.delete(id);
    }
  }

  /** What the kernel does not plan: DuckDB answers, one after the other, while the kernel goes on. */
  private async answerSql(plans: readonly SqlPlan[], places: readonly number[], signal: AbortSignal, give: (index: number, answer: Answer) => void): Promise<void> {
    const { skipped, reading } = this.description;
    await Promise.all(plans.map(async (plan, i) => {
      const { result, milliseconds } = await this.sql.answer(plan, signal);
      give(places[i] ?? 0, { result: accounted(result, skipped, reading), engine: 'duckdb', milliseconds });
    }));
  }

  private async handOver(plan: SqlPlan, port: MessagePort, budgetBytes: number, signal: AbortSignal): Promise<Result<null, Problem>> {
    const id = this.nextId++;
    const cancel = (): void => this.post({ type: 'cancel', id });
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const reply = await this.request({ type: 'hand-over', id, plan, port, budgetBytes }, [port]);
      return reply.of === 'hand-over' ? reply.result : failed({ kind: 'internal', message: 'The worker answered another question' });
    } catch (error) {
      return failed({ kind: 'internal', message: error instanceof Error ? error.message : String(error) });
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /** Asks about the whole records that a question's search half keeps, whatever its SQL half selects. */
  private async ofRecords<T>(
    question: Question, signal: AbortSignal, request: (id: number, plan: Plan) => Request & { readonly id: number }, read: (reply: Reply) => Result<T, Problem> | null,
  ): Promise<Result<T, Problem>> {
    const { plan } = await planner();
    const planned = plan({ ...question, statement: { ...question.statement, select: null } }, { fields: this.description.fields });
    if (!planned.ok) return planned;
    if (signal.aborted) return failed({ kind: 'cancelled' });
    const id = this.nextId++;
    const cancel = (): void => this.post({ type: 'cancel', id });
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return read(await this.request(request(id, planned.value))) ?? failed({ kind: 'internal', message: 'The worker answered another question' });
    } catch (error) {
      return failed({ kind: 'internal', message: error instanceof Error ? error.message : String(error) });
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  private request(request: Request & { readonly id: number }, transfer: readonly Transferable[] = []): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.dead !== null) return reject(new Error(this.dead));
      this.replies.set(request.id, { resolve, reject });
      this.post(request, transfer);
    });
  }

  private post(request: Request, transfer: readonly Transferable[] = []): void {
    this.prepare();
    this.worker?.postMessage(request, [...transfer]);
  }

  private heard(event: Event): void {
    switch (event.type) {
      case 'ready':
        return;
      case 'reply': {
        this.replies.get(event.id)?.resolve(event.reply);
        this.replies.delete(event.id);
        return;
      }
      case 'failed':
        this.replies.get(event.id)?.reject(new Error(event.message));
        this.replies.delete(event.id);
        return;
      case 'frame':
        this.askings.get(event.id)?.onFrame(event.index, event.result, event.milliseconds);
        return;
      case 'description':
        this.description = event.description;
        for (const listener of this.descriptionListeners) listener(event.description);
        return;
      case 'progress':
        this.readProgress = event.progress;
        for (const listener of this.progressListeners) listener(event.progress);
        return;
      case 'keeping':
        this.keepState = event.keeping;
        for (const listener of this.keepingListeners) listener(event.keeping);
        return;
      case 'networks':
        this.networkState = event.databases;
        for (const listener of this.networkListeners) listener(event.databases);
        return;
      case 'fatal':
        this.died(event.message);
    }
  }

  private died(message: string): void {
    this.dead = message;
    for (const { reject } of this.replies.values()) reject(new Error(message));
    this.replies.clear();
  }
}

/** Lines that could not be read are in none of an answer's numbers, and while a file is being read more will come: both are told. */
function accounted<T extends Pick<Frame, 'coverage'>>(result: Result<T, Problem>, skipped: number, partial: boolean): Result<T, Problem> {
  if (!result.ok) return result;
  return { ok: true, value: { ...result.value, coverage: { ...result.value.coverage, skipped, partial } } };
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
