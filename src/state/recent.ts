import * as v from 'valibot';
import { create } from 'zustand';
import { formats, type SourceKey } from '../model/source.ts';
import { readLocal, writeLocal } from './local.ts';

/** Sources that were opened in this browser: names and figures, never records. Newest first. */
const schema = v.array(
  v.object({
    key: v.variant('kind', [
      v.object({ kind: v.literal('demo'), size: v.picklist(['day', 'small']) }),
      v.object({ kind: v.literal('files'), hash: v.string(), names: v.array(v.string()) }),
      v.object({ kind: v.literal('logstore'), region: v.string(), project: v.string(), logstore: v.string(), instance: v.nullable(v.string()) }),
    ]),
    files: v.number(),
    bytes: v.number(),
    records: v.number(),
    skipped: v.number(),
    format: v.nullable(v.picklist(formats)),
    extent: v.nullable(v.object({ from: v.number(), to: v.number() })),
    /** Unix seconds. */
    openedAt: v.number(),
  }),
);
export type RecentSource = v.InferOutput<typeof schema>[number];

const name = 'recent';
const most = 12;

export const useRecent = create<{ readonly sources: readonly RecentSource[] }>()(() => ({ sources: readLocal(name, schema, []) }));
useRecent.subscribe(({ sources }) => writeLocal(name, sources));

/** True for keys of the same data; names do not count, nor whether a logstore was opened as an instance. */
export function sameSource(a: SourceKey, b: SourceKey): boolean {
  if (a.kind === 'files') return b.kind === 'files' && a.hash === b.hash;
  if (a.kind === 'logstore') return b.kind === 'logstore' && a.region === b.region && a.project === b.project && a.logstore === b.logstore;
  return a.kind === 'demo' ? b.kind === 'demo' && a.size === b.size : a.kind === b.kind;
}

export function sourceOpened(source: RecentSource): void {
  useRecent.setState(({ sources }) => ({ sources: [source, ...sources.filter((one) => !sameSource(one.key, source.key))].slice(0, most) }));
}

export function recentRemoved(key: SourceKey): void {
  useRecent.setState(({ sources }) => ({ sources: sources.filter((one) => !sameSource(one.key, key)) }));
}

export function recentForgotten(): void {
  useRecent.setState({ sources: [] });
}
