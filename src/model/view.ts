import type { Filter } from './filter.ts';
import type { SourceKey } from './source.ts';
import type { RangeChoice } from './time.ts';

/** Everything that a link says: what is looked at, when, and which records. The screen is the path of the link. */
export interface View {
  readonly source: SourceKey;
  readonly range: RangeChoice;
  readonly filters: readonly Filter[];
  /** Id of the panel that fills the sheet, if one does. */
  readonly focus: string | null;
}

export const emptyView: View = { source: { kind: 'none' }, range: { kind: 'extent' }, filters: [], focus: null };
