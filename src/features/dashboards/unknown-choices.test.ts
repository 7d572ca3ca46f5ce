import { expect, test } from 'vitest';
import { dashboards } from '../../catalog/dashboards.ts';
import { orderColumn } from '../../charts/list/order.ts';
import { variantsOf } from '../../model/panel-choice.ts';
import { orderName } from './order.ts';
import { unknownChoices } from './unknown-choices.ts';

test('a choice that no panel has is told, by name', async () => {
  const { panels } = await dashboards['/domains']();
  expect(unknownChoices(panels, { group: '33', senders: '31', measure: 'packets', 'kind-nothing': 'bar', 'order-domain-senders': 'gone', 'order-domain-senders.up': '1' })).toEqual(['group', 'measure', 'kind-nothing', 'order-domain-senders']);
});

test('all that the panels of all dashboards offer is known', async () => {
  for (const load of Object.values(dashboards)) {
    const { panels } = await load(); // oxlint-disable-line no-await-in-loop -- one after the other reads best
    for (const panel of panels) {
      for (const { value } of panel.choice?.options ?? []) expect(unknownChoices(panels, { [panel.choice?.name ?? '']: value })).toEqual([]);
      for (const variant of variantsOf(panel)) {
        const { picture } = variant;
        if (picture.kind === 'list') for (const column of picture.columns.flatMap((one) => orderColumn(one) ?? [])) expect(unknownChoices(panels, { [orderName(variant) ?? '']: column, [`${orderName(variant)}.up`]: '1' })).toEqual([]);
        if (picture.kind === 'chart') for (const kind of picture.or ?? []) expect(unknownChoices(panels, { [`kind-${panel.id}`]: kind })).toEqual([]);
      }
    }
  }
});
