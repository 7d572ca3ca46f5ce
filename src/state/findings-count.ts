import { create } from 'zustand';

/** How many findings the last search left that are not silenced, and of which search that is true: the little that the rail needs. */
export interface FindingsCount {
  readonly count: number;
  /** What was searched, and the revision of the data, as text. */
  readonly of: string;
}

export const useFindingsCount = create<{ readonly last: FindingsCount | null }>()(() => ({ last: null }));

export function findingsCounted(last: FindingsCount): void {
  useFindingsCount.setState({ last });
}
