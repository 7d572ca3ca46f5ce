import type { Domain, DomainSet } from '../domains.ts';
import { isSound } from './faults.ts';

/**
 * A change (from `before` to `after`) taken out of a set that was changed once more since, as by another tab: what was said since
 * stays. A domain that was changed in both stays as it is now. Null where the rest would break the rules, as when a block that
 * the change had set free was given to another domain since.
 */
export function changeTakenBack(now: DomainSet, before: DomainSet, after: DomainSet): DomainSet | null {
  const old = byId(before);
  const made = byId(after);
  const kept = now.domains.flatMap((one): readonly Domain[] => {
    const mine = made.get(one.id);
    // Neither of the change, or changed since.
    if (mine === undefined || JSON.stringify(mine) !== JSON.stringify(one)) return [one];
    const was = old.get(one.id);
    return was === undefined ? [] : [was];
  });
  const there = byId(now);
  const back = before.domains.filter(({ id }) => !made.has(id) && !there.has(id));
  const set: DomainSet = { version: 1, domains: back.reduce<readonly Domain[]>((domains, one) => placedAgain(domains, one, before.domains), kept) };
  return isSound(set) ? set : null;
}

/** Where it stood: after the nearest of those before it that is still there. */
function placedAgain(domains: readonly Domain[], one: Domain, order: readonly Domain[]): readonly Domain[] {
  const above = order.slice(0, order.indexOf(one)).map(({ id }) => id);
  return domains.toSpliced(domains.findLastIndex(({ id }) => above.includes(id)) + 1, 0, one);
}

function byId({ domains }: DomainSet): ReadonlyMap<string, Domain> {
  return new Map(domains.map((one) => [one.id, one]));
}
