import type { Domain, DomainSet } from '../domains.ts';
import { domainOf, draftFaults, isFaultless, mostDomains, sameName, type DomainDraft, type DraftFaults } from './faults.ts';

/** A domain from elsewhere, with what names its place there: a line, a vSwitch. */
export interface Candidate<Place> {
  readonly place: Place;
  readonly draft: DomainDraft;
}

export interface Refused<Place> {
  readonly candidate: Candidate<Place>;
  readonly faults: DraftFaults;
}

export interface Merged<Place> {
  readonly set: DomainSet;
  /** Names of domains that are new, and of those that say something else than before. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly refused: readonly Refused<Place>[];
  /** Candidates for which there is no room. */
  readonly beyond: number;
}

/**
 * Takes domains from elsewhere into a set, or in place of it. One with the name of a domain that is there takes its place; one with
 * anything wrong is left out whole, and told.
 */
export function merged<Place>(before: DomainSet, candidates: readonly Candidate<Place>[], mode: 'add' | 'replace', newId: () => string): Merged<Place> {
  let domains: readonly Domain[] = mode === 'add' ? before.domains : [];
  const fresh = new Set<string>();
  const changed: string[] = [];
  const refused: Refused<Place>[] = [];
  let beyond = 0;
  for (const candidate of candidates) {
    const { draft } = candidate;
    const same = domains.find((one) => sameName(one.name, draft.name) && !fresh.has(one.id));
    const known = same ?? before.domains.find((one) => sameName(one.name, draft.name));
    const faults = draftFaults(draft, { version: 1, domains }, same?.id ?? null);
    if (!isFaultless(faults)) {
      refused.push({ candidate, faults });
      continue;
    }
    if (same === undefined && domains.length >= mostDomains) {
      beyond++;
      continue;
    }
    // The name stays one entity's, with its colour and its links, when the file comes back changed.
    const made = domainOf(draft, known !== undefined && !domains.some(({ id }) => id === known.id && known !== same) ? known.id : newId());
    fresh.add(made.id);
    if (same === undefined) domains = [...domains, made];
    else {
      if (JSON.stringify(same) !== JSON.stringify(made)) changed.push(made.name);
      domains = domains.map((one) => (one === same ? made : one));
    }
  }
  const had = new Set(before.domains.map(({ id }) => id));
  return { set: { version: 1, domains }, added: domains.filter(({ id }) => !had.has(id)).map(({ name }) => name), changed, refused, beyond };
}
