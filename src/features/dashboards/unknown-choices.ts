import { orderColumn } from '../../charts/list/order.ts';
import type { Panel } from '../../model/panel.ts';
import { variantsOf } from '../../model/panel-choice.ts';
import type { Choices } from '../../model/view.ts';
import { orderName } from './order.ts';
import { kindName } from './shown-kind.tsx';

/** What a link chooses and no panel of the dashboard has to choose, by name: without a word the panels would be as usual. */
export function unknownChoices(panels: readonly Panel[], choices: Choices): readonly string[] {
  return Object.entries(choices).flatMap(([name, value]) => (panels.some((panel) => takes(panel, name, value)) ? [] : [name]));
}

function takes(panel: Panel, name: string, value: string): boolean {
  const { choice } = panel;
  if (choice?.name === name) return choice.options.some((option) => option.value === value);
  return variantsOf(panel).some((variant) => isOrder(variant, name, value) || isKind(variant, name, value) || isPlaceholder(variant, name));
}

function isOrder(panel: Panel, name: string, value: string): boolean {
  const { picture } = panel;
  if (picture.kind !== 'list') return false;
  return name === orderName(panel) ? picture.columns.some((column) => orderColumn(column) === value) : name === `${orderName(panel)}.up` && value === '1';
}

function isKind(panel: Panel, name: string, value: string): boolean {
  const { picture } = panel;
  return picture.kind === 'chart' && name === kindName(panel) && [picture.chart.kind, ...(picture.or ?? [])].some((kind) => kind === value);
}

/** A placeholder of a statement takes any value; that of an order only the columns of its list. */
function isPlaceholder(panel: Panel, name: string): boolean {
  return name !== orderName(panel) && [panel.statement, panel.companion ?? ''].some((text) => text.includes(`\${{${name}|`) || text.includes(`\${{${name}}}`));
}
