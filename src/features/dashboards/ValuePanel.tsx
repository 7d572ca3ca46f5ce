import { useMemo, useRef } from 'react';
import { countParts, joined } from '../../base/format/number.ts';
import { formatShare } from '../../base/format/share.ts';
import { formatPacketRate, formatRate } from '../../base/format/volume.ts';
import { drawn, rangeOf } from '../../charts/buckets.ts';
import { exactText, largeQuantity } from '../../charts/figures.ts';
import { sparkPath } from '../../charts/spark/path.ts';
import type { Frame, Value } from '../../model/frame.ts';
import { titleIn, type Panel, type Picture } from '../../model/panel.ts';
import type { Scope } from '../../model/scope.ts';
import { useDescription } from '../../state/engine.tsx';
import { readSeconds, unreadOf } from '../../state/unread.ts';
import { latePart } from '../../ui/late-part.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { ValueCell } from '../../ui/ValueCell.tsx';
import { panelWords } from '../../ui/panel/words.ts';
import { bucketsOfPanel } from './axis.ts';
import { useBefore } from './compare/comparison.ts';
import { useDashboard } from './dashboard-context.tsx';
import { companionOf } from './questions.ts';
import { usePlace, useSight } from './sight.ts';
import { useLiveFrame, usePanelAnswer } from './use-answer.ts';
import { valueWords } from './words.ts';

const useProblemText = latePart(() => import('../../ui/problem-text.ts'));

type ValuePicture = Extract<Picture, { kind: 'value' }>;

/** A single value with its course and what it compares with: all the data when filters hold, else its rate or share. */
export function ValuePanel({ panel, picture }: { readonly panel: Panel; readonly picture: ValuePicture }) {
  const words = usePartWords(panelWords);
  const own = usePartWords(valueWords);
  const { look, scope, comparison, live, focused } = useDashboard();
  const description = useDescription();
  const { extent } = description;
  const ref = useRef<HTMLDivElement>(null);
  const sight = useSight(ref, usePlace(panel.id));
  const answer = usePanelAnswer(panel, scope, sight);
  const [before, onBefore] = useBefore(answer.frame);
  const isFiltered = scope.filters.length > 0;
  const whole = usePanelAnswer(isFiltered && comparison === null ? panel : null, useUnfiltered(scope), sight);
  const companion = usePanelAnswer(companionOf(panel), scope, sight);
  const liveFrame = useLiveFrame(live, panel, scope, sight === 'now');
  const frame = liveFrame ?? answer.frame;
  const value = cell(frame, picture.value);
  const unit = panel.units?.[picture.value] ?? 'none';
  // While a stretch is drawn, the numbers are of the stretch.
  const range = (liveFrame ? live.range : null) ?? scope.range ?? extent;
  const buckets = bucketsOfPanel({ statement: panel.companion ?? '' }, scope, extent);
  const spark = picture.spark && companion.frame && buckets && panel.companion !== undefined ? sparkPath(companion.frame, picture.spark, { buckets, ...unreadOf(description, rangeOf(buckets)) }) : null;

  const compared = comparison === null || liveFrame !== null || value === null ? null : <comparison.Change comparison={comparison} now={value} before={before} column={picture.value} unit={unit} partial={frame?.coverage.partial === true} />;
  const beneath = (): string => {
    const all = isFiltered ? cell(whole.frame, picture.value) : null;
    if (value === null) return '';
    if (isFiltered && all !== null) {
      if (unit === 'share') return own.allTraffic(exactText(all, unit));
      if (unit === 'none') return own.of(exactText(all, unit));
      return own.ofAll(formatShare(shareOf(value, all)));
    }
    const { compare } = picture;
    const amount = drawn(value);
    if (!compare || amount === null) return '';
    if (compare.kind === 'share') return own.share(formatShare(shareOf(value, cell(frame, compare.of))), compare.what[look.language]);
    if (compare.kind === 'note') return compare.says[look.language];
    if (compare.kind === 'counts') return compare.of.map(({ column, what }) => `${exactText(cell(frame, column), 'none')} ${what[look.language]}`).join(' · ');
    // Time that nothing was read of is no part of an average.
    const seconds = range ? Math.max(1, readSeconds(range, description)) : null;
    if (seconds === null) return '';
    switch (compare.unit) {
      case 'bits-per-second':
        return own.average(formatRate((amount * 8) / seconds, look.units));
      case 'packets-per-second':
        return own.average(formatPacketRate(amount / seconds));
      case 'records-per-minute':
        return own.perMinute(joined(countParts(Math.round((amount * 60) / seconds))));
    }
  };
  const problems = useProblemText(answer.problem !== null && answer.problem.kind !== 'field-missing');
  const missing = answer.problem === null ? undefined : answer.problem.kind === 'field-missing' ? words.notLogged(answer.problem.fields.join(', ')) : problems?.problemText(answer.problem, look.language, look.zone).title;
  const note = `${titleIn(panel.title, look.language)}: ${panel.unit[look.language]}. ${words.countsIt(answer.counts === 'flows' ? words.countsFlows : words.countsRecords)}`;
  return (
    <div ref={ref} id={`panel-${panel.id}`} className="value-holder">
      {comparison && <comparison.Answer comparison={comparison} panel={panel} frame={answer.frame} isOld={answer.asking === 'again'} urgency={sight} onBefore={onBefore} />}
      <ValueCell
        title={titleIn(panel.title, look.language)} note={note} quantity={largeQuantity(value, unit, look.units)} exact={value === null ? '' : `${exactText(value, unit)} ${panel.unit[look.language]}`}
        beneath={compared ?? beneath()} spark={spark} onOpen={() => focused(panel.id)} openLabel={own.open} missing={missing} state={answer.asking === 'first' ? 'asking' : answer.asking === 'again' ? 'again' : 'fresh'}
      />
    </div>
  );
}

function cell(frame: Frame | null, name: string): Value {
  return frame?.columns.find((column) => column.name === name)?.values[0] ?? null;
}

function shareOf(part: Value, whole: Value): number | null {
  const a = drawn(part);
  const b = drawn(whole);
  return a === null || b === null || b === 0 ? null : a / b;
}

function useUnfiltered(scope: Scope): Scope {
  return useMemo(() => ({ ...scope, filters: [] }), [scope]);
}
