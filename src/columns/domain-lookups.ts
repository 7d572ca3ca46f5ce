import { numbersHolding } from '../base/prefix-index.ts';
import { domainIndex, type DomainBlocks } from '../model/domain-match.ts';
import type { DomainSet } from '../model/domains.ts';
import type { LabelLookup, LabelLookups } from './address-labels.ts';

/** The names of a set's domains as labels of addresses. */
export function domainLookups(set: DomainSet): LabelLookups {
  const { domains, v4, v6, rest } = domainIndex(set);
  const labels = [...domains.map(({ name }) => name), null];
  // What nothing takes has no domain: the label after the last one.
  const none = rest < 0 ? domains.length : rest;
  const lookup = ({ index, owner }: DomainBlocks): LabelLookup => ({ labels, numbers: (addresses) => numbersHolding(index, addresses, owner, none) });
  return { v4: lookup(v4), v6: lookup(v6) };
}
