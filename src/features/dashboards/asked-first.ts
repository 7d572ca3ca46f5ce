import { gridRow, type Dashboard, type SavedDashboard } from '../../model/dashboard.ts';
import { chosenPanel } from '../../model/panel-choice.ts';
import type { Panel } from '../../model/panel.ts';
import type { Scope } from '../../model/scope.ts';
import type { View } from '../../model/view.ts';
import type { Question } from '../../statement/question.ts';
import { companionOf, questionOf, recordsByTime, type Asked } from './questions.ts';

/** Panels of a built-in dashboard of which something stands within so many pixels of its top. */
export function panelsWithin({ rows, panels }: Dashboard, height: number): readonly Panel[] {
  let top = 0;
  const ids = new Set<string>();
  for (const row of rows) {
    if (top >= height) break;
    for (const id of row.cells.flatMap((cell) => cell.panels)) ids.add(id);
    top += row.height;
  }
  return panels.filter(({ id }) => ids.has(id));
}

/** The same of a dashboard that the reader put together. */
export function savedWithin({ panels, places }: SavedDashboard, height: number): readonly Panel[] {
  const ids = new Set(places.flatMap(({ panel, y }) => (y * gridRow < height ? [panel] : [])));
  return panels.filter(({ id }) => ids.has(id));
}

/** What these panels ask as soon as they are on the screen, with what their dashboard asks for itself. What is compared with comes behind and is left out. */
export function askedFirst(panels: readonly Panel[], { choices, compare }: Pick<View, 'choices' | 'compare'>, scope: Scope, fields: readonly string[]): readonly Question[] {
  const whole = { ...scope, filters: [] };
  const isOfAll = scope.filters.length > 0 && compare === null;
  const asked = panels.map((panel) => chosenPanel(panel, choices)).flatMap((panel): [Asked | null, Scope][] => [
    [panel, scope], [companionOf(panel), scope],
    // A single value says what it is of all.
    ...(isOfAll && panel.picture.kind === 'value' ? [[panel, whole] satisfies [Asked, Scope]] : []),
  ]);
  return [[recordsByTime, scope] satisfies [Asked, Scope], ...asked].flatMap(([one, over]) => {
    const question = one === null ? null : questionOf(one, over, fields);
    return question?.ok === true ? question.value : [];
  });
}
