import * as v from 'valibot';
import { create } from 'zustand';
import { failed, ok, type Result } from '../base/result.ts';
import { isSound, longestDomainName, longestRemark } from '../model/domain-rules/faults.ts';
import { changeTakenBack } from '../model/domain-rules/taken-back.ts';
import { presetDomains, setHash, type DomainSet } from '../model/domains.ts';
import { browserOwner } from '../model/owner.ts';
import type { DomainOwner } from './domain-owner.ts';
import { domainsAny, domainsKey, useDomainsAny } from './domains-any.ts';
import { keptList, type KeptListNow, type KeptListProblem } from './kept-list.ts';

/**
 * Sets of domains, kept in this browser: one for each instance, and one for files, the demo and all else. Each keeps what it said before,
 * so that a change can be taken back later too, and a link made then can be opened as it was meant.
 */
export interface KeptDomains {
  /** Whose it is. */
  readonly id: DomainOwner;
  readonly set: DomainSet;
  /** Unix seconds. */
  readonly changedAt: number;
  /** Overlaps that the reader said are meant, by their keys. */
  readonly accepted: readonly string[];
  /** What it said before, the latest last. */
  readonly earlier: readonly EarlierDomains[];
}

export interface EarlierDomains {
  readonly set: DomainSet;
  /** When it began to say so. */
  readonly at: number;
}

export interface DomainSets {
  readonly sets: readonly KeptDomains[];
  /** How many there are that this version cannot read. */
  readonly unread: number;
}

export const keptVersions = 20;

const domain = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestDomainName)),
  blocks: v.array(v.string()),
  remark: v.fallback(v.pipe(v.string(), v.maxLength(longestRemark)), ''),
  rest: v.boolean(),
});
const set = v.pipe(v.object({ version: v.literal(1), domains: v.array(domain) }), v.check((one) => isSound(one)));
const earlier = v.object({ set, at: v.number() });
const kept = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  set,
  changedAt: v.number(),
  accepted: v.fallback(v.array(v.string()), []),
  // One that cannot be read any more is no loss to the others.
  earlier: v.fallback(v.pipe(v.array(v.unknown()), v.transform((all) => all.flatMap((one) => {
    const read = v.safeParse(earlier, one);
    return read.success ? [read.output] : [];
  }))), []),
});

const stateOf = ({ items, unread }: KeptListNow<KeptDomains>): DomainSets => ({ sets: items, unread });

const list = keptList<KeptDomains>({
  key: domainsKey,
  field: 'sets',
  version: 1,
  read(one) {
    const made = v.safeParse(kept, one);
    return made.success ? made.output : undefined;
  },
  changed(now, written) {
    if (written) domainsAny(true);
    useDomainSets.setState(stateOf(now));
  },
});

export const useDomainSets = create<DomainSets>()(() => stateOf(list.now()));
// Forgetting everything removes what is kept without loading this store for it.
useDomainsAny.subscribe(({ any }) => {
  if (!any) useDomainSets.setState({ sets: [], unread: 0 });
});

export const { followOtherTabs } = list;

const presetsOf = (id: DomainOwner): KeptDomains => ({ id, set: presetDomains, changedAt: 0, accepted: [], earlier: [] });
/** Made once for each owner, so that what hangs on it does not change by itself. */
const presets = new Map<DomainOwner, KeptDomains>();

/** What an owner's domains are; the presets until something else was said. */
export function domainsOf({ sets }: DomainSets, owner: DomainOwner): KeptDomains {
  const found = sets.find(({ id }) => id === owner) ?? presets.get(owner);
  if (found !== undefined) return found;
  const made = presetsOf(owner);
  presets.set(owner, made);
  return made;
}

/** `changed-since`: what the change would be taken back to breaks the rules beside what was said since. */
export type TakeBackProblem = KeptListProblem | { readonly kind: 'changed-since' };

/** What takes a change back; itself a change, which can be taken back. */
export type TakeBack = () => Result<null, TakeBackProblem>;

