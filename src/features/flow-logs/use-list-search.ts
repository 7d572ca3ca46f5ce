import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { validateSearch } from '../../state/search.ts';
import { isKind, stateGroups, type RowSearch } from './row.ts';

/** What of the list is shown, as the link says. */
export interface ListSearch extends RowSearch {
  /** From 0. */
  readonly page: number;
}

export type ListChange = Partial<Record<'kind' | 'find' | 'state' | 'resource', string | null>> & { readonly page?: number };

/** The list's part of the link, and how it changes: anything but a page begins at the first one again. Typing does not fill the history. */
export function useListSearch(): readonly [ListSearch, (change: ListChange) => void] {
  const { kind, find, state, resource, page } = useSearch({ strict: false });
  const navigate = useNavigate();
  const search = useMemo((): ListSearch => ({
    kind: isKind(kind) ? kind : null,
    find: find ?? '',
    state: stateGroups.find((one) => one === state) ?? null,
    resource: resource ?? null,
    page: /^[1-9]\d{0,4}$/.test(page ?? '') ? Number(page) - 1 : 0,
  }), [kind, find, state, resource, page]);
  const change = ({ page: to, ...words }: ListChange): void => {
    void navigate({
      to: '.',
      replace: words.find !== undefined,
      search: (before) => {
        const { page: _page, ...rest } = validateSearch(before);
        const next: Record<string, unknown> = { ...rest, ...words, ...(to === undefined || to === 0 ? {} : { page: String(to + 1) }) };
        return validateSearch(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null && value !== '' && value !== undefined)));
      },
    });
  };
  return [search, change];
}
