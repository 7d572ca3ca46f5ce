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
import { parsed } from '../../statement/parsed.ts';
import { printOurs } from '../../statement/print.ts';
import { useDashboard } from './dashboard-context.tsx';
import { questionOf, type Asked } from './questions.ts';

/** How many records the search half of a panel's statement keeps. */
function counting({ statement }: Panel): Asked {
  const tree = parsed(statement);
  return { statement: `${tree.ok ? printOurs({ ...tree.value, select: null }) : '*'} | select count(*) as records`, counts: 'records' };
}

interface LastFilter {
  readonly filter: Condition;
  /** Records that the panel's search had left before it. */
  readonly records: number;
}

/** The first filter, in their order, after which the panel's search finds nothing. Null while it is looked for, or when it finds nothing without them. */
function useLastFilter(panel: Panel, filters: readonly Condition[]): LastFilter | null {
  const engine = useEngine();
  const { revision, fields } = useDescription();
  const { scope } = useDashboard();
  const answers = useQueries({
    // With none of them, the first one, the first two, …
    queries: (filters.length === 0 ? [] : [null, ...filters]).map((_, i) => {
      const question = questionOf(counting(panel), { ...scope, filters: filters.slice(0, i) }, fields);
      return answerOptions(engine, question.ok ? question.value : null, revision);
    }),
    combine: (all) => all.map((one) => (one.data?.result.ok === true ? drawn(one.data.result.value.columns[0]?.values[0]) : null)),
  });
  const at = answers.findIndex((records) => records === 0);
  const filter = at > 0 ? filters[at - 1] : undefined;
  return filter === undefined ? null : { filter, records: answers[at - 1] ?? 0 };
}

/** Nothing to draw: because the range holds nothing, a filter leaves nothing, or the panel's own search does. */
export function NoMatch({ panel, frame }: { readonly panel: Panel; readonly frame: Frame }) {
  const words = usePartWords(nothingWords);
  const { look, scope, rangeChosen } = useDashboard();
  const extent = useExtent();
  const view = useView();
  const actions = useViewActions();
  const filters = filtersFor(scope.filters, panel.ownFilter);
  const last = useLastFilter(panel, frame.coverage.scanned === 0 ? [] : filters);
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
  const off = (): void => actions.filtersReplaced(withOff(view.filters, last.filter));
  return (
    <PanelNotice
      fact={fact} detail={words.removesLast(name, formatExact(last.records))}
      action={<button type="button" className="link" tabIndex={-1} data-inside="" onClick={off}>{words.switchOff}</button>}
    />
  );
}