/**
 * From now on an owner's set says something else, made of what it says now, whichever tab said that. Nothing is written where it would
 * say the same. @returns what takes it back: null where there was nothing to change.
 */
export function domainsChanged(owner: DomainOwner, change: (now: DomainSet) => DomainSet, seconds = Math.floor(Date.now() / 1000)): Result<TakeBack | null, KeptListProblem> {
  return list.change((sets) => {
    const at = sets.findIndex(({ id }) => id === owner);
    const before = sets[at] ?? presetsOf(owner);
    const next = change(before.set);
    if (next === before.set || JSON.stringify(next) === JSON.stringify(before.set)) return ok({ items: sets, value: null });
    const one = said(before, next, seconds);
    return ok({ items: at < 0 ? [...sets, one] : sets.with(at, one), value: () => takenBack(owner, before, one) });
  });
}

/** As it was, its history too: what was taken back was never said. What was said since, maybe in another tab, stays. */
function takenBack(owner: DomainOwner, before: KeptDomains, after: KeptDomains): Result<null, TakeBackProblem> {
  return list.change((sets): Result<{ items: readonly KeptDomains[]; value: null }, TakeBackProblem> => {
    const at = sets.findIndex(({ id }) => id === owner);
    const now = sets[at];
    if (now === undefined) return failed({ kind: 'gone' });
    const { accepted } = now;
    if (JSON.stringify(now.set) === JSON.stringify(after.set)) return ok({ items: sets.with(at, { ...before, accepted }), value: null });
    const next = changeTakenBack(now.set, before.set, after.set);
    return next === null ? failed({ kind: 'changed-since' }) : ok({ items: sets.with(at, said(now, next, now.changedAt)), value: null });
  });
}

/** One that says something else from then on, and keeps what it said before. */
function said(before: KeptDomains, next: DomainSet, seconds: number): KeptDomains {
  return { ...before, set: next, changedAt: seconds, earlier: [...before.earlier, { set: before.set, at: before.changedAt }].slice(-keptVersions) };
}

/** The last change of an owner's set, of whenever, is taken back. Null where there is none. */
export function lastTakenBack(owner: DomainOwner): Result<DomainSet | null, KeptListProblem> {
  return list.change((sets) => {
    const at = sets.findIndex(({ id }) => id === owner);
    const one = sets[at];
    const last = one?.earlier.at(-1);
    if (one === undefined || last === undefined) return ok({ items: sets, value: null });
    return ok({ items: sets.with(at, { ...one, set: last.set, changedAt: last.at, earlier: one.earlier.slice(0, -1) }), value: last.set });
  });
}

/** An overlap is meant, or (`meant` false) worth saying again. */
export function overlapAccepted(owner: DomainOwner, key: string, meant: boolean): Result<null, KeptListProblem> {
  return list.change((sets) => {
    const at = sets.findIndex(({ id }) => id === owner);
    const before = sets[at] ?? presetsOf(owner);
    const others = before.accepted.filter((one) => one !== key);
    const one = { ...before, accepted: meant ? [...others, key] : others };
    return ok({ items: at < 0 ? [...sets, one] : sets.with(at, one), value: null });
  });
}

/** A set that is kept here, now or as it was, and whose it is. */
export interface FoundDomains {
  readonly owner: DomainOwner;
  readonly set: DomainSet;
  readonly at: number;
  /** Whether its owner's set says so now. */
  readonly now: boolean;
}

/** The set of a hash, of an owner before all others. Null where none that is kept here says it. */
export function domainsHashed(state: DomainSets, hash: string, owner: DomainOwner): FoundDomains | null {
  const owners = [owner, ...state.sets.map(({ id }) => id).filter((id) => id !== owner), browserOwner];
  for (const one of owners) {
    const { set: now, changedAt, earlier: before } = domainsOf(state, one);
    const all = [{ set: now, at: changedAt, now: true }, ...before.toReversed().map((version) => ({ ...version, now: false })), { set: presetDomains, at: 0, now: false }];
    const found = all.find((version) => setHash(version.set) === hash);
    if (found !== undefined) return { owner: one, ...found };
  }
  return null;
}
