import { handOver, type HandoverSink } from '../../columns/handover/hand-over.ts';
import { Kernel } from '../../columns/kernel/kernel.ts';
import type { NetworkTables } from '../../base/geo/networks.ts';
import { domainLookups } from '../../columns/domain-lookups.ts';
import type { IpLookup } from '../../columns/functions/ip-lookup.ts';
import { Memory } from '../../columns/memory.ts';
import { rows } from '../../columns/rows.ts';
import { restore, snapshot, type SnapshotBlock } from '../../columns/snapshot.ts';
import { Table } from '../../columns/table.ts';
import { readFile } from '../../ingest/read.ts';
import { labelledIn, type LabelLookups } from '../../columns/address-labels.ts';
import type { PackedThreatList, ThreatIndex, ThreatsUsed } from '../../columns/threat-index.ts';
import type { Result } from '../../base/result.ts';
import { createPause } from '../../base/pause.ts';
import type { ClusterOptions, Clusters, PatternAsked, PatternDetail } from '../../model/clusters.ts';
import { domainIndex, matchDomain } from '../../model/domain-match.ts';
import { presetDomains, setHash, type DomainSet } from '../../model/domains.ts';
import type { Frame } from '../../model/frame.ts';
import { revisionOf } from '../../model/labels.ts';
import type { Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { SqlPlan } from '../../model/sql-plan.ts';
import type { RecordsAsked, RecordsPage } from '../../model/records-page.ts';
import type { Description, FileReport } from '../../model/source.ts';
import type { EngineName } from '../engine.ts';
import type { ThreatHit, ThreatList } from '../../model/threats.ts';
import { AddressTables, type KnownThreats } from './address-tables.ts';
import type { BatchSignal } from './answering.ts';
import { loadCountryTables, type Modules } from './assets.ts';
import type { InputFile, ThreatsMarked } from './contract.ts';
import { countryLookups } from './countries.ts';
import { storedBytes } from './duckdb/limits.ts';
import type { AddressFacts } from './threat-lists.ts';
import type { ReadHooks } from './reading.ts';
import { ReadyMemory } from './ready-memory.ts';
import { SecondWorker } from './second-worker.ts';
import { sourceEntries, Threats } from './threats.ts';

/** Work between two turns of the message queue; half of what is allowed, since a step may run over. */
const sliceMilliseconds = 4;

/** Static data of the compiled modules lies below this. */
const reservedBytes = 1024 * 1024;

interface Store {
  readonly memory: Memory;
  readonly table: Table;
  readonly kernel: Kernel;
  readonly helper: { leave(): void } | null;
  /** Threats that the records came with. */
  source: PackedThreatList | null;
  /** What the addresses of the table are labelled with. */
  labelled: { domains: LabelLookups | null; threats: ThreatIndex | null };
}

/**
 * The records that the worker holds, and the kernel over them. A replacement is read into a store of its own and takes the
 * place of the old one with its first records; one that brings none leaves the old one as it was.
 */
export class Held {
  /** Called when an answer or the description could have changed. */
  changed: () => void = () => undefined;
  private store: Store;
  private next: Store | null = null;
  private readonly modules: Modules;
  private readonly second: SecondWorker | null;
  private countries: Promise<ReturnType<typeof countryLookups>> | null = null;
  private readonly tables = new AddressTables();
  private domains = { set: presetDomains, lookups: domainLookups(presetDomains) };
  private readonly lists = new Threats();
  private readonly ready = new ReadyMemory(() => this.store);
  /** Revisions go on growing over replacements, so that no cached answer of other records is taken for a new one. */
  private replaced = 0;
  private readonly budgetBytes: number | undefined;

  constructor(modules: Modules, budgetBytes?: number) {
    this.modules = modules;
    this.budgetBytes = budgetBytes;
    this.second = modules.shared ? new SecondWorker(modules.kernel) : null;
    this.store = this.emptyStore();
  }

  get memoryBytes(): number {
    return this.store.memory.usedBytes + (this.next?.memory.usedBytes ?? 0);
  }

  /** What is known about the addresses of the records held; another object whenever that changes. */
  get lookup(): IpLookup {
    return this.tables.lookup(this.threats);
  }

  get networks(): NetworkTables {
    return this.tables.networks;
  }

  get threats(): KnownThreats {
    return this.lists.index(this.store.source).known;
  }

  /** Domains by which addresses are labelled from now on. */
  async setDomains(set: DomainSet): Promise<void> {
    this.domains = { set, lookups: domainLookups(set) };
    await this.relabel();
  }

  /** Threat lists that addresses are looked for on from now on, beside what the records came with. */
  async setThreats(used: ThreatsUsed): Promise<ThreatsMarked> {
    const began = performance.now();
    await this.lists.set(used, this.store.source, (steps) => inSlices(steps, createPause()));
    await this.relabel();
    const addresses = labelledIn(this.store.table.labelCounts('threat'));
    return { addresses, milliseconds: performance.now() - began };
  }

  /** What the records came with as a list; null when they came with none. */
  get sourceList(): ThreatList | null {
    return this.store.source?.list ?? null;
  }

  /** What is known about an address, whether records have it or not. */
  facts(address: string): AddressFacts {
    const match = matchDomain(domainIndex(this.domains.set), address);
    const hits = this.threatHits([address])[0] ?? [];
    return { country: this.lookup.countryCode(address), network: this.lookup.network(address), domain: match && { name: match.domain.name, block: match.block }, hits };
  }

  /** For each address every entry of a list that holds it. */
  threatHits(addresses: readonly string[]): readonly (readonly ThreatHit[])[] {
    const index = this.lists.index(this.store.source);
    return addresses.map((address) => index.hits(address));
  }

  /** Networks to look up in from now on. Answers may differ, so it counts as a revision. */
  setNetworks(networks: NetworkTables): void {
    this.tables.setNetworks(networks);
    this.replaced++;
    this.changed();
  }

  /** Before a reading. */
  begin(mode: 'replace' | 'add'): void {
    this.next = mode === 'replace' ? this.emptyStore() : null;
  }

  /** Holds an empty table from now on, which whoever asked fills, and says so by `changed`. */
  async receive(): Promise<{ readonly table: Table; readonly memory: Memory; readonly ingest: WebAssembly.Module }> {
    this.next = null;
    const store = this.emptyStore();
    await this.giveCountries(store);
    this.put(store);
    return { table: store.table, memory: store.memory, ingest: this.modules.ingest };
  }

  /** Reads one input into the store being filled. Sealing goes on between the parser's slices. */
  async read(input: InputFile, hooks: ReadHooks): Promise<FileReport> {
    const store = this.next ?? this.store;
    await this.giveCountries(store);
    if (input.kind === 'stream' && input.threats) store.source = sourceEntries(input.threats);
    await store.kernel.between(() => this.label(store));
    const turn = createPause();
    store.table.spans.begin();
    const sink = store.table.sink();
    return readFile(
      {
        name: input.name,
        bytes: input.kind === 'blob' ? input.blob.size : input.bytes,
        stream: input.kind === 'blob' ? input.blob.stream() : input.stream,
        ...(input.kind === 'blob' ? { blob: input.blob } : {}),
      },
      sink,
      store.memory,
      { ingest: this.modules.ingest },
      {
        signal: hooks.signal,
        ...(hooks.mapping ? { mapping: hooks.mapping } : {}),
        erOrder: hooks.erOrder,
        pause: async () => {
          await turn();
          if (store.table.workDue) await inSlices(store.table.work(), turn, hooks.signal);
          this.takeOver(store);
        },
        progress: hooks.progress,
      },
    );
  }

  /** After a reading: seals and labels the rest. */
  async end(): Promise<void> {
    const store = this.next ?? this.store;
    if (store.table.rows > 0) {
      await inSlices(store.table.finish(), createPause());
      this.takeOver(store);
    }
    this.next = null;
    this.changed();
  }

  clear(): void {
    this.next = null;
    this.put(this.emptyStore());
  }

  describe(skipped: number, reading: boolean, provisionalFrom: number | null): Description {
    const { table, memory } = this.store;
    const summary = table.summary();
    const marked = table.labelCounts('threat');
    return {
      records: summary.records,
      extent: summary.extent,
      gaps: summary.gaps,
      fields: table.present,
      captureInterval: summary.captureInterval,
      memoryBytes: memory.totalBytes,
      skipped,
      noData: summary.noData,
      skipData: summary.skipData,
      interfaces: summary.interfaces,
      vpcs: summary.vpcs,
      addresses: summary.addresses,
      ambiguousOwners: summary.ambiguousOwners,
      // The kernel still has the answers that name neither domains nor threats, and so has the page.
      revision: revisionOf(this.replaced + table.revision, table.labelRevision),
      domains: setHash(this.domains.set),
      threats: { revision: this.lists.revision, lists: this.lists.index(this.store.source).count, addresses: labelledIn(marked), byLabel: marked },
      reading,
      provisionalFrom,
    };
  }

  async answer(plans: readonly Plan[], engine: EngineName, signal: BatchSignal, onFrame: (index: number, result: Result<Frame, Problem>) => void): Promise<void> {
    this.ready.stop();
    try {
      // A kernel of records that were replaced meanwhile answers to its end over its own memory.
      if (engine !== 'twin') await this.store.kernel.answer(plans, { signal, pause: createPause(), onFrame, lookup: this.lookup });
      else await this.answerPlainly(plans, signal, onFrame);
    } finally {
      this.ready.rest();
    }
  }

  private async answerPlainly(plans: readonly Plan[], signal: BatchSignal, onFrame: (index: number, result: Result<Frame, Problem>) => void): Promise<void> {
    const { table } = this.store;
    const pause = createPause();
    const { runTwin } = await import('../../columns/twin/twin.ts');
    const release = table.hold();
    try {
      for (const [index, plan] of plans.entries()) {
        await pause();
        if (signal.aborted) return;
        if (signal.left.has(index)) continue;
        onFrame(index, runTwin(plan, rows(table), { revision: table.revision, lookup: this.lookup }));
      }
    } finally {
      release();
    }
  }

  /** A page of the records that a plan selects, in its turn among the questions. */
  records(plan: Plan, asked: RecordsAsked, signal: { readonly aborted: boolean }): Promise<Result<RecordsPage, Problem>> {
    return this.store.kernel.records(plan, asked, { signal, pause: createPause(), lookup: this.lookup });
  }

  /** The records that a plan selects, folded into patterns; `leastSeconds` is the least that a bucket of their trend is long. */
  clusters(plan: Plan, asked: { readonly options: ClusterOptions; readonly leastSeconds: number }, signal: { readonly aborted: boolean }): Promise<Result<Clusters, Problem>> {
    return this.store.kernel.clusters(plan, asked.options, asked.leastSeconds, { signal, pause: createPause(), lookup: this.lookup });
  }

  pattern(plan: Plan, asked: PatternAsked, signal: { readonly aborted: boolean }): Promise<Result<PatternDetail | null, Problem>> {
    return this.store.kernel.pattern(plan, asked, { signal, pause: createPause(), lookup: this.lookup });
  }

  /** Makes ready what windows of whole slots of `step` seconds over these plans are answered from. Of records that change while it does so it holds nothing. */
  prepareWindows(plans: readonly Plan[], step: number, signal: { readonly aborted: boolean }): Promise<Result<null, Problem>> {
    return this.store.kernel.prepareWindows(plans, step, { signal, pause: createPause(), lookup: this.lookup });
  }

  /** The records that a plan of SQL selects, to whoever runs the SQL. */
  handOver(plan: SqlPlan, sink: HandoverSink, budgetBytes: number, signal: { readonly aborted: boolean }): Promise<Result<unknown, Problem>> {
    return handOver(this.store.kernel, plan, { signal, pause: createPause(), lookup: this.lookup, sink, budgetBytes, bytesOf: storedBytes });
  }

  snapshot(): { readonly layout: unknown; readonly blocks: Iterable<SnapshotBlock> } {
    return snapshot(this.store.table);
  }

  /** True when the blocks were whole; else what was held stays. */
  async restore(layout: unknown, block: (name: string) => Promise<Uint8Array<ArrayBuffer>>): Promise<boolean> {
    const store = this.emptyStore();
    await this.giveCountries(store);
    if (!(await restore(store.table, layout, block, createPause()))) return false;
    this.put(store);
    return true;
  }

  private emptyStore(): Store {
    const { shared } = this.modules;
    const memory = new Memory({ reservedBytes, shared, ...(this.budgetBytes === undefined ? {} : { budgetBytes: this.budgetBytes }) });
    const table = new Table(memory, this.modules.table);
    const helper = this.second?.helper() ?? null;
    return { memory, table, kernel: new Kernel(table, { kernel: this.modules.kernel }, {}, helper && { with: helper }), helper, source: null, labelled: { domains: null, threats: null } };
  }

  private takeOver(store: Store): void {
    if (store !== this.store && store.table.rows > 0) this.put(store);
    this.changed();
  }

  private put(store: Store): void {
    this.replaced += this.store.table.revision + 1;
    // A batch that is still being answered over the old records is answered to its end by the kernel alone.
    this.store.helper?.leave();
    this.store = store;
    this.label(store);
    this.changed();
  }

  /** Labels what is held anew, between two answers. */
  private async relabel(): Promise<void> {
    for (const store of new Set([this.store, this.next ?? this.store])) await store.kernel.between(() => this.label(store));
    this.changed();
  }

  /** Labels the addresses of a table with the domains and lists of now, where it is not yet. */
  private label({ table, source, labelled }: Store): void {
    const { lookups } = this.domains;
    if (labelled.domains !== lookups) table.setLabels('domain', lookups);
    const threats = this.lists.index(source);
    if (labelled.threats !== threats) table.setLabels('threat', threats.isEmpty ? null : threats);
    Object.assign(labelled, { domains: lookups, threats });
  }

  private async giveCountries({ table }: Store): Promise<void> {
    this.countries ??= loadCountryTables().then((tables) => {
      const made = countryLookups(tables);
      this.tables.setCountries(made.byText);
      return made;
    });
    const lookups = await this.countries;
    table.setLabels('country', lookups);
  }
}

/** Runs steps until they are done, or the signal leaves the rest for later, with a turn whenever a slice is used up. */
async function inSlices(steps: Generator<void, void, void>, turn: () => Promise<void>, signal?: { readonly aborted: boolean }): Promise<void> {
  let began = performance.now();
  while (!steps.next().done) {
    if (performance.now() - began < sliceMilliseconds) continue;
    await turn();
    if (signal?.aborted === true) {
      steps.return();
      return;
    }
    began = performance.now();
  }
}
