import { useCallback, useMemo, useRef, useState, type ComponentType } from 'react';
import { filterIs } from '../../model/filter.ts';
import { usualStatement, type QueryTab } from '../../model/view.ts';
import { begin } from '../../state/idle.ts';
import { lazyPart } from '../../state/lazy-part.tsx';
import { useDescription } from '../../state/engine.tsx';
import { useView, useViewActions } from '../../state/view.ts';
import { DrawingContext } from '../../ui/drawing.ts';
import type { EditorHandle } from './editor/StatementEditor.tsx';
import { Histogram } from './histogram/Histogram.tsx';
import { histogramQuestion } from './histogram/question.ts';
import { InsertContext, type Insert } from './insert.ts';
import { QuotedBlocks } from './QuotedBlocks.tsx';
import { QueryTabs } from './QueryTabs.tsx';
import { StatementPart } from './StatementPart.tsx';
import { StatementProblem } from './StatementProblem.tsx';
import { withCondition } from './statement-text.ts';
import { WholeOrCut } from './table/WholeOrCut.tsx';
import type { TabProps } from './tab.ts';
import { shownTab } from './tabs.ts';
import { useAsked, useQueryScope } from './use-asked.ts';
import { useRecorded } from './use-recorded.ts';
import { useRun } from './use-run.ts';
import { useTabAnswer } from './use-tab-answer.ts';
import '../../ui/panel/panel.css';
import './query.css';

/** A tab comes when it is first shown. */
const tabs: Readonly<Record<QueryTab, ComponentType<TabProps>>> = {
  raw: lazyPart<TabProps>(async () => (await import('./raw/RawLogsTab.tsx')).RawLogsTab),
  table: lazyPart<TabProps>(async () => (await import('./table/TableTab.tsx')).TableTab),
  chart: lazyPart<TabProps>(async () => (await import('./chart/ChartTab.tsx')).ChartTab),
  patterns: lazyPart<TabProps>(async () => (await import('./clustering/ClusteringTab.tsx')).ClusteringTab),
  statement: lazyPart<TabProps>(async () => (await import('./statement/StatementTab.tsx')).StatementTab),
};

const drawing = (): (() => void) => begin('drawing');

/** The Custom Query page: what matches over time, the statement, and the faces of its answer. */
export function QueryScreen() {
  const { query: view } = useView();
  const { queryChanged, filterPicked, rangeChosen } = useViewActions();
  const { fields } = useDescription();
  const scope = useQueryScope();
  const asking = view?.text ?? usualStatement;
  const asked = useAsked(asking, scope);
  const answer = useTabAnswer(asked.question, asked.problem);
  const counting = useMemo(() => (asked.half === null ? null : histogramQuestion(asked.half, asking, scope, fields)), [asked, asking, scope, fields]);
  const histogram = useTabAnswer(counting, counting === null ? asked.problem : null);
  const again = useCallback(() => {
    answer.again();
    histogram.again();
  }, [answer, histogram]);
  const { text, query, onTyped, run } = useRun(again);
  useRecorded(text, asked, answer, histogram);

  const tab = shownTab(query?.tab ?? null, asked.statement);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const [aside, setAside] = useState<HTMLElement | null>(null);
  const [list, setList] = useState<HTMLElement | null>(null);
  const editor = useRef<EditorHandle>(null);
  const insert = useCallback<Insert>((inserted, back) => editor.current?.insert(inserted, back), []);
  const onStatement = useCallback((statement: string, isRun: boolean) => (isRun ? run(statement) : onTyped(statement)), [run, onTyped]);
  const onSearch = useCallback((condition: string) => {
    const next = withCondition(text, condition);
    if (next !== null) run(next, { tab: 'raw' });
  }, [text, run]);

  const matched = counting === null ? null : (histogram.frame?.coverage.matched ?? null);
  const problem = answer.problem ?? (asked.question === null ? histogram.problem : null);
  const Tab = tabs[tab];
  const props: TabProps = {
    statement: asked.statement, search: asked.search, question: asked.question, answer, matched, scope,
    chart: query?.chart ?? null, columns: query?.columns ?? null, table: query?.table ?? null, patterns: query?.patterns ?? null,
    onChart: (chart, history) => queryChanged({ chart }, history),
    onColumns: (columns, history) => queryChanged({ columns }, history),
    // Neither is a step that Back would undo.
    onTable: (table) => queryChanged({ table }, 'replace'),
    onPatterns: (patterns) => queryChanged({ patterns }, 'replace'),
    onStatement, onSearch, onRange: rangeChosen, onFilter: filterPicked,
    slots: { tools, aside },
  };
  return (
    <DrawingContext value={drawing}>
      <InsertContext value={insert}>
      <div className="query-page">
        <div className="query-main">
          <Histogram frame={histogram.frame} scope={scope} isOld={histogram.asking === 'again' || counting === null} onRange={rangeChosen} onVerdict={(verdict, gesture) => filterPicked(filterIs('action', verdict), gesture)} />
          <StatementPart text={text} tab={tab} chart={query?.chart ?? null} scope={scope} asked={asked} answer={answer} problem={problem} list={list} editor={editor} onTyped={onTyped} run={run} />
          {problem === null ? null : <StatementProblem problem={problem} text={text} onStatement={onStatement} onAgain={again} />}
          {problem === null && asked.half !== null ? <QuotedBlocks text={text} search={asked.half} onStatement={onStatement} /> : null}
          <div className="query-tabs">
            <QueryTabs tab={tab} counts={{ raw: matched, table: answer.frame?.rows ?? null }} onTab={(chosen) => queryChanged({ tab: chosen })} />
            <div className="query-tools small">
              {tab === 'chart' && answer.frame !== null ? <WholeOrCut frame={answer.frame} /> : null}
              <span ref={setTools} className="query-tools small" />
            </div>
          </div>
          <div id="query-tab" role="tabpanel" aria-labelledby={`tab-${tab}`} className={isOldAnswer(answer, tab) ? 'query-tab again' : 'query-tab'}>
            <Tab key={tab} {...props} />
          </div>
        </div>
        <div ref={setList} className="query-aside query-aside-list" />
        <div ref={setAside} className="query-aside" />
      </div>
      </InsertContext>
    </DrawingContext>
  );
}

/** Rows of an earlier answer stay, dimmed. Raw logs and clusters ask for themselves and say so themselves. */
function isOldAnswer({ asking, problem, frame }: TabProps['answer'], tab: QueryTab): boolean {
  return (tab === 'table' || tab === 'chart') && frame !== null && (asking === 'again' || problem !== null);
}
