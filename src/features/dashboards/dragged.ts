/**
 * While a panel shows a range that is dragged, its picture is drawn past React, and what stands beside it would still be of
 * the range before: its sentence is not to be seen then, and its unit is that of the steps that are drawn. Attributes that
 * React does not know carry this, so that a frame of a drag renders nothing.
 */
export function draggedShown(panel: HTMLElement | null, unit: string): void {
  if (panel === null) return;
  if (panel.dataset['dragged'] === undefined) panel.dataset['dragged'] = '';
  const steps = panel.querySelector<HTMLElement>('.panel-steps');
  if (steps !== null && steps.dataset['now'] !== unit) steps.dataset['now'] = unit;
}

/** What stands beside the picture is of the picture again. */
export function draggedEnded(panel: HTMLElement | null): void {
  if (panel === null) return;
  delete panel.dataset['dragged'];
  delete panel.querySelector<HTMLElement>('.panel-steps')?.dataset['now'];
}
