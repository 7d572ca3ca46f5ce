import { isAddress } from '../../base/ip.ts';
import { isGroup, type Condition, type Filter } from '../../model/filter.ts';

/** The condition that chooses one address at either end, which is what a click on a listed address sets; undefined without one. */
export function chosenAddress(conditions: readonly Condition[]): { readonly address: string; readonly filter: Filter } | undefined {
  for (const one of conditions) {
    if (isGroup(one) || one.disabled || one.negated || one.side !== 'either' || one.test.kind !== 'in' || (one.field !== 'srcaddr' && one.field !== 'dstaddr')) continue;
    const [address, ...more] = one.test.values;
    if (address !== undefined && more.length === 0 && isAddress(address)) return { address, filter: one };
  }
  return undefined;
}
