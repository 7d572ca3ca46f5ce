import * as v from 'valibot';
import { validityBytes } from './seal.ts';
import type { PhysicalName } from './segment.ts';
import { stagedColumns } from './staging.ts';

/** Grows when blocks are written otherwise; a store of another form is not read. */
export const snapshotForm = 1;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const whole = v.pipe(v.number(), v.integer());

function isPhysical(name: unknown): name is PhysicalName {
  return typeof name === 'string' && (name.startsWith('x:') || Object.hasOwn(stagedColumns, name));
}

const chunk = v.object({
  name: v.custom<PhysicalName>(isPhysical),
  width: v.picklist([0, 1, 2, 4, 8]),
  base: whole,
  min: whole,
  max: whole,
  /** Byte offset in the block; 0 when width is 0. */
  at: count,
  validity: v.nullable(count),
});

const layoutSchema = v.object({
  form: v.literal(snapshotForm),
  rows: count,
  extras: v.array(v.string()),
  addresses: count,
  ipv6Words: count,
  /** With the tuple of nulls. */
  tuples: count,
  pairs: count,
  /** From the first to just after the last record of each file; what was kept before they were told has none. */
  spans: v.optional(v.array(v.object({ from: count, to: count })), []),
  blocks: v.array(v.object({ name: v.string(), bytes: count, checksum: count })),
  segments: v.array(
    v.object({ block: v.string(), rows: count, minTime: count, maxTime: count, markedPairs: count, ambiguous: count, chunks: v.array(chunk) }),
  ),
});

export type Layout = v.InferOutput<typeof layoutSchema>;
export type LayoutChunk = v.InferOutput<typeof chunk>;

/** The layout, when it is of this form and every column lies inside its block; else null. */
export function parseLayout(data: unknown): Layout | null {
  const parsed = v.safeParse(layoutSchema, data);
  if (!parsed.success) return null;
  const sizes = new Map(parsed.output.blocks.map(({ name, bytes }) => [name, bytes]));
  const lies = parsed.output.segments.every(({ block, rows, chunks }) =>
    chunks.every(({ width, at, validity }) => {
      const bytes = sizes.get(block) ?? 0;
      return at + width * rows <= bytes && (validity === null || validity + validityBytes(rows) <= bytes);
    }),
  );
  return lies ? parsed.output : null;
}
