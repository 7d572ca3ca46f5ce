import * as v from 'valibot';
import { failed, ok, type Result } from '../base/result.ts';
import { savedDashboardVersion, type SavedDashboard } from '../model/dashboard.ts';
import { added, packed } from '../model/grid.ts';
import { savedDashboardSchema } from './panel-schema.ts';

/** Why a text holds no dashboard that can be taken. `path` names the part, as in `panels.0.statement`. */
export type DashboardProblem =
  | { readonly kind: 'no-json' }
  | { readonly kind: 'no-dashboard' }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'part'; readonly path: string };

/** Says in a file whose it is, so that another JSON file is told apart. */
const mark = 'flowlog-dashboard';

/** Each step brings a dashboard of one version to the next; the last gives the present one. */
const upgrades: readonly ((kept: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>)[] = [
  // 0, without a number: written by hand. Nothing has another meaning than in 1.
  (kept) => ({ changedAt: 0, places: [], ...kept, version: 1 }),
];

/** A dashboard from anything, brought to the present version, its places packed and every panel placed. */
export function dashboardFrom(kept: unknown): Result<SavedDashboard, DashboardProblem> {
  const record = v.safeParse(v.record(v.string(), v.unknown()), kept);
  if (!record.success || !('panels' in record.output)) return failed({ kind: 'no-dashboard' });
  const { version = 0 } = record.output;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) return failed({ kind: 'part', path: 'version' });
  if (version > savedDashboardVersion) return failed({ kind: 'newer', version });
  const now = upgrades.slice(version).reduce((value, upgrade) => upgrade(value), record.output);
  const parsed = v.safeParse(savedDashboardSchema, now);
  if (!parsed.success) return failed({ kind: 'part', path: v.getDotPath(parsed.issues[0]) ?? '' });
  const { panels, places, ...rest } = parsed.output;
  const seen = new Set<string>();
  const once = panels.filter((panel) => !seen.has(panel.id) && seen.add(panel.id));
  const placed = packed(places.filter((place) => seen.has(place.panel)));
  const missing = once.filter((panel) => !placed.some((place) => place.panel === panel.id));
  return ok({ ...rest, panels: once, places: missing.reduce((all, panel) => added(all, panel.id, { w: 6, h: 6 }), placed) });
}

/** A dashboard as the text of a file: readable, and taken again by `readDashboardFile`. */
export function writeDashboardFile(dashboard: SavedDashboard): string {
  return `${JSON.stringify({ kind: mark, ...dashboard }, null, 1)}\n`;
}

export function readDashboardFile(text: string): Result<SavedDashboard, DashboardProblem> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failed({ kind: 'no-json' });
  }
  const said = v.safeParse(v.looseObject({ kind: v.literal(mark) }), json);
  return said.success ? dashboardFrom({ id: 'imported', ...said.output }) : failed({ kind: 'no-dashboard' });
}
