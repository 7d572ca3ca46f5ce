import { useMemo } from 'react';
import { fullLabel } from '../../charts/labels.ts';
import type { Look } from '../../charts/look.ts';
import { chosenOf, type Chosen } from '../../model/consequence.ts';
import type { Condition } from '../../model/filter.ts';
import type { Frame } from '../../model/frame.ts';
import type { Panel, Text } from '../../model/panel.ts';
import { chosenPanel } from '../../model/panel-choice.ts';
import { useDashboard } from './dashboard-context.tsx';

/** A panel as the choices of the link have it. */
export function useChosenPanel(panel: Panel): Panel {
  const { scope: { variables } } = useDashboard();
  const value = panel.choice === undefined ? undefined : variables[panel.choice.name];
  return useMemo(() => (panel.choice === undefined || value === undefined ? panel : chosenPanel(panel, { [panel.choice.name]: value })), [panel, value]);
}

/** What the panel's own filters chose; the same object while it is the same, as a picture is drawn again for another one. */
export function useChosenValues(panel: Panel, filters: readonly Condition[]): Chosen {
  const now = chosenOf(panel, filters);
  const text = JSON.stringify(now);
  return useMemo(() => now, [text]); // oxlint-disable-line react/exhaustive-deps -- the text decides, not the object
}

/** The text says which one the answer is about. */
export function namesValues(text: Text): boolean {
  return /\{(?!bin\}|rows\})[\w-]+\}/.test(text.en);
}

/** A text of a panel with names of result columns in braces put in place: `{eni-id}` is the interface that the answer is about. */
export function withValues(text: string, frame: Frame | null, look: Look): string {
  return text.replace(/\{([\w-]+)\}/g, (_, name: string) => {
    const column = frame?.columns.find((one) => one.name === name);
    const value = column?.values[0] ?? null;
    if (!column || value === null) return '';
    return typeof value === 'string' ? fullLabel(column.field ?? name, value)[look.language] : String(value);
  }).replace(/^\s*·\s*/, '');
}
