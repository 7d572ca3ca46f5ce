import * as v from 'valibot';
import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Units } from '../base/format/units.ts';
import { usualSites } from '../model/lookup.ts';
import type { ZoneOffsetSeconds } from '../model/time.ts';
import { useDescription } from './engine.tsx';
import { readLocal, writeLocal } from './local.ts';

/** What the reader prefers; kept in this browser, never in a link. */
const schema = v.object({
  language: v.optional(v.picklist(['browser', 'en', 'zh']), 'browser'),
  theme: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  displayZone: v.optional(v.picklist(['project', 'local', 'utc']), 'project'),
  /** Seconds east of UTC in which statements turn times into text; +08:00 as in SLS. */
  projectZone: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-50_400), v.maxValue(50_400)), 28_800),
  rate: v.optional(v.picklist(['bits', 'bytes']), 'bits'),
  step: v.optional(v.picklist([1000, 1024]), 1000),
  railHidden: v.optional(v.boolean(), false),
  keep: v.optional(v.boolean(), false),
  /** Whether alerts that begin to fire while a source is followed are told by the browser. */
  alertNotices: v.optional(v.boolean(), false),
  /** Sites at which an address can be looked up. */
  lookups: v.optional(v.array(v.object({ name: v.string(), url: v.string() })), [...usualSites]),
  /** What stands behind `/cloud` of this host. */
  cloud: v.optional(v.picklist(['none', 'demo', 'proxy']), 'none'),
});
export type Settings = v.InferOutput<typeof schema>;

const usual = v.parse(schema, {});
const name = 'settings';

export const useSettings = create<Settings>()(() => readLocal(name, schema, usual));
useSettings.subscribe((settings) => writeLocal(name, settings));

/** Changes some settings and keeps them. */
export function settingsChanged(changes: Partial<Settings>): void {
  useSettings.setState(changes);
}

/** Rates in bytes where they were in bits, and the other way round. */
export function rateToggled(): void {
  settingsChanged({ rate: useSettings.getState().rate === 'bits' ? 'bytes' : 'bits' });
}

/** Back to how a new reader finds the page. */
export function settingsForgotten(): void {
  useSettings.setState(usual, true);
}

/** Seconds east of UTC of the reader's own clock at a time (its offset then, not now). */
export function localOffset(atSeconds: number): ZoneOffsetSeconds {
  return -60 * new Date(1000 * atSeconds).getTimezoneOffset();
}

/** The zone of axes and tables. A local zone with daylight saving is taken as it was when the data begins. */
export function displayZoneAt(beginSeconds: number | null): ZoneOffsetSeconds {
  const { displayZone, projectZone } = useSettings.getState();
  return zoneFor(displayZone, projectZone, beginSeconds);
}

/** As `displayZoneAt`, following settings and data. */
export function useDisplayZone(): ZoneOffsetSeconds {
  const { displayZone, projectZone } = useSettings(useShallow(({ displayZone, projectZone }) => ({ displayZone, projectZone })));
  return zoneFor(displayZone, projectZone, useDescription().extent?.from ?? null);
}

function zoneFor(displayZone: Settings['displayZone'], projectZone: ZoneOffsetSeconds, beginSeconds: number | null): ZoneOffsetSeconds {
  switch (displayZone) {
    case 'project':
      return projectZone;
    case 'utc':
      return 0;
    case 'local':
      return localOffset(beginSeconds ?? Date.now() / 1000);
  }
}

/** Bits or bytes, steps of 1,000 or 1,024. */
export function useUnits(): Units {
  return useSettings(useShallow(({ rate, step }) => ({ rate, step })));
}
