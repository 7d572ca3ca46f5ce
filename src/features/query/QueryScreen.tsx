import { Button } from '@mantine/core';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type ComponentType } from 'react';
import { filterIs } from '../../model/filter.ts';
import type { QueryTab } from '../../model/view.ts';
import { begin } from '../../state/idle.ts';
import { useDescription } from '../../state/engine.tsx';
import { draftOver, drafted, queryLeft, useQueryDraft } from '../../state/query-draft.ts';
import { useView, useViewActions } from '../../state/view.ts';
import { DrawingContext } from '../../ui/drawing.ts';
import { Problem } from '../../ui/Problem.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { PlainEditor } from './editor/PlainEditor.tsx';
import { Histogram } from './histogram/Histogram.tsx';
import { histogramQuestion } from './histogram/question.ts';
import { QueryTabs } from './QueryTabs.tsx';
import type { TabProps } from './tab.ts';
import { shownTab } from './tabs.ts';
import { useAsked, useQueryScope } from './use-asked.ts';
import { useTabAnswer } from './use-tab-answer.ts';
import { usualStatement } from './usual-statement.ts';
import { words } from './words.ts';
import '../../ui/panel/panel.css';
import './query.css';

const tabs: Readonly<Record<QueryTab, ComponentType<TabProps>>> = {
  raw: lazy(async () => ({ default: (await import('./raw/RawLogsTab.tsx')).RawLogsTab })),
  table: lazy(async () => ({ default: (await import('./table/TableTab.tsx')).TableTab })),
  chart: lazy(async () => ({ default: (await import('./chart/ChartTab.tsx')).ChartTab })),
  patterns: lazy(async () => ({ default: (await import('./clustering/ClusteringTab.tsx')).ClusteringTab })),
  statement: lazy(async () => ({ default: (await import('./statement/StatementTab.tsx')).StatementTab })),
};

const drawing = (): (() => void) => begin('drawing');

/** The Custom Query page: what matches over time, the statement, and the faces of its answer. */
export function QueryScreen() {
  const w = usePartWords(words);
  const { query } = useView();
  const { queryChanged, filterPicked, rangeChosen } = useViewActions();
  const { fields } = useDescription();
  const scope = useQueryScope();
  const text = query?.text ?? usualStatement;
  const asked = useAsked(text, scope);
  const answer = useTabAnswer(asked.question, asked.problem);
  const counting = useMemo(() => (asked.search === null || asked.statement === null ? null : histogramQuestion(asked.statement.search, text, scope, fields)), [asked, text, scope, fields]);
  const histogram = useTabAnswer(counting, null);
  const draft = useQueryDraft((state) => state.draft);
  const typed = draftOver(draft, text);
  const tab = shownTab(query?.tab ?? null, asked.statement);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const [aside, setAside] = useState<HTMLElement | null>(null);

  // The link says what is asked; without it, what was asked last in this visit, or the usual statement.
  useEffect(() => {
    if (query === null) queryChanged(useQueryDraft.getState().last ?? { text: usualStatement }, 'replace');
    else queryLeft(query);
  }, [query, queryChanged]);

  const { again } = answer;
  const run = useCallback(
    (statement: string) => {
      if (statement === text) again();
      else queryChanged({ text: statement });
    },
    [text, again, queryChanged],
  );
  const matched = histogram.frame?.coverage.matched ?? null;
  const Tab = tabs[tab];
  const props: TabProps = {
    statement: asked.statement, search: asked.search, question: asked.question, answer, matched, scope,
    chart: query?.chart ?? null, columns: query?.columns ?? null,
    onChart: (chart, history) => queryChanged({ chart }, history),
    onColumns: (columns, history) => queryChanged({ columns }, history),
    onStatement: (statement, isRun) => (isRun ? run(statement) : drafted(text, statement)),
    onSearch: () => undefined,
    onRange: rangeChosen,
    onFilter: filterPicked,
    slots: { tools, aside },
  };
  return (
    <DrawingContext value={drawing}>
      <div className="query-page">
        <div className="query-main">
          <Histogram frame={histogram.frame} scope={scope} isOld={histogram.asking === 'again'} onRange={rangeChosen} onVerdict={(verdict, gesture) => filterPicked(filterIs('action', verdict), gesture)} />
          <div className="query-editor-row">
            <PlainEditor value={typed} label={w.editor} onChange={(value) => drafted(text, value)} onRun={() => run(typed)} />
            <div className="query-deeds">
              <Button variant="filled" title={w.runHelp} onClick={() => run(typed)}>{w.run}</Button>
            </div>
          </div>
          {answer.problem === null ? null : <Problem problem={answer.problem} />}
          <div className="query-tabs">
            <QueryTabs tab={tab} counts={{ raw: matched, table: answer.frame?.rows ?? null }} onTab={(chosen) => queryChanged({ tab: chosen })} />
            <div ref={setTools} className="query-tools small" />
          </div>
          <div id="query-tab" role="tabpanel" aria-labelledby={`tab-${tab}`} className={answer.asking === 'again' ? 'query-tab again' : 'query-tab'}>
            <Suspense fallback={null}><Tab {...props} /></Suspense>
          </div>
        </div>
        <div ref={setAside} className="query-aside" />
      </div>
    </DrawingContext>
  );
}
