import type { Domain, DomainSet } from '../domains.ts';

/** What one version of a set says that the one before did not, by names: those of now, and of what is gone those of then. */
export interface SetChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** A domain is the same by its id, whatever its name; the order of domains and of blocks says nothing. */
export function setChanges(before: DomainSet, after: DomainSet): SetChanges {
  const old = new Map(before.domains.map((one) => [one.id, one]));
  const here = new Set(after.domains.map(({ id }) => id));
  return {
    added: after.domains.filter(({ id }) => !old.has(id)).map(({ name }) => name),
    removed: before.domains.filter(({ id }) => !here.has(id)).map(({ name }) => name),
    changed: after.domains.filter((one) => {
      const was = old.get(one.id);
      return was !== undefined && said(was) !== said(one);
    }).map(({ name }) => name),
  };
}

function said({ name, blocks, remark, rest }: Domain): string {
  return JSON.stringify([name, blocks.toSorted(), remark, rest]);
}
