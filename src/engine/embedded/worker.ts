import { errorText } from '../../base/error-text.ts';
import { createPause } from '../../base/pause.ts';
import { Answering } from './answering.ts';
import { loadModules } from './assets.ts';
import { needsAddresses } from './duckdb/address-needs.ts';
import { Handing } from './duckdb/handing.ts';
import { FramesTogether } from './frames-together.ts';
import { Held } from './held.ts';
import { sourceHashOf } from './identity.ts';
import { Keeper } from './keeping/keeper.ts';
import { isThere, threatManifestName } from './keeping/place.ts';
import type { LoadedThreats } from './loaded-threats.ts';
import { LoadedNetworks } from './network-databases.ts';
import { noLists, nothingKnown } from './no-lists.ts';
import { Paging } from './paging.ts';
import type { Receiving } from './logstore/receiving.ts';
import type { Event, LogstoreRequest, Request } from './protocol.ts';
import { Reading } from './reading.ts';

/** The worker's side of the engine: hears requests, hands them to reading, answering and keeping, and says what changed. */

function post(event: Event): void {
  self.postMessage(event);
}

/** Descriptions and progress are facts for people: more than a few a second would only keep the page busy. */
const publishMilliseconds = 100;

type RequestOf<T extends Request['type']> = Extract<Request, { type: T }>;
type OnLabels = RequestOf<'set-domains' | 'set-threats' | 'threat-hits'>;
type OnThreatLists = RequestOf<'threat-lists'>;
type OnNetworks = RequestOf<'load-networks' | 'remove-networks' | 'keep-networks'>;

