import { textOf, type Panel } from '../../model/panel.ts';

/**
 * A single value that fills the sheet shows its course; its statement is then the one that the course asks, and its amounts are those
 * of a bucket. A share stays one.
 */
export function withCourse(panel: Panel): Panel {
  if (panel.picture.kind !== 'value' || panel.picture.spark === undefined || panel.companion === undefined) return panel;
  const { x, y } = panel.picture.spark;
  const unit = panel.units?.[y] === 'share' ? panel.unit : { en: `${panel.unit.en} per {bin}`, zh: `${panel.unit.zh}/{bin}` };
  return {
    ...panel, unit, statement: panel.companion, picture: { kind: 'lines', x, y, area: true, top: 1 },
    finding: { kind: 'peak', x, y, what: textOf(panel.title) },
  };
}
