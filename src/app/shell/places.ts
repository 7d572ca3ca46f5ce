import { titleIn } from '../../model/panel.ts';
import type { Language } from '../../base/words.ts';
import type { SavedDashboard } from '../../model/dashboard.ts';
import type { SavedView } from '../../state/saved-views.ts';
import type { Suggestion } from '../../ui/filters/suggestion.ts';
import { words } from './words.ts';

/** Somewhere to go, in the groups and the order in which they are shown. */
export type Place =
  | { readonly kind: 'screen'; readonly to: ScreenPath; readonly name: string }
  | { readonly kind: 'view'; readonly view: SavedView; readonly name: string }
  | { readonly kind: 'dashboard'; readonly id: string; readonly name: string }
  | { readonly kind: 'filter' | 'field'; readonly suggestion: Suggestion };

/** Screens over records, and those that need none. */
const screens = [
  { to: '/overview', word: 'overview', needs: true }, { to: '/policy', word: 'policy', needs: true }, { to: '/eni', word: 'eni', needs: true }, { to: '/ecs', word: 'ecs', needs: true },
  { to: '/findings', word: 'findings', needs: true }, { to: '/query', word: 'customQuery', needs: true }, { to: '/sources', word: 'sources', needs: false }, { to: '/flow-logs', word: 'flowLogs', needs: false },
  { to: '/coverage', word: 'coverage', needs: false }, { to: '/vpn-gateways', word: 'vpnGateways', needs: false }, { to: '/billing', word: 'billing', needs: false },
  { to: '/alerts', word: 'alerts', needs: false }, { to: '/dashboards', word: 'saved', needs: false },
  { to: '/settings', word: 'settings', needs: false },
] as const;
export type ScreenPath = (typeof screens)[number]['to'];

/** What a screen is called; the path itself where it has no name of its own, as a saved dashboard. */
export function screenName(path: string, language: Language): string {
  const screen = screens.find(({ to }) => to === path);
  return screen === undefined ? path : words[screen.word][language];
}

/** Whether a screen shows records, so that a filter can be set where one is. */
export function isOverRecords(path: string): boolean {
  return /^\/dashboards\/./.test(path) || screens.some(({ to, needs }) => needs && to === path);
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
    ...screens.filter(({ word, needs }) => (hasRecords || !needs) && fits(words[word].en, words[word].zh)).map(({ to, word }): Place => ({ kind: 'screen', to, name: words[word][language] })),
    ...views.filter(({ name }) => fits(name)).map((view): Place => ({ kind: 'view', view, name: view.name })),
    ...dashboards.filter(({ title }) => fits(titleIn(title, 'en'), titleIn(title, 'zh'))).map(({ id, title }): Place => ({ kind: 'dashboard', id, name: titleIn(title, language) })),
    ...suggestions.map((suggestion): Place => ({ kind: suggestion.kind === 'field' ? 'field' : 'filter', suggestion })),
  ];
}
