import { useQuery, useQueryClient, type Query } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { formatTime } from '../../../base/format/time.ts';
import { bucketsOf } from '../../../charts/buckets.ts';
import { drawnAgainst } from '../../../charts/compare/against.ts';
import { changeOf } from '../../../charts/compare/change.ts';
import { earlierName, earlierOf, isBeforeAll, type Past } from '../../../charts/compare/earlier.ts';
import { withMoreRows } from '../../../charts/compare/more-rows.ts';
import { hasDashes } from '../../../charts/compare/overlay.ts';
import { picksItself, pinsOf } from '../../../charts/compare/pins.ts';
import { withBefore } from '../../../charts/compare/table.ts';
import { stretchText } from '../../../charts/figures.ts';
import type { Answer } from '../../../engine/engine.ts';
import { againstText, type CompareWith } from '../../../model/compare.ts';
import type { Filter } from '../../../model/filter.ts';
import type { Frame } from '../../../model/frame.ts';
import type { Scope } from '../../../model/scope.ts';
import type { TimeRange } from '../../../model/time.ts';
import { aheadOf, expectedOf } from '../../../state/ahead-asked.ts';
import { answerOptions, postOf } from '../../../state/answers.ts';
import { useDescription, useEngine } from '../../../state/engine.tsx';
import { usePartWords } from '../../../ui/reader.tsx';
import { bucketsOfPanel } from '../axis.ts';
import { useDashboard } from '../dashboard-context.tsx';
import { questionOf, type Asked } from '../questions.ts';
import type { Comparison, EarlierAnswerProps, EarlierLegendProps, ValueChangeProps } from './comparison.ts';
import { comparedWords } from './words.ts';
import './compare.css';

/** What shows the period before a range; `variables` are the steps of its panels. */
export function shownOf(range: TimeRange, compare: CompareWith, extent: TimeRange | null, captureInterval: number, readUntil: number | null, gaps: readonly TimeRange[], variables: Scope['variables']): Omit<Comparison, 'scope'> {
  const earlier = earlierOf(range, compare, extent, captureInterval, readUntil, gaps);
  const pastOf = (panel: Asked, frame: Frame, before: Frame): Past => ({
    earlier, frame: before, buckets: bucketsOfPanel(panel, { range: earlier.range, variables }, null) ?? bucketsOf(earlier.range, 60),
    choseItself: picksItself(panel.statement) && pinsOf(panel.statement, frame).length === 0,
  });
  return {
    earlier, Answer: EarlierAnswer, Legend: EarlierLegend, Change: ValueChange,
    drawn: (panel, frame, before, drawing, drawChart) => drawnAgainst(panel, frame, pastOf(panel, frame, before), drawing, drawChart),
    table: (panel, frame, before, buckets, look) => withBefore(panel.picture, frame, pastOf(panel, frame, before), buckets, look.language),
    caption: (look) => `${earlierName(earlier)[look.language]}: ${stretchText(earlier.range, look.zone)}`,
  };
}

/** The scope of a question about what the present answer is about. */
function usePinned(scope: Scope, statement: string, present: Frame | null): Scope {
  const pins: readonly Filter[] = present === null || !picksItself(statement) ? [] : pinsOf(statement, present);
  const key = JSON.stringify(pins);
  return useMemo(() => (pins.length === 0 ? scope : { ...scope, filters: [...scope.filters, ...pins] }), [scope, key]); // oxlint-disable-line react/exhaustive-deps -- equal pins are the same, whichever object holds them
}

/** Of the same question only: what stood there under other filters or another range says nothing here. */
function ofSameQuestion(key: string | undefined): (before: Answer | undefined, query: Query<Answer> | undefined) => Answer | undefined {
  return (before, query) => (key !== undefined && query?.queryKey[1] === key ? before : undefined);
}

