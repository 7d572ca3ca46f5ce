import { use, useCallback, useState, type Ref } from 'react';
import { createPortal } from 'react-dom';
import { examples } from '../../catalog/examples.ts';
import type { Problem } from '../../model/problem.ts';
import type { Scope } from '../../model/scope.ts';
import type { QueryTab, QueryView } from '../../model/view.ts';
import { lazyPart } from '../../state/lazy-part.tsx';
import { draftOver, originChanged, useQueryDraft } from '../../state/query-draft.ts';
import { statementSaved, useSavedStatements, type SavedStatement } from '../../state/saved-statements.ts';
import type { Example } from '../../catalog/example.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { ExamplesAside } from './aside/ExamplesAside.tsx';
import { HistoryAside } from './aside/HistoryAside.tsx';
import { SavedAside } from './aside/SavedAside.tsx';
import { LazyStatementEditor } from './editor/LazyStatementEditor.tsx';
import type { EditorHandle } from './editor/StatementEditor.tsx';
import { InsertContext } from './insert.ts';
import { QueryHead, type QueryList } from './QueryHead.tsx';
import { nameOfStatement } from './statement-name.ts';
import { StatementRow } from './StatementRow.tsx';
import type { TabAnswer } from './tab.ts';
import { usesSearchHalf } from './tabs.ts';
import type { Asked } from './use-asked.ts';
import { useCheck } from './use-check.ts';
import { useDeeds } from './use-deeds.ts';
import { useStatementData } from './use-statement-data.ts';
import { useStage } from './use-stage.ts';
import { words } from './words.ts';

interface StatementPartProps {
  readonly text: string;
  readonly tab: QueryTab;
  readonly chart: string | null;
  readonly scope: Scope;
  readonly asked: Asked;
  readonly answer: TabAnswer;
  /** What is wrong with the statement that was asked. */
  readonly problem: Problem | null;
  /** Where the list beside the page is drawn. */
  readonly list: HTMLElement | null;
  readonly editor: Ref<EditorHandle>;
  readonly onTyped: (text: string) => void;
  readonly run: (text: string, change?: Partial<QueryView>) => void;
}

const FunctionsAside = lazyPart(async () => (await import('./aside/FunctionsAside.tsx')).FunctionsAside);

/** The statement: its name, its editor, its deeds, and the lists to choose another one from. */
export function StatementPart({ text, tab, chart, scope, asked, answer, problem, list, editor, onTyped, run }: StatementPartProps) {
  const w = usePartWords(words);
  const typed = useQueryDraft((state) => draftOver(state.draft, text));
  const origin = useQueryDraft((state) => state.origin);
  const saved = useSavedStatements((state) => state.statements);
  const name = nameOfStatement(typed, origin, saved, examples);
  const [opened, setOpened] = useState<QueryList | null>(null);
  const [unfolded, setUnfolded] = useState<QueryTab | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const insert = use(InsertContext);
  const data = useStatementData(scope);
  const check = useCheck(scope);
  const stage = useStage();
  const saveAs = useCallback((title: string, id: string) => {
    statementSaved({ id, name: title, text: typed, chart, savedAt: Math.floor(Date.now() / 1000) });
    originChanged({ kind: 'saved', id });
  }, [typed, chart]);
  const deeds = useDeeds({ typed, asked, scope, onTyped, onSaid: setSaid, onSaveCopy: name.kind === 'saved' ? () => saveAs(`${name.saved.name} 2`, crypto.randomUUID()) : null });

  // In a narrow window a list lies over what was chosen from it.
  const uncover = (): void => {
    if (matchMedia('(max-width: 1023px)').matches) setOpened(null);
  };
  const open = (statement: string, from: { readonly kind: 'saved' | 'example'; readonly id: string } | null, change: Partial<QueryView>): void => {
    run(statement, change);
    originChanged(from);
    uncover();
  };
  const close = (): void => setOpened(null);
  const lists = {
    examples: <ExamplesAside onClose={close} onOpen={(one: Example) => open(one.statement, { kind: 'example', id: one.id }, { tab: one.tab ?? null, chart: null })} />,
    saved: <SavedAside onClose={close} onOpen={(one: SavedStatement) => open(one.text, { kind: 'saved', id: one.id }, { tab: null, chart: one.chart })} />,
    history: <HistoryAside onClose={close} onOpen={(statement) => open(statement, null, { tab: null, chart: null })} />,
    functions: <FunctionsAside onClose={close} onInsert={(inserted, back) => { insert(inserted, back); uncover(); }} />,
  } satisfies Record<QueryList, React.ReactNode>;
  return (
    <>
      <QueryHead name={name} list={opened} onList={setOpened} said={said} />
      <StatementRow
        text={typed} isFolded={usesSearchHalf(tab) && unfolded !== tab && typed === text && problem === null}
        editor={<LazyStatementEditor value={typed} ariaLabel={w.editor} problem={problem} check={check} data={data} handle={editor} onChange={onTyped} onRun={() => run(typed)} />}
        asking={answer.asking !== null} stage={stage} milliseconds={answer.frame === null ? null : answer.milliseconds} savedName={name.kind === 'saved' ? name.saved.name : null}
        onRun={() => run(typed)} onStop={answer.stop} onUnfold={() => setUnfolded(tab)} deeds={deeds}
        onSave={(title) => saveAs(title, name.kind === 'saved' && name.saved.name === title ? name.saved.id : crypto.randomUUID())}
      />
      {opened === null || list === null ? null : createPortal(lists[opened], list)}
    </>
  );
}
