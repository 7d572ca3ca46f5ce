import type { ListOrder } from '../../model/list.ts';
import type { Panel } from '../../model/panel.ts';
import { useDashboard } from './dashboard-context.tsx';

/**
 * The order of a list is a choice of the link like any other: the column under the name of the placeholder that the statement is
 * ordered by (or one of the panel's own, which no statement holds), and beside it which way, when it is not from the largest on.
 */
export function orderName(panel: Panel): string | null {
  return panel.picture.kind === 'list' ? (panel.picture.orderedBy ?? `order-${panel.id}`) : null;
}

/** The chosen order, null for the statement's own; and what chooses another one. */
export function useListOrder(panel: Panel): { readonly order: ListOrder | null; readonly onOrder: (order: ListOrder) => void } {
  const { scope, chosen } = useDashboard();
  const name = orderName(panel);
  const column = name === null ? undefined : scope.variables[name];
  const order = name === null || column === undefined ? null : { column, up: scope.variables[`${name}.up`] === '1' };
  const onOrder = (to: ListOrder): void => {
    if (name === null || panel.picture.kind !== 'list') return;
    const { sorted } = panel.picture;
    const isUsual = to.column === sorted.column && to.up === sorted.up;
    chosen({ [name]: isUsual ? null : to.column, [`${name}.up`]: isUsual || !to.up ? null : '1' });
  };
  return { order, onOrder };
}
