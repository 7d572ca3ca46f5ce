import { filtersIn } from '../model/filter.ts';
import type { View } from '../model/view.ts';

/** Fields whose values are names of threat lists. */
const threatFields: ReadonlySet<string> = new Set(['srcthreat', 'dstthreat']);
const named = /\b(?:(?:src|dst)threat|security_check_ip)\b/;
/** Screens that show listed addresses whatever their filters are. */
const threatScreens: ReadonlySet<string> = new Set(['/threats', '/threats/lists']);

/** Whether what a view shows depends on which threat lists are on. */
export function namesThreats({ filters, query, choices }: View, path: string): boolean {
  return threatScreens.has(path) || filters.some((condition) => filtersIn(condition).some(({ field }) => threatFields.has(field)))
    || (query !== null && [query.text, query.chart, query.columns].some((text) => text !== null && named.test(text)))
    || Object.values(choices).some((choice) => named.test(choice));
}
