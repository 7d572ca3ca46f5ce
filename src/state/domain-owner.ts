import { create } from 'zustand';
import { enrichedPrefix } from '../model/cloud/logstore.ts';
import { presetDomains, setHash } from '../model/domains.ts';
import { browserOwner, type Owner } from '../model/owner.ts';
import type { SourceKey } from '../model/source.ts';

export type DomainOwner = Owner;

/** Whose domains and threat lists are used with a source. */
export function ownerOf(source: SourceKey): DomainOwner {
  if (source.kind !== 'logstore') return browserOwner;
  if (source.instance !== null) return source.instance;
  return source.logstore.startsWith(enrichedPrefix) ? source.logstore.slice(enrichedPrefix.length) : browserOwner;
}

export const presetsHash = setHash(presetDomains);

/** The set that the engine labels addresses with, by its hash. Known without loading what is kept. */
export const useActiveDomains = create<{ readonly hash: string }>()(() => ({ hash: presetsHash }));
