import { useQueries } from '@tanstack/react-query';
import { formatExact } from '../../../base/format/number.ts';
import { formatTime } from '../../../base/format/time.ts';
import { countryName } from '../../../base/geo/names.ts';
import { wordsOf } from '../../../base/words.ts';
import { drawn } from '../../../charts/buckets.ts';
import { withOff } from '../../../model/filter.ts';
import type { Coverage } from '../../../model/frame.ts';
import type { Scope } from '../../../model/scope.ts';
import type { TimeRange } from '../../../model/time.ts';
import { answerOptions } from '../../../state/answers.ts';
import { useDescription, useEngine } from '../../../state/engine.tsx';
import { useView, useViewActions } from '../../../state/view.ts';
import type { Statement } from '../../../statement/statement.ts';
import { conditionName } from '../../../ui/filters/filter-text.ts';
import { words as filterWords } from '../../../ui/filters/words.ts';
import { PanelNotice } from '../../../ui/panel/PanelState.tsx';
import { nothingWords } from '../../../ui/panel/nothing-words.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { countQuestion } from './field-questions.ts';
import { rawWords } from './words.ts';

interface NoRecordsProps {
  readonly coverage: Coverage;
  readonly statement: Statement;
  readonly scope: Scope;
  readonly onRange: (range: TimeRange | null) => void;
}

/** Why there is no record: the range holds none, the search half leaves none, or a filter removes the last ones. */
export function NoRecords({ coverage, statement, scope, onRange }: NoRecordsProps) {
  const words = usePartWords(nothingWords);
  const own = usePartWords(rawWords);
  const { language, zone } = useReader();
  const engine = useEngine();
  const { revision, fields } = useDescription();
  const view = useView();
  const { filtersReplaced } = useViewActions();
  const isEmpty = coverage.scanned === 0;
  // Records that the search half keeps with none of the filters, the first one, the first two, …
  const left = useQueries({
    queries: (isEmpty ? [] : [null, ...scope.filters]).map((_, i) => answerOptions(engine, countQuestion(statement, { ...scope, filters: scope.filters.slice(0, i) }, fields), revision)),
    combine: (all) => all.map((one) => (one.data?.result.ok === true ? drawn(one.data.result.value.columns[0]?.values[0]) : null)),
  });
  if (isEmpty) {
    const { range } = scope;
    return (
      <PanelNotice
        fact={range ? words.noData(formatTime(range.from, zone, 'minute'), formatTime(range.to, zone, 'minute')) : words.empty}
        action={range && view.range.kind !== 'extent' ? <button type="button" className="link" onClick={() => onRange(null)}>{words.goToExtent}</button> : undefined}
      />
    );
  }
  const fact = words.noMatch(formatExact(coverage.scanned));
  const at = left.findIndex((records) => records === 0);
  const filter = at > 0 ? scope.filters[at - 1] : undefined;
  if (!filter) return <PanelNotice fact={fact} detail={at === 0 ? own.searchLeavesNone : undefined} />;
  const name = conditionName(filter, wordsOf(filterWords, language), language, (code) => countryName(code, language));
  const off = (): void => filtersReplaced(withOff(view.filters, filter));
  return (
    <PanelNotice
      fact={fact} detail={words.removesLast(name, formatExact(left[at - 1] ?? 0))}
      action={<button type="button" className="link" onClick={off}>{words.switchOff}</button>}
    />
  );
}
