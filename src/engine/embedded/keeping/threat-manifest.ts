import * as v from 'valibot';
import type { PackedThreatEntries } from '../../../model/threat-entries.ts';
import type { LoadedThreatList } from '../threat-lists.ts';
import { nothingSaid, type HeldThreatList, type OwnedThreats, type ThreatsSaid } from '../owned-threats.ts';
import { contentHash } from '../threat-content.ts';

/**
 * What is written beside the entries of threat lists: which lists there are, and what each owner says of them and said before. What
 * is kept was written by this page once, perhaps by an earlier version of it; what cannot be read is left out.
 */
const text = v.string();
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const forms = ['lines', 'counted', 'hosts', 'csv', 'stix', 'misp', 'json', 'prose'] as const;
const faults = ['no-address', 'host-name', 'everything', 'expired', 'not-yet', 'pattern', 'broken', 'version'] as const;

/** Each of a list that can be read. */
function readable<const S extends v.GenericSchema>(schema: S) {
  return v.pipe(v.array(v.unknown()), v.transform((all) => all.flatMap((one): v.InferOutput<S>[] => {
    const read = v.safeParse(schema, one);
    return read.success ? [read.output] : [];
  })));
}

const list = v.object({
  id: text, name: text, on: v.boolean(), weight: v.number(), entries: whole, form: v.picklist(forms),
  date: v.fallback(v.nullable(text), null), title: v.fallback(v.nullable(text), null), skipped: v.fallback(whole, 0), repeated: v.fallback(whole, 0), loadedAt: v.fallback(whole, 0),
  /** Absent in what version 1 wrote. */
  content: v.fallback(text, ''),
  faults: v.fallback(readable(v.object({ line: whole, text, reason: v.picklist(faults) })), []),
});
const exception = v.object({ id: text, block: text, list: v.nullable(text), remark: text, at: whole });
const said = v.object({
  lists: readable(v.object({ id: text, name: text, on: v.boolean(), weight: v.number() })),
  includePrivate: v.boolean(), sourceOn: v.boolean(), exceptions: readable(exception), at: whole,
});
const manifest = v.object({ version: v.literal(2), lists: readable(list), owners: readable(v.object({ owner: text, now: said, earlier: readable(said) })), beginning: v.nullable(said) });
/** Lists were everybody's. */
const first = v.object({ version: v.literal(1), includePrivate: v.fallback(v.boolean(), false), lists: readable(list) });

export type ThreatManifest = v.InferOutput<typeof manifest>;
type Said = v.InferOutput<typeof said>;

/** From what was read, in the present form; null where this version cannot read it. */
export function manifestRead(value: unknown): ThreatManifest | null {
  const read = v.safeParse(manifest, value);
  if (read.success) return read.output;
  const old = v.safeParse(first, value);
  return old.success ? upgraded(old.output) : null;
}

/** What was everybody's is what everybody begins with. */
function upgraded({ lists, includePrivate }: v.InferOutput<typeof first>): ThreatManifest {
  const at = Math.max(1, ...lists.map(({ loadedAt }) => loadedAt));
  return { version: 2, lists, owners: [], beginning: { lists: lists.map(({ id, name, on, weight }) => ({ id, name, on, weight })), includePrivate, sourceOn: true, exceptions: [], at } };
}

/** What is to be written, and the lists whose entries are. */
export function manifestOf(owners: readonly OwnedThreats[], beginning: ThreatsSaid): { readonly manifest: ThreatManifest; readonly held: readonly HeldThreatList[] } {
  const held = new Map<string, HeldThreatList>();
  for (const { lists } of [beginning, ...owners.flatMap(({ now, earlier }) => [now, ...earlier])]) for (const one of lists) if (!held.has(one.list.id)) held.set(one.list.id, one);
  const lists = Array.from(held.values(), ({ list: { faults: left, ...rest } }) => ({ ...rest, faults: [...left] }));
  const manifestMade: ThreatManifest = {
    version: 2, lists, owners: owners.map(({ owner, now, earlier }) => ({ owner, now: plain(now), earlier: earlier.map(plain) })), beginning: beginning === nothingSaid ? null : plain(beginning),
  };
  return { manifest: manifestMade, held: [...held.values()] };
}

function plain({ lists, includePrivate, sourceOn, exceptions, at }: ThreatsSaid): Said {
  return { lists: lists.map(({ list: { id, name, on, weight } }) => ({ id, name, on, weight })), includePrivate, sourceOn, exceptions: [...exceptions], at };
}

/** What a manifest says, with the entries of its lists; those without are left out. */
export function saidOf(read: ThreatManifest, entries: ReadonlyMap<string, PackedThreatEntries>): { readonly owners: readonly OwnedThreats[]; readonly beginning: ThreatsSaid } {
  const held = new Map<string, HeldThreatList>();
  for (const one of read.lists) {
    const packed = entries.get(one.id);
    if (packed) held.set(one.id, { list: withContent(one, packed), entries: packed });
  }
  const whole = ({ lists, ...rest }: Said): ThreatsSaid => ({ ...rest, lists: lists.flatMap(({ id, ...use }) => {
    const one = held.get(id);
    return one === undefined ? [] : [{ ...one, list: { ...one.list, ...use } }];
  }) });
  return {
    owners: read.owners.map(({ owner, now, earlier }) => ({ owner, now: whole(now), earlier: earlier.map(whole) })),
    beginning: read.beginning === null ? nothingSaid : whole(read.beginning),
  };
}

function withContent(one: LoadedThreatList, entries: PackedThreatEntries): LoadedThreatList {
  return one.content === '' ? { ...one, content: contentHash(entries) } : one;
}
