import * as v from 'valibot';
import { create } from 'zustand';
import { failed, ok, type Result } from '../base/result.ts';
import { shortId } from '../base/short-id.ts';
import { keptList, type KeptListNow, type KeptListProblem } from './kept-list.ts';
import { validateSearch, type Search } from './search.ts';
import { useViewsAny, viewsAny, viewsKey } from './views-any.ts';

/**
 * Views that the reader gave a name: a screen with its range, filters, choices and panel in focus, as a link says them. Not the source:
 * a view is looked at over whatever is open. What it says is read by the codec of links, so it goes on meaning the same as they do.
 */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The screen, as a path of the page. */
  readonly path: string;
  /** Parameters of the link, without those of the source. */
  readonly search: Search;
  /** Unix seconds. */
  readonly changedAt: number;
}

export type ViewFileProblem = { readonly kind: 'no-json' } | { readonly kind: 'no-view' } | { readonly kind: 'newer'; readonly version: number };

export const savedViewVersion = 1;

const text = v.pipe(v.string(), v.maxLength(200));
const schema = v.object({
  id: text,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  // A path of this page and nothing else: neither another host (`//…`) nor a script.
  path: v.pipe(v.string(), v.maxLength(300), v.regex(/^\/(?:[\w-]+(?:\/[\w.-]+)*)?$/)),
  search: v.record(v.string(), v.union([v.string(), v.array(v.string())])),
  changedAt: v.optional(v.number(), 0),
});

/** What a view says of the link: everything but the source and what is of one screen of the cloud alone. */
const kept = ['v', 't', 'vs', 'f', 'g', 'd', 'p', 'q', 'tab', 'c', 'cols', 'rows', 'pat'] as const satisfies readonly (keyof Search)[];

/** The parameters of a link that a view keeps. */
export function viewSearch(search: Search): Search {
  return validateSearch(Object.fromEntries(kept.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]]]))));
}

/** The parameters of the link that a saved view opens, over the source of the present one. */
export function searchOfView({ search }: SavedView, now: Search): Search {
  const { s, n, open } = now;
  return validateSearch({ ...search, s, n, open });
}

function viewFrom(one: unknown): SavedView | undefined {
  const parsed = v.safeParse(schema, one);
  return parsed.success ? { ...parsed.output, search: viewSearch(validateSearch(parsed.output.search)) } : undefined;
}

export interface ViewsState {
  /** By name. */
  readonly views: readonly SavedView[];
  /** How many there are that this version cannot read. */
  readonly unread: number;
}

const stateOf = ({ items, unread }: KeptListNow<SavedView>): ViewsState => ({ views: items, unread });

const list = keptList<SavedView>({
  key: viewsKey,
  field: 'views',
  version: savedViewVersion,
  read: viewFrom,
  ordered: (views) => [...views].sort((a, b) => a.name.localeCompare(b.name)),
  changed(now, written) {
    if (written) viewsAny(true);
    useSavedViews.setState(stateOf(now));
  },
});

export const useSavedViews = create<ViewsState>()(() => stateOf(list.now()));
// Forgetting everything removes what is kept without loading this store for it.
useViewsAny.subscribe(({ any }) => {
  if (!any) useSavedViews.setState({ views: [], unread: 0 });
});

export const { followOtherTabs } = list;

/** The view that was opened or saved last in this tab: the one that "update" means. */
export const useOpenedView = create<{ readonly id: string | null }>()(() => ({ id: null }));

export function viewOpened(id: string): void {
  useOpenedView.setState({ id });
}

const seconds = (): number => Math.floor(Date.now() / 1000);

/** What is shown, under a name. Gives the id. */
export function viewSaved(name: string, path: string, search: Search): Result<string, KeptListProblem> {
  const id = shortId();
  const done = list.change((views) => ok({ items: [...views, { id, name, path, search: viewSearch(search), changedAt: seconds() }], value: id }));
  if (done.ok) viewOpened(id);
  return done;
}

export function viewRenamed(id: string, name: string): Result<null, KeptListProblem> {
  return list.changeOne(id, (one) => ({ item: { ...one, name, changedAt: seconds() }, value: null }));
}

/** From now on it says what is shown. What is given puts it back as it was. */
export function viewUpdated(id: string, path: string, search: Search): Result<() => Result<null, KeptListProblem>, KeptListProblem> {
  return list.changeOne(id, (one) => ({
    item: { ...one, path, search: viewSearch(search), changedAt: seconds() },
    value: () => list.changeOne(id, () => ({ item: one, value: null })),
  }));
}

/** Removes it; what is given puts it back. */
export function viewRemoved(id: string): Result<() => Result<null, KeptListProblem>, KeptListProblem> {
  return list.change((views) => {
    const removed = views.find((one) => one.id === id);
    if (!removed) return failed({ kind: 'gone' });
    const back = (): Result<null, KeptListProblem> => list.change((others) => ok({ items: others.some((one) => one.id === id) ? others : [...others, removed], value: null }));
    return ok({ items: views.filter((one) => one.id !== id), value: back });
  });
}

/** Says in a file whose it is, so that another JSON file is told apart. */
const mark = 'flowlog-view';

export function writeViewFile(view: SavedView): string {
  return `${JSON.stringify({ kind: mark, version: savedViewVersion, ...view }, null, 1)}\n`;
}

/** A view from the text of a file, under an id of its own. Gives the id; `no-view` for another kind of file. */
export function viewImported(file: string): Result<string, KeptListProblem | ViewFileProblem> {
  let json: unknown;
  try {
    json = JSON.parse(file);
  } catch {
    return failed({ kind: 'no-json' });
  }
  const said = v.safeParse(v.looseObject({ kind: v.literal(mark), version: v.number() }), json);
  if (!said.success) return failed({ kind: 'no-view' });
  if (said.output.version > savedViewVersion) return failed({ kind: 'newer', version: said.output.version });
  const view = viewFrom({ id: 'imported', ...said.output });
  return view === undefined ? failed({ kind: 'no-view' }) : viewSaved(view.name, view.path, view.search);
}
