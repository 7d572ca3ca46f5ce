import { titleIn } from '../../model/panel.ts';
import type { Language } from '../../base/words.ts';
import type { SavedDashboard } from '../../model/dashboard.ts';
import { recordScreens, type RecordScreenPath } from '../../model/screens.ts';
import type { SavedView } from '../../state/saved-views.ts';
import type { Suggestion } from '../../ui/filters/suggestion.ts';
import { words } from './words.ts';

/** Somewhere to go, in the groups and the order in which they are shown. */
export type Place =
  | { readonly kind: 'screen'; readonly to: ScreenPath; readonly name: string; /** The statement with which it opens. */ readonly asks?: string }
  | { readonly kind: 'view'; readonly view: SavedView; readonly name: string }
  | { readonly kind: 'dashboard'; readonly id: string; readonly name: string }
  | { readonly kind: 'filter' | 'field'; readonly suggestion: Suggestion };

/** Screens that need no records. */
const others = [
  { to: '/sources', name: words.sources }, { to: '/flow-logs', name: words.flowLogs }, { to: '/coverage', name: words.coverage }, { to: '/vpn-gateways', name: words.vpnGateways },
  { to: '/billing', name: words.billing }, { to: '/alerts', name: words.alerts }, { to: '/dashboards', name: words.saved }, { to: '/settings', name: words.settings },
] as const;
export type ScreenPath = RecordScreenPath | (typeof others)[number]['to'];

/** What a screen is called; the path itself where it has no name of its own, as a saved dashboard. */
export function screenName(path: string, language: Language): string {
  return [...recordScreens, ...others].find(({ to }) => to === path)?.name[language] ?? path;
}

/** Whether a screen shows records, so that a filter can be set where one is. */
export function isOverRecords(path: string): boolean {
  return /^\/dashboards\/./.test(path) || recordScreens.some(({ to, isSetting = false }) => to === path && !isSetting);
}

interface Known {
  readonly hasRecords: boolean;
  readonly views: readonly SavedView[];
  readonly dashboards: readonly SavedDashboard[];
  readonly suggestions: readonly Suggestion[];
}

/** The places that a text means, by their name in either language; all that have a name for no text. */
export function placesNamed(text: string, { hasRecords, views, dashboards, suggestions }: Known, language: Language): readonly Place[] {
  const wanted = text.trim().toLowerCase();
  const fits = (...names: readonly string[]): boolean => names.some((name) => name.toLowerCase().includes(wanted));
  return [
    ...(hasRecords ? recordScreens : []).map(({ to, name, wholeName = name, asks }) => ({ to, name: wholeName, asks })).filter(({ name }) => fits(name.en, name.zh)).map(({ to, name, asks }): Place => ({ kind: 'screen', to, name: name[language], ...(asks === undefined ? {} : { asks }) })),
    ...others.filter(({ name }) => fits(name.en, name.zh)).map(({ to, name }): Place => ({ kind: 'screen', to, name: name[language] })),
    ...views.filter(({ name }) => fits(name)).map((view): Place => ({ kind: 'view', view, name: view.name })),
    ...dashboards.filter(({ title }) => fits(titleIn(title, 'en'), titleIn(title, 'zh'))).map(({ id, title }): Place => ({ kind: 'dashboard', id, name: titleIn(title, language) })),
    ...suggestions.map((suggestion): Place => ({ kind: suggestion.kind === 'field' ? 'field' : 'filter', suggestion })),
  ];
}
