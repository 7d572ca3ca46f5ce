import { useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useQuery } from '@tanstack/react-query';
import { formatExact } from '../../../base/format/number.ts';
import { formatDuration, formatMilliseconds } from '../../../base/format/time.ts';
import { drawn } from '../../../charts/buckets.ts';
import { csvOf } from '../../../charts/table/csv.ts';
import { answerOptions } from '../../../state/answers.ts';
import { useDescription, useEngine } from '../../../state/engine.tsx';
import { joined } from '../../../statement/filter-search.ts';
import { printSearch } from '../../../statement/print-search.ts';
import { nowhere } from '../../../statement/statement.ts';
import { Asking, PanelNotice } from '../../../ui/panel/PanelState.tsx';
import { fileName, saveFile } from '../../../ui/panel/save.ts';
import { Problem } from '../../../ui/Problem.tsx';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { countQuestion } from '../raw/field-questions.ts';
import { NoRecords } from '../raw/NoRecords.tsx';
import { withCondition } from '../statement-text.ts';
import type { TabProps } from '../tab.ts';
import { ClusteringBar } from './ClusteringBar.tsx';
import { parseClustering, printClustering, signOf, type Clustering } from './clustering-codec.ts';
import { clustersFrame } from './clusters-frame.ts';
import { ExampleRecords } from './ExampleRecords.tsx';
import { PatternAside } from './PatternAside.tsx';
import { PatternTable } from './PatternTable.tsx';
import { searchOfOwn, searchOfShape } from './search-text.ts';
import { useClusters, usePattern } from './use-clusters.ts';
import { clusteringWords } from './words.ts';
import './clustering.css';

const day = 86_400;

/** Records of the search half folded into patterns: what kinds of traffic there are, without reading a single record. */
export function ClusteringTab({ statement, search, scope, patterns: linked, onPatterns, onSearch, onStatement, onRange, slots }: TabProps) {
  const w = usePartWords(clusteringWords);
  const { language } = useReader();
  const engine = useEngine();
  const { revision, fields } = useDescription();
  const { options, opened } = useMemo(() => parseClustering(linked), [linked]);
  const set = (change: Partial<Clustering>): void => onPatterns(printClustering({ options, opened, ...change }));
  const body = useRef<HTMLDivElement>(null);
  const shown = useClusters(search, options);
  const { clusters, milliseconds, problem, asking, stop, again } = shown;

  // Known by what it says: it stays open over more records and more patterns, for as long as there is such a one.
  const at = opened === null || clusters === null ? -1 : clusters.patterns.findIndex((one) => signOf(one.shape) === opened);
  const pattern = clusters?.patterns[at] ?? null;
  const answer = usePattern(search, options, shown, pattern);
  const onOpen = (rank: number | null): void => {
    const next = clusters?.patterns.find((one) => one.rank === rank);
    set({ opened: next ? signOf(next.shape) : null });
  };

  const shape = pattern?.shape ?? null;
  const found = useMemo(() => (shape === null ? null : searchOfShape(shape)), [shape]);
  const counting = useMemo(
    () => (statement === null || found === null ? null : countQuestion({ ...statement, search: statement.search.kind === 'all' ? found : joined('and', [statement.search, found]) }, scope, fields)),
    [statement, found, scope, fields],
  );
  const counted = useQuery({ ...answerOptions(engine, counting, revision), placeholderData: undefined }).data;
  const records = counted?.result.ok === true ? drawn(counted.result.value.columns[0]?.values[0]) : null;

  const length = clusters === null ? '' : formatDuration(clusters.trend.seconds * clusters.trend.buckets, language);
  const close = (): void => {
    set({ opened: null });
    body.current?.querySelector<HTMLElement>('.pattern-name[tabindex="0"]')?.focus();
  };
  const leaveOut = (): void => {
    const next = statement === null || found === null ? null : withCondition(statement.source, printSearch({ kind: 'not', item: found, at: nowhere }));
    if (next !== null) onStatement(next, true);
  };
  const saveCsv = (): void => {
    if (clusters) saveFile(fileName('patterns', 'csv'), new Blob([csvOf(clustersFrame(clusters, w))], { type: 'text/csv;charset=utf-8' }));
  };

  if (!statement || !search) return null;
  const text = found === null ? '' : printSearch(found);
  const own = pattern && clusters ? searchOfOwn(pattern, clusters.patterns) : null;
  return (
    <div className="clustering">
      {slots.tools && clusters && createPortal(
        <>
          <span className="secondary">{w.recordsIn(formatExact(clusters.coverage.matched), formatMilliseconds(milliseconds, language))}</span>
          <button type="button" className="link" title={w.saveCsv} onClick={saveCsv}>{w.csv}</button>
        </>, slots.tools,
      )}
      <ClusteringBar clusters={clusters} options={options} onOptions={(to) => set({ options: to })} />
      <div ref={body} className="clustering-body">
        {problem ? (
          <Problem problem={problem}><button type="button" className="link" onClick={again}>{w.again}</button></Problem>
        ) : clusters === null ? (
          asking === null ? null : <Asking language={language} onStop={stop} />
        ) : clusters.coverage.matched === 0 && asking === null ? (
          <NoRecords coverage={clusters.coverage} statement={statement} scope={scope} onRange={onRange} />
        ) : clusters.patterns.length === 0 ? (
          <PanelNotice fact={w.noPattern} detail={w.noPatternDetail} />
        ) : (
          <PatternTable
            clusters={clusters} open={pattern?.rank ?? null} isOld={asking === 'again'} onOpen={onOpen}
            examples={<ExampleRecords records={answer.detail?.examples ?? []} withDate={clusters.trend.seconds * clusters.trend.buckets > day} />}
          />
        )}
      </div>
      {slots.aside && pattern && clusters ? createPortal(
        <PatternAside
          pattern={pattern} place={at + 1} share={pattern.records / Math.max(1, clusters.coverage.matched)} length={length} answer={answer} searchText={text} found={records}
          onShow={() => onSearch(text)} onShowOwn={own === null ? null : () => onSearch(printSearch(own))} onLeaveOut={leaveOut} onAlone={() => onStatement(text, true)} onClose={close}
        />, slots.aside,
      ) : null}
    </div>
  );
}
