import { describe, expect, test } from 'vitest';
import { overview } from '../../catalog/overview.ts';
import { fields } from '../../model/fields.ts';
import { filterIs } from '../../model/filter.ts';
import type { Scope } from '../../model/scope.ts';
import { ask } from '../../statement/ask.ts';
import { printSearch } from '../../statement/print-search.ts';
import { printOurs } from '../../statement/print.ts';
import { nowhere, type Statement } from '../../statement/statement.ts';
import { panelAsQuery } from './panel-as-query.ts';

const present = fields.map(({ name }) => name);
const scope: Scope = { range: { from: 0, to: 3600 }, filters: [], variables: { interval: '120', coarse: '600' }, projectZone: 28_800 };

/** The conditions of the search half in any order, and the SQL half. */
function partsOf({ search, select }: Statement): unknown {
  const conditions = search.kind === 'and' ? search.items.map(printSearch) : [printSearch(search)];
  return { conditions: conditions.filter((one) => one !== '*').toSorted(), sql: printOurs({ search: { kind: 'all', at: nowhere }, select, source: '' }) };
}

describe('a panel as a query', () => {
  test.each(overview.panels)('$id asks the same as the panel does', (panel) => {
    // A rank list leaves out filters on its own field; on the query page they are chips like any other.
    for (const filters of [[], [filterIs('dstport', '443')], [filterIs('eni-id', 'eni-1')]].filter((some) => some.every(({ field }) => field !== panel.ownFilter?.field))) {
      const over = { ...scope, filters };
      const asPanel = ask(panel.statement, over, { counts: panel.counts, present, ownFilter: panel.ownFilter });
      const asQuery = ask(panelAsQuery(panel, over, present), over, { counts: 'records', present });
      if (!asPanel.ok || !asQuery.ok) throw new Error(panel.id);
      expect(partsOf(asQuery.value.statement)).toEqual(partsOf(asPanel.value.statement));
    }
  });

  test('placeholders are filled and flows are counted in the search half', () => {
    const panel = { statement: '* | select __time__ - __time__ % ${{interval|60}} as time, sum(bytes) as bytes group by time', counts: 'flows' } as const;
    expect(panelAsQuery(panel, scope, present)).toBe('observation:first\n| SELECT __time__ - __time__ % 120 AS time, sum(bytes) AS bytes\n  GROUP BY time');
  });
});
