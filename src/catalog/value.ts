import type { Unit } from '../model/frame.ts';
import { panelVersion, type Panel, type Picture, type Text, type ValueCompare } from '../model/panel.ts';

interface Value {
  readonly id: string;
  readonly title: Text;
  readonly unit: Text;
  readonly statement: string;
  readonly value: string;
  readonly counts: Panel['counts'];
  readonly companion?: string;
  readonly spark?: string;
  readonly compare?: ValueCompare;
  readonly units?: Readonly<Record<string, Unit>>;
}

/** A single value of a strip, with the course of it beside where `companion` and `spark` are given. */
export function value({ id, title, unit, statement, value: column, counts, companion, spark, compare, units }: Value): Panel {
  const picture: Picture = {
    kind: 'value', value: column,
    ...(companion === undefined || spark === undefined ? {} : { spark: { x: 'time', y: spark } }),
    ...(compare === undefined ? {} : { compare }),
  };
  return {
    version: panelVersion, id, title, unit, statement, counts, picture,
    ...(companion === undefined ? {} : { companion }),
    ...(units === undefined ? {} : { units }),
    consequence: { kind: 'none' },
    finding: { kind: 'total', value: column },
  };
}

/** Share of a column `decided`: the records that have a verdict. */
export const ofDecided: ValueCompare = { kind: 'share', of: 'decided', what: { en: 'of verdicts', zh: '占判定记录的' } };
