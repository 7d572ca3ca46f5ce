import { appliedOf } from '../model/filter.ts';
import type { Scope } from '../model/scope.ts';
import type { Description } from '../model/source.ts';
import { resolveRange } from '../model/time-text.ts';
import type { View } from '../model/view.ts';
import { upgradeTyped } from './link-upgrades.ts';
import { useNow } from './now.ts';
import { scopeOver } from './scope.ts';
import { parseSearch, validateSearch } from './search.ts';
import { displayZoneAt, useSettings } from './settings.ts';
import { readView } from './view-codec.ts';

/** What the search half of an address means, whoever shows it. */
export function viewOfLink(search: string): View {
  return readView(validateSearch(upgradeTyped(parseSearch(search)))).view;
}

/** What the questions of a view are asked with, as `useScopeOver` has it for the view that is shown. */
export function scopeOfView({ filters, choices, range }: View, { extent, captureInterval }: Pick<Description, 'extent' | 'captureInterval'>): Scope {
  const parts = { filters: appliedOf(filters), projectZone: useSettings.getState().projectZone, choices };
  return scopeOver(parts, resolveRange(range, useNow.getState().seconds, displayZoneAt(extent?.from ?? null)), extent, captureInterval);
}
