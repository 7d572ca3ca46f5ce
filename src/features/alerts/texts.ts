import { formatExact } from '../../base/format/number.ts';
import { formatDuration } from '../../base/format/time.ts';
import type { Units } from '../../base/format/units.ts';
import type { Language, Words } from '../../base/words.ts';
import { suggestedRules } from '../../catalog/suggested-rules.ts';
import { quantityText } from '../../charts/figures.ts';
import type { AlertCondition, AlertRule } from '../../model/alert.ts';
import type { Unit, Value } from '../../model/frame.ts';
import { titleIn } from '../../model/panel.ts';
import type { ZoneOffsetSeconds } from '../../model/time.ts';
import { mostWindows, type AlertProblem } from '../../state/alert-history.ts';
import type { KeptListProblem } from '../../state/kept-list.ts';
import { problemText } from '../../ui/problem-text.ts';
import { measureUnits, partsOf } from './builder.ts';
import type { formWords } from './form-words.ts';
import type { alertWords } from './words.ts';

type W = Words<typeof alertWords>;

/** The figure of a window; a rate that a statement works out has no unit of its own but for its name. */
export function figureText(value: number, unit: Unit, units: Units, digits = 1): string {
  return unit === 'none' || unit === 'records' ? formatExact(value, digits) : quantityText(value, unit, units);
}

/** When a rule fires, in the unit of what it counts. */
export function conditionText({ is, figure, against, least }: AlertCondition, w: W, { unit, units }: { readonly unit: Unit; readonly units: Units }): string {
  const amount = (of: number): string => figureText(of, unit, units, 3);
  const exact = against === 'fixed' ? amount(figure) : formatExact(figure, 3);
  const before = { 'window-before': w.windowBefore, 'hour-before': w.hourBefore, 'day-before': w.dayBefore };
  const held = against === 'fixed' ? exact : w.times(exact, before[against]);
  const said = is === 'over' ? w.over(held) : w.under(held);
  return least === null || against === 'fixed' ? said : w.atLeast(said, amount(least));
}

/** What a rule counts, in few words: by the fields where they can say it, or as suggested; a statement of the reader's own else by its column. */
export function measureText({ measure }: Pick<AlertRule, 'measure'>, w: W, fields: Words<typeof formWords>, language: Language): string {
  if (measure.kind === 'delivery') return w.delivery;
  const parts = partsOf(measure.statement);
  if (parts === null) {
    const counted = suggestedRules.find((rule) => rule.measure.kind === 'statement' && rule.measure.statement === measure.statement)?.counted;
    return counted === undefined ? measure.value : titleIn(counted, language);
  }
  const what = parts.where === '' ? fields[parts.measure] : w.where(fields[parts.measure], parts.where);
  return parts.key === null ? what : w.byKey(what, parts.key);
}

/** What a figure of a rule is counted in, where that is known before it is asked; `none` for a statement of the reader's own. */
export function unitOf({ measure }: Pick<AlertRule, 'measure'>): Unit {
  if (measure.kind === 'delivery') return 'none';
  const parts = partsOf(measure.statement);
  if (parts !== null) return measureUnits[parts.measure];
  return suggestedRules.find((rule) => rule.measure.kind === 'statement' && rule.measure.statement === measure.statement)?.unit ?? 'none';
}

/** The figure with which a rule is tried: so many of what it counts, or so many times what was before. */
export function triedText(figure: number, { against }: Pick<AlertCondition, 'against'>, unit: Unit, units: Units): string {
  return against === 'fixed' ? figureText(figure, unit, units, 3) : `${formatExact(figure, 3)} ×`;
}

export function windowText(seconds: number, language: Language): string {
  return formatDuration(seconds, language);
}

/** For whom a rule fired; `everyone` where it has no key. */
export function keyLabel(key: readonly Value[], everyone: string): string {
  return key.length === 0 ? everyone : key.map((value) => (value === null ? '-' : String(value))).join(' · ');
}

export function alertProblemText(problem: AlertProblem, w: W, language: Language, zone: ZoneOffsetSeconds): string {
  switch (problem.kind) {
    case 'statement': {
      const { title, detail } = problemText(problem.problem, language, zone);
      return `${title} ${detail}`;
    }
    case 'no-figure':
      return w.noFigure(problem.column, problem.numbers);
    case 'too-many-windows':
      return w.tooManyWindows(formatExact(problem.windows), formatExact(mostWindows));
    case 'too-many-rows':
      return w.tooManyRows;
  }
}

export function keptProblemText(problem: KeptListProblem, w: W): string {
  return problem.kind === 'newer-store' ? w.newerStore(problem.version) : problem.kind === 'gone' ? w.gone : w.full;
}
