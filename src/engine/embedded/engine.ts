import { errorText } from '../../base/error-text.ts';
import { failed, type Result } from '../../base/result.ts';
import { accounted } from './accounted.ts';
import type { ClusterOptions, Clusters, PatternAsked, PatternDetail } from '../../model/clusters.ts';
import type { DomainSet } from '../../model/domains.ts';
import type { Frame } from '../../model/frame.ts';
import type { Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { SqlPlan } from '../../model/sql-plan.ts';
import type { ThreatHit } from '../../model/threats.ts';
import type { RecordsAsked, RecordsPage } from '../../model/records-page.ts';
import type { Description, ReadReport } from '../../model/source.ts';
import type { Question } from '../../statement/question.ts';
import type { Answer, EngineName } from '../engine.ts';
import type { EmbeddedEngine, FileIdentity, InputFile, Keeping, LogstoreOptions, NetworkDatabases, NetworksFault, NetworksLoaded, OpenLogstore, OpenOptions, ReadProgress, ThreatListGiven, ThreatsMarked, ThreatsOptions } from './contract.ts';
import { LazySqlBody } from './duckdb/lazy-body.ts';
import { recordsBudgetBytes as sqlBudgetBytes } from './duckdb/limits.ts';
import type { SqlProgress } from './duckdb/protocol.ts';
import { tellLeft } from './leaving.ts';
import type { LogstoreClient } from './logstore/client.ts';
import type { LogstorePuller } from './logstore/puller.ts';
import { nothingHeld, nothingRead, noNetworks, notKept } from './nothing-yet.ts';
import type { Reply, Request } from './protocol.ts';
import { PageThreatLists } from './page-threat-lists.ts';
import { Requests } from './requests.ts';
import { Told } from './told.ts';
import { WorkerLine, type Heard } from './worker-line.ts';

let loadedPlanner: typeof import('../../statement/plan.ts') | null = null;
/**
 * The planner is needed with the first question, not for the first screen. Kept, as an import of what is loaded already resolves in a
 * task of its own: questions would leave only after the page was laid out and painted.
 */
const planner = async (): Promise<typeof import('../../statement/plan.ts')> => (loadedPlanner ??= await import('../../statement/plan.ts'));

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
  private readonly line: WorkerLine;
  private readonly requests = new Requests((request, transfer) => this.line.post(request, transfer));
  readonly threatLists = new PageThreatLists(this.requests);
  private readonly askings = new Map<number, Asking>();
  private readonly description = new Told(nothingHeld);
  private readonly readProgress = new Told(nothingRead);
  private readonly keepState = new Told(notKept);
  private readonly networkState = new Told(noNetworks);
  private readonly puller = new Told<LogstorePuller | null>(null);
  private files: readonly FileIdentity[] = [];
  private readonly sql: LazySqlBody;

  constructor(start: () => Worker, startSql: () => Worker) {
    this.line = new WorkerLine(start, (event) => this.heard(event), (message) => this.requests.broke(message));
    this.sql = new LazySqlBody({
      startWorker: startSql,
      handOver: (plan, port, budgetBytes, signal) => this.handOver(plan, port, budgetBytes, signal),
      revision: () => this.description.value.revision,
      budgetBytes: sqlBudgetBytes,
    });
  }

  prepare(): void {
    if (!this.requests.ended) this.line.begin();
  }

  describe(): Description {
    return this.description.value;
  }

  watch(listener: (description: Description) => void): () => void {
    return this.description.watch(listener);
  }

  progress(): ReadProgress {
    return this.readProgress.value;
  }

  watchProgress(listener: (progress: ReadProgress) => void): () => void {
    return this.readProgress.watch(listener);
  }

  keeping(): Keeping {
    return this.keepState.value;
  }

  watchKeeping(listener: (keeping: Keeping) => void): () => void {
    return this.keepState.watch(listener);
  }

  networks(): NetworkDatabases {
    return this.networkState.value;
  }

  watchNetworks(listener: (databases: NetworkDatabases) => void): () => void {
    return this.networkState.watch(listener);
  }

  async loadNetworks(file: Blob, name: string): Promise<Result<NetworksLoaded, NetworksFault>> {
    return (await this.requests.replyOf('load-networks', { type: 'load-networks', id: this.requests.id(), file, name })).result;
  }

  async removeNetworks(family: 'v4' | 'v6'): Promise<void> {
    await this.requests.make({ type: 'remove-networks', id: this.requests.id(), family });
  }

  async keepNetworks(): Promise<boolean> {
    return (await this.requests.replyOf('keep-networks', { type: 'keep-networks', id: this.requests.id() })).kept;
  }

  async setDomains(set: DomainSet): Promise<void> {
    await this.requests.make({ type: 'set-domains', id: this.requests.id(), set });
  }

  async setThreats(given: readonly ThreatListGiven[], { includePrivate = false, exceptions = [] }: ThreatsOptions = {}): Promise<ThreatsMarked> {
    const { packThreatEntries } = await import('../../model/threat-entries.ts');
    const lists = given.map(({ list, entries }) => ({ list, entries: 'bounds' in entries ? entries : packThreatEntries(entries) }));
    return (await this.requests.replyOf('set-threats', { type: 'set-threats', id: this.requests.id(), used: { lists, includePrivate, exceptions } })).marked;
  }

  async threatHits(addresses: readonly string[]): Promise<readonly (readonly ThreatHit[])[]> {
    return (await this.requests.replyOf('threat-hits', { type: 'threat-hits', id: this.requests.id(), addresses })).hits;
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

  answer(questions: readonly Question[], signal: AbortSignal, onAnswer?: (index: number, answer: Answer) => void, each?: readonly AbortSignal[]): Promise<readonly Answer[]> {
    return this.answerBy('kernel', questions, signal, onAnswer, each);
  }

  /** As `answer`, on a named body: the twin is the slow, plain one that tests and doubts are settled with. */
  async answerBy(
    engine: EngineName, questions: readonly Question[], signal: AbortSignal, onAnswer?: (index: number, answer: Answer) => void, each?: readonly AbortSignal[],
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
    const { fields, extent } = this.description.value;
    const schema = { fields, extent };
    for (const [index, question] of questions.entries()) {
      const planned = plan(question, schema);
      if (planned.ok) {
        plans.push(planned.value);
        places.push(index);
      } else if (planned.problem.kind === 'unsupported' && question.statement.select && engine !== 'twin') others.push({ question, index, because: planned.problem.what });
      else give(index, { result: planned, engine, milliseconds: 0 });
    }
    if (!signal.aborted) {
      const kernels = plans.length > 0 ? this.ask(engine, plans, places, signal, give, each) : undefined;
      await Promise.all([kernels, this.answerOthers(others, signal, give)]);
    }
    const cancelled: Answer = { result: failed({ kind: 'cancelled' }), engine, milliseconds: 0 };
    return answers.map((answer, index) => {
      if (answer) return answer;
      onAnswer?.(index, cancelled);
      return cancelled;
    });
  }

  /** What the kernel does not plan would have DuckDB loaded, or its only thread busy with what can wait. */
  async answerAhead(questions: readonly Question[], signal: AbortSignal, onAnswer: (index: number, answer: Answer) => void): Promise<void> {
    const { plans, places } = await this.kernelPlans(questions);
    if (plans.length > 0 && !signal.aborted) await this.ask('kernel', plans, places, signal, onAnswer);
  }

  async prepareWindows(questions: readonly Question[], step: number, signal: AbortSignal): Promise<void> {
    const { plans } = await this.kernelPlans(questions);
    if (plans.length === 0 || signal.aborted) return;
    const id = this.requests.id();
    const ended = this.requests.cancelledBy(signal, id);
    await this.requests.make({ type: 'prepare-windows', id, plans, step }).finally(ended);
  }

  /** Plans of those questions that the kernel answers, and where these stood. */
  private async kernelPlans(questions: readonly Question[]): Promise<{ readonly plans: readonly Plan[]; readonly places: readonly number[] }> {
    const { plan } = await planner();
    const { fields, extent } = this.description.value;
    const planned = questions.map((question) => plan(question, { fields, extent }));
    return { plans: planned.flatMap((one) => (one.ok ? one.value : [])), places: planned.flatMap((one, place) => (one.ok ? place : [])) };
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
      const planned = sqlPlan(question, { fields: this.description.value.fields, extent: this.description.value.extent }, because);
      if (planned.ok) {
        plans.push(planned.value);
        places.push(index);
      } else give(index, { result: planned, engine: 'duckdb', milliseconds: 0 });
    }
    await this.answerSql(plans, places, signal, give);
  }

  async openLogstore(name: string, client: LogstoreClient, options: LogstoreOptions): Promise<OpenLogstore> {
    const { openLogstore } = await import('./logstore/open-logstore.ts');
    this.endLogstore();
    const puller = await openLogstore((make, transfer) => this.requests.make(make(this.requests.id()), transfer), name, client, options);
    this.files = [];
    puller.watch(() => this.puller.tell(puller));
    this.puller.tell(puller);
    return puller;
  }

  logstore(): OpenLogstore | null {
    return this.puller.value;
  }

  watchLogstore(listener: () => void): () => void {
    return this.puller.watch(listener);
  }

  async records(question: Question, asked: RecordsAsked, signal: AbortSignal): Promise<Result<RecordsPage, Problem>> {
    const { skipped, reading } = this.description.value;
    const result = await this.ofRecords(question, signal, (id, own) => ({ type: 'records', id, plan: own, asked }), (reply) => (reply.of === 'records' ? reply.result : null));
    return accounted(result, skipped, reading);
  }

  async cluster(question: Question, options: ClusterOptions, signal: AbortSignal): Promise<Result<Clusters, Problem>> {
    const { skipped, reading, captureInterval } = this.description.value;
    const asked = { options, leastSeconds: captureInterval };
    const result = await this.ofRecords(question, signal, (id, own) => ({ type: 'clusters', id, plan: own, asked }), (reply) => (reply.of === 'clusters' ? reply.result : null));
    return accounted(result, skipped, reading);
  }

  pattern(question: Question, asked: PatternAsked, signal: AbortSignal): Promise<Result<PatternDetail | null, Problem>> {
    return this.ofRecords(question, signal, (id, own) => ({ type: 'pattern', id, plan: own, asked }), (reply) => (reply.of === 'pattern' ? reply.result : null));
  }

  async open(files: readonly InputFile[], options: OpenOptions): Promise<ReadReport> {
    const streams = files.flatMap((file) => (file.kind === 'stream' ? [file.stream] : []));
    const id = this.requests.id();
    const reply = await this.requests.replyOf('open', { type: 'open', id, files, mode: options.mode, mapping: options.mapping ?? null, erOrder: options.erOrder ?? 'auto' }, streams);
    if (reply.report.records > 0) this.endLogstore();
    this.files = reply.identities;
    return reply.report;
  }

  stopReading(): void {
    this.line.post({ type: 'stop-reading' });
  }

  async keep(): Promise<Result<null, Problem>> {
    return (await this.requests.replyOf('keep', { type: 'keep', id: this.requests.id() })).result;
  }

  async restore(sourceHash: string): Promise<boolean> {
    const reply = await this.requests.replyOf('restore', { type: 'restore', id: this.requests.id(), hash: sourceHash });
    if (reply.restored) {
      this.endLogstore();
      this.files = reply.identities;
    }
    return reply.restored;
  }

  async forgetEverything(): Promise<void> {
    await this.requests.make({ type: 'forget', id: this.requests.id() });
  }

  async clear(): Promise<void> {
    this.endLogstore();
    await this.requests.make({ type: 'clear', id: this.requests.id() });
    this.files = [];
    this.sql.end();
  }

  close(): void {
    this.endLogstore();
    this.requests.end('The engine was closed');
    this.line.end();
    this.sql.end();
  }

  private endLogstore(): void {
    this.puller.value?.close();
    this.puller.tell(null);
  }

  private async ask(
    engine: EngineName, plans: readonly Plan[], places: readonly number[], signal: AbortSignal, give: (index: number, answer: Answer) => void, each: readonly AbortSignal[] = [],
  ): Promise<void> {
    const id = this.requests.id();
    const { skipped, reading } = this.description.value;
    this.askings.set(id, {
      onFrame: (index, result, milliseconds) => {
        const place = places[index];
        if (place !== undefined) give(place, { result: accounted(result, skipped, reading), engine, milliseconds });
      },
    });
    const ended = this.requests.cancelledBy(signal, id);
    const heardAll = tellLeft(each, places, signal, (index) => this.line.post({ type: 'leave', id, index }));
    try {
      await this.requests.make({ type: 'ask', id, plans, engine });
    } finally {
      ended();
      heardAll();
      this.askings.delete(id);
    }
  }

  /** What the kernel does not plan: DuckDB answers, one after the other, while the kernel goes on. */
  private async answerSql(plans: readonly SqlPlan[], places: readonly number[], signal: AbortSignal, give: (index: number, answer: Answer) => void): Promise<void> {
    const { skipped, reading } = this.description.value;
    await Promise.all(plans.map(async (plan, i) => {
      const { result, milliseconds } = await this.sql.answer(plan, signal);
      give(places[i] ?? 0, { result: accounted(result, skipped, reading), engine: 'duckdb', milliseconds });
    }));
  }

  private async handOver(plan: SqlPlan, port: MessagePort, budgetBytes: number, signal: AbortSignal): Promise<Result<null, Problem>> {
    const id = this.requests.id();
    const ended = this.requests.cancelledBy(signal, id);
    try {
      const reply = await this.requests.make({ type: 'hand-over', id, plan, port, budgetBytes }, [port]);
      return reply.of === 'hand-over' ? reply.result : failed({ kind: 'internal', message: 'The worker answered another question' });
    } catch (error) {
      return failed({ kind: 'internal', message: errorText(error) });
    } finally {
      ended();
    }
  }

  /** Asks about the whole records that a question's search half keeps, whatever its SQL half selects. */
  private async ofRecords<T>(
    question: Question, signal: AbortSignal, request: (id: number, plan: Plan) => Request & { readonly id: number }, read: (reply: Reply) => Result<T, Problem> | null,
  ): Promise<Result<T, Problem>> {
    const { plan } = await planner();
    const planned = plan({ ...question, statement: { ...question.statement, select: null } }, { fields: this.description.value.fields });
    if (!planned.ok) return planned;
    if (signal.aborted) return failed({ kind: 'cancelled' });
    const id = this.requests.id();
    const ended = this.requests.cancelledBy(signal, id);
    try {
      return read(await this.requests.make(request(id, planned.value))) ?? failed({ kind: 'internal', message: 'The worker answered another question' });
    } catch (error) {
      return failed({ kind: 'internal', message: errorText(error) });
    } finally {
      ended();
    }
  }

  private heard(event: Heard): void {
    switch (event.type) {
      case 'reply':
      case 'failed':
        return this.requests.heard(event);
      case 'frames':
        for (const { index, result, milliseconds } of event.frames) this.askings.get(event.id)?.onFrame(index, result, milliseconds);
        return;
      case 'description':
        return this.description.tell(event.description);
      case 'progress':
        return this.readProgress.tell(event.progress);
      case 'keeping':
        return this.keepState.tell(event.keeping);
      case 'threat-lists':
        return this.threatLists.told(event.lists);
      case 'networks':
        return this.networkState.tell(event.databases);
    }
  }
}
