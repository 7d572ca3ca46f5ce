import { useLocation, useNavigate } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { stringifySearch, validateSearch, type Search } from '../../state/search.ts';
import { searchOfView, viewOpened, viewSearch, type SavedView } from '../../state/saved-views.ts';

/** What opening a view does: its screen with its parameters, over the source that is open. */
export function useViewOpening(): (view: SavedView) => void {
  const navigate = useNavigate();
  return (view) => {
    viewOpened(view.id);
    // The screen of a view is a path that this version may not have; the page then says so.
    void navigate({ to: view.path, search: (before: unknown): Search => searchOfView(view, validateSearch(before)) });
  };
}

/** A saved view as a link: it can be opened in another tab, and is the current one while it says what is shown. */
export function ViewLink({ view, className, children }: { readonly view: SavedView; readonly className?: string; readonly children: ReactNode }) {
  const open = useViewOpening();
  const { pathname, search } = useLocation();
  const now = validateSearch(search);
  const isCurrent = pathname === view.path && stringifySearch(viewSearch(now)) === stringifySearch(view.search);
  const onClick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(view);
  };
  return (
    <a href={`${view.path}${stringifySearch(searchOfView(view, now))}`} className={className} aria-current={isCurrent ? 'page' : undefined} title={view.name} onClick={onClick}>
      {children}
    </a>
  );
}
