import * as v from 'valibot';
import { readLocal, writeLocal } from './local.ts';

/**
 * Which log streams were opened as a source, kept in this browser: a link knows a source by the hash of its records alone, and the same
 * lines read again make the same hash.
 */
const place = v.object({ region: v.string(), group: v.string(), stream: v.string(), name: v.string(), since: v.number(), until: v.number() });
const schema = v.array(v.object({ hash: v.string(), place }));

export type OpenedStream = v.InferOutput<typeof place>;

const name = 'opened-streams.1';
const most = 20;

export function streamRemembered(hash: string, stream: OpenedStream): void {
  const before = readLocal(name, schema, []).filter((one) => one.hash !== hash);
  writeLocal(name, [{ hash, place: stream }, ...before].slice(0, most));
}

/** The stream that a source was read from; null for one of files. */
export function rememberedStream(hash: string): OpenedStream | null {
  return readLocal(name, schema, []).find((one) => one.hash === hash)?.place ?? null;
}
