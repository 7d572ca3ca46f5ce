import { expect, test } from 'vitest';
import { eniTable } from './eni-table.ts';
import { chosenOption, chosenPanel, variantsOf } from '../model/panel-choice.ts';

test('a choice puts other parts in place; none, and one that there is not, are the usual one', () => {
  const choice = eniTable.choice;
  if (!choice) throw new Error('a choice');
  expect([chosenOption(choice, {})?.value, chosenOption(choice, { measure: 'packets' })?.value, chosenOption(choice, { measure: 'gone' })?.value]).toEqual(['bytes', 'packets', 'bytes']);
  expect(chosenPanel(eniTable, { measure: 'gone' })).toBe(eniTable);
  const packets = chosenPanel(eniTable, { measure: 'packets' });
  expect([packets.units?.['total'], packets.id, packets.choice]).toEqual(['packets', 'enis-table', choice]);
  expect(packets.statement).toContain('percentile_over_time(packets,');
  expect(variantsOf(eniTable).map((one) => one.units?.['in'])).toEqual(['bytes', 'bits-per-second', 'packets']);
});