function EarlierAnswer({ comparison, panel, frame: present, isOld, urgency, onBefore }: EarlierAnswerProps) {
  const engine = useEngine();
  const client = useQueryClient();
  const { revision, reading, fields } = useDescription();
  const { earlier } = comparison;
  const { statement, counts, ownFilter } = panel;
  const scope = usePinned(comparison.scope, statement, present);
  const isAsked = urgency !== null && !isBeforeAll(earlier) && !(picksItself(statement) && present === null);
  const asked = useMemo((): Asked => ({ statement: withMoreRows(statement), counts, ownFilter }), [statement, counts, ownFilter]);
  const question = useMemo(() => {
    const found = questionOf(asked, scope, fields);
    return found.ok ? found.value : null;
  }, [asked, scope, fields]);
  const options = answerOptions(engine, question, revision, urgency === 'now' ? 'after' : 'later');
  const query = useQuery({ ...options, placeholderData: ofSameQuestion(question?.key) as typeof options.placeholderData, enabled: isAsked && question !== null }); // The library's type names the key of the query, which is the same one.
  const { fetchStatus } = query;
  useEffect(() => {
    if (urgency === 'now' && fetchStatus === 'fetching' && question !== null) postOf(engine).hurry(question);
  }, [engine, urgency, fetchStatus, question]);
  useEffect(() => {
    // What a statement will be about under other filters is not known ahead.
    if (urgency !== 'now' || reading || !isAsked || picksItself(statement)) return undefined;
    return aheadOf(engine, client).follow({
      under: (filters) => {
        const other = questionOf(asked, { ...scope, filters }, fields);
        return other.ok ? expectedOf(engine, other.value, revision) : null;
      },
    });
  }, [engine, client, urgency, reading, isAsked, statement, asked, scope, fields, revision]);
  // What the present cannot be asked is said by its panel; here it is only missing.
  const frame = query.data?.result.ok === true && isAsked ? query.data.result.value : null;
  useEffect(() => {
    if (!isOld) onBefore(frame === null || present === null ? null : { frame, present });
  }, [frame, present, isOld, onBefore]);
  useEffect(() => () => onBefore(null), [onBefore]);
  return null;
}

/** Why there is nothing to compare with, or not all of it; null where there is. */
function useMissing({ earlier }: Comparison): string | null {
  const words = usePartWords(comparedWords);
  const { look } = useDashboard();
  const { reading } = useDescription();
  const edge = earlier.since ?? earlier.until;
  if (edge === null) return null;
  const { range, shift } = earlier;
  // The end of the records lies in the chosen range, their begin may lie far before it.
  const isNear = earlier.since === null ? range.to - range.from <= 86_400 : formatTime(edge, look.zone, 'day') === formatTime(range.to + shift, look.zone, 'day');
  const time = formatTime(edge, look.zone, isNear ? 'clock' : 'minute');
  return earlier.since === null ? words.noneAfter(time) : reading ? words.notRead(time) : words.noRecords(time);
}

function EarlierLegend({ comparison, shown }: EarlierLegendProps) {
  const { look } = useDashboard();
  const missing = useMissing(comparison);
  const { earlier } = comparison;
  const series = shown?.kind === 'time' ? shown.series : shown?.kind === 'chart' && shown.chart.body.kind === 'time' ? shown.chart.body.series : [];
  const isDrawn = series.some(({ mark }) => mark === 'dashed');
  if (!isDrawn && missing === null) return null;
  const name = isDrawn ? <span title={stretchText(earlier.range, look.zone)}>{shown !== null && hasDashes(shown) ? <i className="swatch dashed" /> : null}{earlierName(earlier)[look.language]}</span> : null;
  return <span className="legend-earlier">{name}{isDrawn && missing !== null ? ' · ' : null}{missing}</span>;
}

function ValueChange({ comparison, now, before, column, unit, partial }: ValueChangeProps) {
  const words = usePartWords(comparedWords);
  const { look } = useDashboard();
  const missing = useMissing(comparison);
  const { earlier } = comparison;
  if (missing !== null) return missing;
  if (before === null || partial || before.coverage.partial) return '\u00a0';
  const change = changeOf(now, before.columns.find(({ name }) => name === column)?.values[0], unit, look);
  if (change === null) return '\u00a0';
  const against = againstText(earlier.compare, earlier.range.to - earlier.range.from, look.language);
  const [head, tail = ''] = words.change('\u0000', against).split('\u0000');
  return <span title={`${stretchText(earlier.range, look.zone)} ${change.exact}`}>{head}<span className={change.tone}>{change.text}</span>{tail}</span>;
}
