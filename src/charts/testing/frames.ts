import { usualUnits } from '../../base/format/units.ts';
import type { Coverage, Frame, FrameColumn, Value } from '../../model/frame.ts';
import { tokensOf } from '../../model/theme.ts';
import type { Buckets } from '../buckets.ts';
import { ColourRegistry } from '../colours.ts';
import type { Drawing } from '../context.ts';
import type { Look } from '../look.ts';

/** Frames and drawings for tests; each test states only what matters. */
export const coverage: Coverage = { scanned: 1000, matched: 1000, skipped: 0, partial: false, revision: 1 };

export function column(name: string, type: FrameColumn['type'], values: readonly Value[], rest: Partial<FrameColumn> = {}): FrameColumn {
  return { name, type, unit: 'none', values, ...rest };
}

export function frameOf(columns: readonly FrameColumn[], rest: Partial<Frame> = {}): Frame {
  return { columns, rows: columns[0]?.values.length ?? 0, coverage, ...rest };
}

export const look: Look = { tokens: tokensOf.light, language: 'en', zone: 0, units: usualUnits };
export const lookZh: Look = { ...look, language: 'zh' };

export const minutes: Buckets = { from: 0, step: 60, count: 5 };

export function drawing(rest: Partial<Drawing> = {}): Drawing {
  return { look, size: { width: 600, height: 174 }, buckets: minutes, colours: new ColourRegistry(), units: {}, readUntil: null, ...rest };
}

/** Thin spaces as plain ones, to read expectations. */
export function plain(text: string | undefined): string {
  return (text ?? '').replace(/[\u2009\u202f]/g, ' ');
}
