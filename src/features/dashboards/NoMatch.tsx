import { useQueries } from '@tanstack/react-query';
import { countryName } from '../../base/geo/names.ts';
import { formatExact } from '../../base/format/number.ts';
import { formatTime } from '../../base/format/time.ts';
import { wordsOf } from '../../base/words.ts';
import { drawn } from '../../charts/buckets.ts';
import type { Frame } from '../../model/frame.ts';
import { withOff, type Condition } from '../../model/filter.ts';
import type { Panel } from '../../model/panel.ts';
import { answerOptions } from '../../state/answers.ts';
import { useDescription, useEngine } from '../../state/engine.tsx';
import { useExtent, useView, useViewActions } from '../../state/view.ts';
import { conditionName } from '../../ui/filters/filter-text.ts';
import { words as filterWords } from '../../ui/filters/words.ts';
import { PanelNotice } from '../../ui/panel/PanelState.tsx';
import { nothingWords } from '../../ui/panel/nothing-words.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { filtersFor } from '../../statement/ask.ts';
import { useDashboard } from './dashboard-context.tsx';
import { questionOf } from './questions.ts';

const counting = { statement: '* | select count(*) as records', counts: 'records' } as const;

interface LastFilter {
  readonly filter: Condition;
  /** Records that were left before it. */
  readonly records: number;
}

/** The first filter, in their order, after which no record is left. Null while it is looked for, or when none does it. */
function useLastFilter(filters: readonly Condition[]): LastFilter | null {
  const engine = useEngine();
  const { revision, fields } = useDescription();
  const { scope } = useDashboard();
  const answers = useQueries({
    queries: filters.map((_, i) => {
      const question = questionOf(counting, { ...scope, filters: filters.slice(0, i + 1) }, fields);
      return answerOptions(engine, question.ok ? question.value : null, revision);
    }),
    combine: (all) => all.map((one) => (one.data?.result.ok === true ? drawn(one.data.result.value.columns[0]?.values[0]) : null)),
  });
  const at = answers.findIndex((records) => records === 0);
  const filter = filters[at];
  if (!filter) return null;
  const before = at === 0 ? null : answers[at - 1];
  return { filter, records: before ?? 0 };
}

/** Nothing to draw: because the range holds nothing, a filter leaves nothing, or the panel's own search does. */
export function NoMatch({ panel, frame }: { readonly panel: Panel; readonly frame: Frame }) {
  const words = usePartWords(nothingWords);
  const { look, scope, rangeChosen } = useDashboard();
  const extent = useExtent();
  const view = useView();
  const actions = useViewActions();
  const filters = filtersFor(scope.filters, panel.ownFilter);
  const last = useLastFilter(frame.coverage.scanned === 0 ? [] : filters);
  const moment = (seconds: number): string => formatTime(seconds, look.zone, 'minute');

  if (frame.coverage.scanned === 0) {
    const { range } = scope;
    return (
      <PanelNotice
        fact={range ? words.noData(moment(range.from), moment(range.to)) : words.empty}
        detail={extent ? words.extentIs(moment(extent.from), moment(extent.to)) : undefined}
        action={range && extent ? <button type="button" className="link" tabIndex={-1} data-inside="" onClick={() => rangeChosen(null)}>{words.goToExtent}</button> : undefined}
      />
    );
  }
  const fact = words.noMatch(formatExact(frame.coverage.scanned));
  if (!last) return <PanelNotice fact={fact} detail={words.nothingLeft} />;
  const name = conditionName(last.filter, wordsOf(filterWords, look.language), look.language, (code) => countryName(code, look.language));
  const before = last.records > 0 ? last.records : frame.coverage.scanned;
  const off = (): void => actions.filtersReplaced(withOff(view.filters, last.filter));
  return (
    <PanelNotice
      fact={fact} detail={words.removesLast(name, formatExact(before))}
      action={<button type="button" className="link" tabIndex={-1} data-inside="" onClick={off}>{words.switchOff}</button>}
    />
  );
}
