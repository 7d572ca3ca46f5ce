import * as v from 'valibot';
import { create } from 'zustand';
import { failed, ok, type Result } from '../base/result.ts';
import type { SourceKey } from '../model/source.ts';
import { keptList, type KeptListNow, type KeptListProblem } from './kept-list.ts';
import { silencedKey, useSilencedAny, silencedAny } from './silenced-any.ts';

/** A finding that the reader does not want to be told again, and why. Kept in this browser, for an instance or for all else that is opened. */
export interface Silenced {
  readonly id: string;
  /** Id of the Flow Log Center instance; empty for files, the demo and Logstores that belong to none. */
  readonly instance: string;
  /** `key` of the finding. */
  readonly finding: string;
  readonly reason: string;
  /** Unix seconds. */
  readonly since: number;
}

export const longestReason = 200;

const schema = v.object({
  id: v.string(),
  instance: v.string(),
  finding: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  reason: v.pipe(v.string(), v.maxLength(longestReason)),
  since: v.number(),
});

export interface SilencedState {
  /** The latest first. */
  readonly silenced: readonly Silenced[];
  /** How many there are that this version cannot read. */
  readonly unread: number;
}

const stateOf = ({ items, unread }: KeptListNow<Silenced>): SilencedState => ({ silenced: items, unread });

const list = keptList<Silenced>({
  key: silencedKey,
  field: 'silenced',
  version: 1,
  read(one) {
    const made = v.safeParse(schema, one);
    return made.success ? made.output : undefined;
  },
  ordered: (items) => [...items].sort((a, b) => b.since - a.since),
  changed(now, written) {
    if (written) silencedAny(true);
    useSilenced.setState(stateOf(now));
  },
});

export const useSilenced = create<SilencedState>()(() => stateOf(list.now()));
// Forgetting everything removes what is kept without loading this store for it.
useSilencedAny.subscribe(({ any }) => {
  if (!any) useSilenced.setState({ silenced: [], unread: 0 });
});

export const { followOtherTabs } = list;

/** Whose silence holds for a source. */
export function silenceScope(source: SourceKey): string {
  return source.kind === 'logstore' ? (source.instance ?? '') : '';
}

/** Silences it, or gives it another reason. */
export function findingSilenced(instance: string, finding: string, reason: string): Result<null, KeptListProblem> {
  const id = `${instance} ${finding}`;
  const one: Silenced = { id, instance, finding, reason: reason.trim().slice(0, longestReason), since: Math.floor(Date.now() / 1000) };
  return list.change((items) => ok({ items: [one, ...items.filter((other) => other.id !== id)], value: null }));
}

/** It is told again. What is given silences it as before. */
export function findingWoken(id: string): Result<() => Result<null, KeptListProblem>, KeptListProblem> {
  return list.change((items) => {
    const woken = items.find((one) => one.id === id);
    if (woken === undefined) return failed({ kind: 'gone' });
    const back = (): Result<null, KeptListProblem> => list.change((now) => ok({ items: [woken, ...now.filter((one) => one.id !== id)], value: null }));
    return ok({ items: items.filter((one) => one.id !== id), value: back });
  });
}
