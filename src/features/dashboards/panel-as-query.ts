import type { Panel } from '../../model/panel.ts';
import type { Scope } from '../../model/scope.ts';
import { filtersFor } from '../../statement/ask.ts';
import { countsOf, observedOnce, searchOfCounting, spared } from '../../statement/counting.ts';
import { fill } from '../../statement/fill.ts';
import { joined } from '../../statement/filter-search.ts';
import { formatStatement } from '../../statement/format.ts';
import { parse } from '../../statement/parse.ts';
import { printOurs } from '../../statement/print.ts';

/** What a panel asks in a scope as a statement that stands by itself, laid out; filters and range are not in it. */
export function panelAsQuery({ statement, counts, ownFilter }: Pick<Panel, 'statement' | 'counts' | 'ownFilter'>, scope: Scope, present: readonly string[]): string {
  const parsed = parse(statement);
  const filters = filtersFor(scope.filters, ownFilter);
  const filled = parsed.ok ? fill(parsed.value, { ...scope.variables, observed: observedOnce(parsed.value, { filters }, present) }) : parsed;
  if (!filled.ok) return statement;
  const made = spared(filled.value, present);
  const counted = searchOfCounting(countsOf(counts, made, { filters }, present));
  const own = made.search;
  const search = counted === null ? own : own.kind === 'all' ? counted : joined('and', [own, counted]);
  return formatStatement(printOurs({ ...made, search }));
}