async function start(): Promise<(request: Request) => void> {
  // Where the page is cross-origin isolated, memory can be shared, and a second worker takes part.
  const modules = await loadModules(self.crossOriginIsolated);
  const held = new Held(modules);
  const keeper = new Keeper((keeping) => post({ type: 'keeping', keeping }), createPause());
  const progress = throttled((value: Extract<Event, { type: 'progress' }>['progress']) => post({ type: 'progress', progress: value }));
  const reading = new Reading((input, hooks) => held.read(input, hooks), () => held.memoryBytes, progress.say);
  let receiving: Receiving | null = null;
  const describe = throttled(() => {
    const description = held.describe(reading.skipped + (receiving?.skipped ?? 0), reading.reading || receiving?.reading === true, receiving?.provisionalFrom ?? null);
    post({ type: 'description', description });
    void tellLists(description.threats.addresses);
  });
  held.changed = () => describe.say(undefined);
  const networks = new LoadedNetworks((tables) => held.setNetworks(tables), (databases) => post({ type: 'networks', databases }), createPause());
  const frames = new FramesTogether((id, some) => post({ type: 'frames', id, frames: some }));
  const answering = new Answering(
    (plans, engine, signal, onFrame) => held.answer(plans, engine, signal, onFrame),
    (id, index, result, milliseconds) => frames.add(id, { index, result, milliseconds }),
    (id) => {
      frames.send();
      post({ type: 'reply', id, reply: { of: 'ask' } });
    },
  );
  const pages = new Paging(
    ({ plan, asked }: RequestOf<'records'>, signal) => held.records(plan, asked, signal),
    (id, result) => post({ type: 'reply', id, reply: { of: 'records', result } }),
  );
  const clustering = new Paging(
    ({ plan, asked }: RequestOf<'clusters'>, signal) => held.clusters(plan, asked, signal),
    (id, result) => post({ type: 'reply', id, reply: { of: 'clusters', result } }),
  );
  const patterns = new Paging(
    ({ plan, asked }: RequestOf<'pattern'>, signal) => held.pattern(plan, asked, signal),
    (id, result) => post({ type: 'reply', id, reply: { of: 'pattern', result } }),
  );
  const windows = new Paging(
    ({ plans, step }: RequestOf<'prepare-windows'>, signal) => held.prepareWindows(plans, step, signal),
    (id, result) => post({ type: 'reply', id, reply: { of: 'prepare-windows', result } }),
  );
  const handing = new Handing(
    (plan, sink, budgetBytes, signal) => held.handOver(plan, sink, budgetBytes, signal),
    ({ sql }, giving) => needsAddresses(sql) && giving.addresses(held.networks, held.threats),
    (id, result) => post({ type: 'reply', id, reply: { of: 'hand-over', result } }),
  );

  async function carryOut(request: Exclude<Request, { type: 'stop-reading' | 'ask' | 'leave' | 'records' | 'clusters' | 'pattern' | 'prepare-windows' | 'hand-over' | 'cancel' } | OnNetworks | OnLabels | OnThreatLists | LogstoreRequest>): Promise<Extract<Event, { type: 'reply' }>['reply']> {
    switch (request.type) {
      case 'open': {
        held.begin(request.mode);
        keeper.changedSource();
        const report = await reading.read(request.files, request.mode, request.mapping, request.erOrder);
        // That a reading has ended is told at once; what was read is settled after that.
        progress.now();
        await held.end();
        progress.now();
        if (report.records > 0) receiving?.end();
        describe.now();
        return { of: 'open', report, identities: reading.identities };
      }
      case 'keep': {
        const identities = reading.identities;
        const kept = await keeper.keep({ hash: await sourceHashOf(identities), identities, ...held.snapshot() });
        return { of: 'keep', result: kept ? { ok: true, value: null } : { ok: false, problem: { kind: 'not-kept', failure: keeper.keeping.failure } } };
      }
      case 'restore': {
        const restored = await keeper.restore(request.hash, async (manifest, block) => {
          if (!(await held.restore(manifest.layout, block))) return false;
          reading.holds(manifest.identities);
          receiving?.end();
          return true;
        });
        describe.now();
        return { of: 'restore', restored, identities: reading.identities };
      }
      case 'forget':
        await keeper.forget();
        networks.forgotten();
        (await loadedThreats)?.forgotten();
        return { of: 'forget' };
      case 'clear':
        receiving?.end();
        held.clear();
        reading.holds([]);
        keeper.changedSource();
        describe.now();
        return { of: 'clear' };
    }
  }

  async function carryOutOnNetworks(request: OnNetworks): Promise<Extract<Event, { type: 'reply' }>['reply']> {
    switch (request.type) {
      case 'load-networks': {
        const result = await networks.load(request.file, request.name);
        describe.now();
        return { of: 'load-networks', result };
      }
      case 'remove-networks':
        await networks.remove(request.family);
        describe.now();
        return { of: 'remove-networks' };
      case 'keep-networks':
        return { of: 'keep-networks', kept: await networks.keep() };
    }
  }

  // What reads and keeps lists of threats comes when there are any: few readers have some.
  let loadedThreats: Promise<LoadedThreats> | null = null;
  const threatLists = (): Promise<LoadedThreats> => {
    loadedThreats ??= import('./loaded-threats.ts').then(async ({ LoadedThreats: Made }) => {
      const made = new Made((used) => held.setThreats(used), (lists) => post({ type: 'threat-lists', lists }), createPause());
      await made.restore();
      made.sourceIs(held.sourceList, markedAddresses);
      return made;
    });
    return loadedThreats;
  };

  const areListsKept = isThere(threatManifestName);
  let told = '';
  let markedAddresses = 0;
  /** Which lists there are, and how many addresses stand on them. */
  async function tellLists(addresses: number): Promise<void> {
    markedAddresses = addresses;
    if ((await areListsKept) || loadedThreats) return (await threatLists()).sourceIs(held.sourceList, addresses);
    const telling = `${held.sourceList?.entries} ${addresses}`;
    if (telling === told) return;
    told = telling;
    post({ type: 'threat-lists', lists: noLists(held.sourceList, addresses, nothingKnown) });
  }

  async function carryOutOnThreatLists({ deed }: OnThreatLists): Promise<Extract<Event, { type: 'reply' }>['reply']> {
    const outcome = deed.do === 'facts' ? { facts: deed.addresses.map((address) => held.facts(address)) } : await (await threatLists()).carryOut(deed);
    describe.now();
    return { of: 'threat-lists', outcome };
  }

  async function carryOutOnLabels(request: OnLabels): Promise<Extract<Event, { type: 'reply' }>['reply']> {
    switch (request.type) {
      case 'set-domains':
        await held.setDomains(request.set);
        describe.now();
        return { of: 'set-domains' };
      case 'set-threats': {
        const marked = await held.setThreats(request.used);
        describe.now();
        return { of: 'set-threats', marked };
      }
      case 'threat-hits':
        return { of: 'threat-hits', hits: held.threatHits(request.addresses) };
    }
  }

  async function carryOutOfLogstore(request: LogstoreRequest): Promise<Extract<Event, { type: 'reply' }>['reply']> {
    if (request.type === 'logstore-begin') {
      reading.holds([]);
      keeper.changedSource();
    }
    if (receiving === null) {
      const { Receiving: Made } = await import('./logstore/receiving.ts');
      receiving = new Made(held, createPause(), progress.say);
    }
    const reply = await receiving.hear(request);
    // That a reading begins or ends is told at once.
    if (request.type === 'logstore-settle' || request.type === 'logstore-begin') {
      progress.now();
      describe.now();
    }
    return reply;
  }

  // Openings, keepings and clearings touch the same table: one after the other. Questions and stops are heard at once.
  let last: Promise<unknown> = Promise.resolve();
  // Databases of networks are beside the table, and need not wait for a reading.
  let lastOnNetworks: Promise<unknown> = networks.restore();
  // What addresses are labelled with neither: it goes between two answers.
  let lastOnLabels: Promise<unknown> = Promise.resolve();
  let lastOnThreatLists: Promise<unknown> = tellLists(0);
  const answered = (id: number, reply: Promise<Extract<Event, { type: 'reply' }>['reply']>): Promise<void> =>
    reply.then(
      (made) => post({ type: 'reply', id, reply: made }),
      (error: unknown) => post({ type: 'failed', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  return (request) => {
    switch (request.type) {
      case 'stop-reading':
        return reading.stop();
      case 'ask':
        return answering.ask(request.id, request.plans, request.engine);
      case 'leave':
        return answering.leave(request.id, request.index);
      case 'records':
        return pages.ask(request);
      case 'clusters':
        return clustering.ask(request);
      case 'pattern':
        return patterns.ask(request);
      case 'prepare-windows':
        return windows.ask(request);
      case 'hand-over':
        return handing.ask(request.id, request.plan, request.port, request.budgetBytes);
      case 'cancel':
        for (const each of [answering, pages, clustering, patterns, windows, handing]) each.cancel(request.id);
        return;
      case 'load-networks':
      case 'remove-networks':
      case 'keep-networks':
        lastOnNetworks = answered(request.id, lastOnNetworks.then(() => carryOutOnNetworks(request)));
        return;
      case 'set-domains':
      case 'set-threats':
      case 'threat-hits':
        lastOnLabels = answered(request.id, lastOnLabels.then(() => carryOutOnLabels(request)));
        return;
      case 'threat-lists':
        lastOnThreatLists = answered(request.id, lastOnThreatLists.then(() => carryOutOnThreatLists(request)));
        return;
      case 'logstore-begin':
      case 'logstore-packet':
      case 'logstore-settle':
      case 'logstore-end':
        last = answered(request.id, last.then(() => carryOutOfLogstore(request)));
        return;
      default:
        last = answered(request.id, last.then(() => carryOut(request)));
    }
  };
}

/** Calls at most once in a while, with the newest value, and never forgets the last one. */
function throttled<T>(call: (value: T) => void): { say(value: T): void; now(): void } {
  let newest: { value: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let lastCall = -Infinity;
  const fire = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (!newest) return;
    const { value } = newest;
    newest = null;
    lastCall = performance.now();
    call(value);
  };
  return {
    say(value) {
      newest = { value };
      if (timer === null) timer = setTimeout(fire, Math.max(0, publishMilliseconds - (performance.now() - lastCall)));
    },
    now: fire,
  };
}

const started = start();
// The page posts only `Request`s (protocol.ts); those that come while the modules load wait their turn.
self.onmessage = (message: MessageEvent<Request>) => {
  void started.then((hear) => hear(message.data));
};
started.then(
  () => post({ type: 'ready' }),
  (error: unknown) => post({ type: 'fatal', message: errorText(error) }),
);
