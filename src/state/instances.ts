import * as v from 'valibot';
import { create } from 'zustand';
import { failed, ok, type Result } from '../base/result.ts';
import type { FlowLogInstance } from '../model/cloud/logstore.ts';
import { instancesAny, instancesKey, useInstancesAny } from './instances-any.ts';

/**
 * Instances of Flow Log Center, kept in this browser: the service has no documented API for them. As with saved dashboards, every
 * read is parsed, what this version cannot read is written back untouched, a write that fails changes nothing and is said, and each
 * change is made to what stands there now, as other tabs write too.
 */
export type InstanceProblem =
  | { readonly kind: 'full' }
  | { readonly kind: 'newer-store'; readonly version: number }
  | { readonly kind: 'gone' }
  /** Another instance has this id. */
  | { readonly kind: 'id-taken'; readonly name: string };

export interface Instances {
  /** In the order in which they were made. */
  readonly instances: readonly FlowLogInstance[];
  /** How many there are that this version cannot read. */
  readonly unread: number;
}

const storeVersion = 1;
export const instanceIdPattern = /^[a-z0-9]{10}$/;
export const longestInstanceName = 64;

const store = v.object({ version: v.number(), instances: v.array(v.unknown()) });
const instance = v.object({
  id: v.pipe(v.string(), v.regex(instanceIdPattern)),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestInstanceName)),
  cloud: v.picklist(['demo', 'proxy']),
  region: v.string(),
  project: v.string(),
  logstore: v.string(),
  interDomain: v.boolean(),
  createdAt: v.number(),
});

interface Kept {
  readonly instances: readonly FlowLogInstance[];
  readonly unread: readonly unknown[];
  readonly newer: number | null;
}

function keptNow(): Kept {
  const none: Kept = { instances: [], unread: [], newer: null };
  try {
    const parsed = v.safeParse(store, JSON.parse(localStorage.getItem(instancesKey) ?? 'null'));
    if (!parsed.success) return none;
    if (parsed.output.version > storeVersion) return { ...none, newer: parsed.output.version };
    const read = parsed.output.instances.map((one) => ({ one, made: v.safeParse(instance, one) }));
    return {
      instances: read.flatMap(({ made }) => (made.success ? [made.output] : [])),
      unread: read.flatMap(({ one, made }) => (made.success ? [] : [one])),
      newer: null,
    };
  } catch {
    return none;
  }
}

const stateOf = ({ instances, unread }: Kept): Instances => ({ instances, unread: unread.length });

export const useInstances = create<Instances>()(() => stateOf(keptNow()));
// Forgetting everything removes what is kept without loading this store for it.
useInstancesAny.subscribe(({ any }) => {
  if (!any) useInstances.setState({ instances: [], unread: 0 });
});

/** Another tab wrote: what stands there now is shown here too. */
export function followOtherTabs(): () => void {
  const changed = (event: StorageEvent): void => {
    // A null key is everything having been cleared.
    if (event.key === instancesKey || event.key === null) useInstances.setState(stateOf(keptNow()));
  };
  addEventListener('storage', changed);
  return () => removeEventListener('storage', changed);
}

/** An id as the service proposes them: ten of a to z and 0 to 9. */
export function proposedId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => (byte % 36).toString(36)).join('');
}

/** Changes what stands in the browser, or says why it could not be. */
function change<T>(deed: (instances: readonly FlowLogInstance[]) => Result<{ readonly instances: readonly FlowLogInstance[]; readonly value: T }, InstanceProblem>): Result<T, InstanceProblem> {
  const kept = keptNow();
  if (kept.newer !== null) return failed({ kind: 'newer-store', version: kept.newer });
  const done = deed(kept.instances);
  if (!done.ok) return done;
  const { instances, value } = done.value;
  try {
    localStorage.setItem(instancesKey, JSON.stringify({ version: storeVersion, instances: [...instances, ...kept.unread] }));
  } catch {
    return failed({ kind: 'full' });
  }
  instancesAny(true);
  useInstances.setState({ instances, unread: kept.unread.length });
  return ok(value);
}

function changeOne(id: string, deed: (one: FlowLogInstance) => FlowLogInstance): Result<null, InstanceProblem> {
  return change((instances) => {
    const at = instances.findIndex((one) => one.id === id);
    const one = instances[at];
    return one === undefined ? failed({ kind: 'gone' }) : ok({ instances: instances.with(at, deed(one)), value: null });
  });
}

export function instanceCreated(wish: FlowLogInstance): Result<null, InstanceProblem> {
  return change((instances) => {
    const other = instances.find(({ id }) => id === wish.id);
    return other === undefined ? ok({ instances: [...instances, wish], value: null }) : failed({ kind: 'id-taken', name: other.name });
  });
}

export function instanceRenamed(id: string, name: string): Result<null, InstanceProblem> {
  return changeOne(id, (one) => ({ ...one, name }));
}

export function interDomainSwitched(id: string, interDomain: boolean): Result<null, InstanceProblem> {
  return changeOne(id, (one) => ({ ...one, interDomain }));
}

/** Removes it from the list; what is given puts it back where it was. The Logstore is not touched. */
export function instanceRemoved(id: string): Result<() => Result<null, InstanceProblem>, InstanceProblem> {
  return change((instances) => {
    const at = instances.findIndex((one) => one.id === id);
    const removed = instances[at];
    if (removed === undefined) return failed({ kind: 'gone' });
    const back = (): Result<null, InstanceProblem> =>
      change((others) => ok({ instances: others.some((one) => one.id === id) ? others : others.toSpliced(Math.min(at, others.length), 0, removed), value: null }));
    return ok({ instances: instances.toSpliced(at, 1), value: back });
  });
}

/** The instance that the running demo account has from its beginning. */
const demoInstance: FlowLogInstance = {
  id: 's7d5s02ji9', name: 'prod-hangzhou', cloud: 'demo', region: 'cn-hangzhou', project: 'vpc-flow-prod', logstore: 'vpc-flowlog', interDomain: false, createdAt: 0,
};

/** Who opens the running demo account finds an instance there. One that was kept stays as it is. */
export function demoInstanceMade(now: number): void {
  instanceCreated({ ...demoInstance, createdAt: now });
}
