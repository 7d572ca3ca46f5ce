import * as v from 'valibot';
import { create } from 'zustand';
import { failed, ok, type Result } from '../base/result.ts';
import { shortId } from '../base/short-id.ts';
import type { FlowLogInstance } from '../model/cloud/logstore.ts';
import { instancesAny, instancesKey, useInstancesAny } from './instances-any.ts';
import { keptList, type KeptListNow, type KeptListProblem } from './kept-list.ts';

/** Instances of Flow Log Center, kept in this browser: the service has no documented API for them. */
export type InstanceProblem =
  | KeptListProblem
  /** Another instance has this id. */
  | { readonly kind: 'id-taken'; readonly name: string };

export interface Instances {
  /** In the order in which they were made. */
  readonly instances: readonly FlowLogInstance[];
  /** How many there are that this version cannot read. */
  readonly unread: number;
}

export const instanceIdPattern = /^[a-z0-9]{10}$/;
export const longestInstanceName = 64;

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

const stateOf = ({ items, unread }: KeptListNow<FlowLogInstance>): Instances => ({ instances: items, unread });

const list = keptList<FlowLogInstance>({
  key: instancesKey,
  field: 'instances',
  version: 1,
  read(one) {
    const made = v.safeParse(instance, one);
    return made.success ? made.output : undefined;
  },
  changed(now, written) {
    if (written) instancesAny(true);
    useInstances.setState(stateOf(now));
  },
});

export const useInstances = create<Instances>()(() => stateOf(list.now()));
// Forgetting everything removes what is kept without loading this store for it.
useInstancesAny.subscribe(({ any }) => {
  if (!any) useInstances.setState({ instances: [], unread: 0 });
});

export const { followOtherTabs } = list;

/** An id as the service proposes them: ten of a to z and 0 to 9. */
export function proposedId(): string {
  return shortId();
}

export function instanceCreated(wish: FlowLogInstance): Result<null, InstanceProblem> {
  return list.change((instances) => {
    const other = instances.find(({ id }) => id === wish.id);
    return other === undefined ? ok({ items: [...instances, wish], value: null }) : failed({ kind: 'id-taken', name: other.name });
  });
}

export function instanceRenamed(id: string, name: string): Result<null, InstanceProblem> {
  return list.changeOne(id, (one) => ({ item: { ...one, name }, value: null }));
}

export function interDomainSwitched(id: string, interDomain: boolean): Result<null, InstanceProblem> {
  return list.changeOne(id, (one) => ({ item: { ...one, interDomain }, value: null }));
}

/** Removes it from the list; what is given puts it back where it was. The Logstore is not touched. */
export function instanceRemoved(id: string): Result<() => Result<null, InstanceProblem>, InstanceProblem> {
  return list.change((instances) => {
    const at = instances.findIndex((one) => one.id === id);
    const removed = instances[at];
    if (removed === undefined) return failed({ kind: 'gone' });
    const back = (): Result<null, InstanceProblem> =>
      list.change((others) => ok({ items: others.some((one) => one.id === id) ? others : others.toSpliced(Math.min(at, others.length), 0, removed), value: null }));
    return ok({ items: instances.toSpliced(at, 1), value: back });
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
