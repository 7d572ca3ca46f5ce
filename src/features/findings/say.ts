import { quantityText } from '../../charts/figures.ts';
import { formatDuration } from '../../base/format/time.ts';
import type { Units } from '../../base/format/units.ts';
import type { Language } from '../../base/words.ts';
import type { Finding, FindingFigure } from '../../catalog/findings/finding.ts';

/** A figure as people read it: a length of time in its own units, all else by what it counts. */
export function figureText({ value, unit }: FindingFigure, language: Language, units: Units): string {
  return unit === 'seconds' ? formatDuration(value, language) : quantityText(value, unit, units);
}

/** The sentence of a finding with its figures in place. */
export function sentenceOf({ says, figures }: Pick<Finding, 'says' | 'figures'>, language: Language, units: Units): string {
  return says[language].replaceAll(/\{(\w+)\}/g, (whole, id: string) => {
    const figure = figures.find((one) => one.id === id);
    return figure === undefined ? whole : figureText(figure, language, units);
  });
}
