import { filtersIn } from '../model/filter.ts';
import type { View } from '../model/view.ts';

/** What it takes to depend on labels of one kind. */
export interface LabelNames {
  /** Fields whose values are such labels. */
  readonly fields: ReadonlySet<string>;
  /** How statements, charts, columns and choices name one. */
  readonly named: RegExp;
  /** Screens that show them whatever their filters are. */
  readonly screens: ReadonlySet<string>;
}

/** Whether what a view shows on the screen of this path depends on them. */
export function viewNames({ filters, query, choices }: View, path: string, { fields, named, screens }: LabelNames): boolean {
  return screens.has(path) || filters.some((condition) => filtersIn(condition).some(({ field }) => fields.has(field)))
    || (query !== null && [query.text, query.chart, query.columns].some((text) => text !== null && named.test(text)))
    || Object.values(choices).some((choice) => named.test(choice));
}
