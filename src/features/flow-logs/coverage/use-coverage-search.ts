import { useNavigate, useSearch } from '@tanstack/react-router';
import type { CoverageMark } from '../../../model/cloud/coverage.ts';
import { validateSearch } from '../../../state/search.ts';
import { marks } from './tree.ts';

/** What of the tree is shown and which row is chosen, as the link says: the mark is its `state`, the row its `resource`. */
export interface CoverageSearch {
  readonly mark: CoverageMark | null;
  readonly find: string;
  /** Id of the resource; null where the link names none. */
  readonly chosen: string | null;
}

type Change = Partial<Record<'state' | 'find' | 'resource', string | null>>;

export function useCoverageSearch(): readonly [CoverageSearch, (change: Change) => void] {
  const { state, find, resource } = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (words: Change): void => {
    void navigate({
      to: '.',
      replace: words.state === undefined,
      search: (before) => validateSearch(Object.fromEntries(Object.entries({ ...validateSearch(before), ...words }).filter(([, value]) => value !== null && value !== ''))),
    });
  };
  return [{ mark: marks.find((one) => one === state) ?? null, find: find ?? '', chosen: resource?.split('/').at(-1) ?? null }, change];
}
