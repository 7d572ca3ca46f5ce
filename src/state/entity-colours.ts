import * as v from 'valibot';
import { ColourRegistry } from '../charts/colours.ts';
import type { SourceKey } from '../model/source.ts';
import { readLocal, writeLocal } from './local.ts';

/** Name under which what belongs to one source is kept. */
export function sourceId(source: SourceKey): string {
  switch (source.kind) {
    case 'none':
      return 'none-';
    case 'demo':
      return `demo-${source.size}`;
    case 'files':
      return `files-${source.hash}`;
    case 'logstore':
      return `logstore-${source.region}/${source.project}/${source.logstore}`;
  }
}

const schema = v.record(v.string(), v.record(v.string(), v.string()));
const registries = new Map<string, ColourRegistry>();

/** The colours of one source's entities, as they were in earlier visits. */
export function coloursOf(source: string): ColourRegistry {
  const known = registries.get(source);
  if (known) return known;
  const made = new ColourRegistry(readLocal(`colours-${source}`, schema, {}));
  registries.set(source, made);
  return made;
}

/** Keeps what was given out so far. */
export function keepColours(source: string): void {
  const registry = registries.get(source);
  if (registry) writeLocal(`colours-${source}`, registry.toJSON());
}
