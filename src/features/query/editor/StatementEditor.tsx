import { isolateHistory } from '@codemirror/commands';
import { Annotation, Compartment, EditorSelection, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type Ref } from 'react';
import type { Problem } from '../../../model/problem.ts';
import { problemText, type ProblemText } from '../../../ui/problem-text.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { remembered, type StatementData } from './data.ts';
import { statementMarks } from './marks.ts';
import { ourConditions, oursText } from './ours.ts';
import { changed, format, heightSetup, languageSetup, statementSetup } from './setup.ts';
import { words } from './words.ts';

/** What the page may do with the editor. */
export interface EditorHandle {
  focus(): void;
  /** Puts text where the cursor is, and the cursor behind it, less `back` characters. */
  insert(text: string, back?: number): void;
  format(): void;
  /** Brings the cursor to an offset of the statement. */
  goTo(offset: number): void;
}

export interface StatementEditorProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
  readonly onFocusedChange?: (focused: boolean) => void;
  /** What asking found; underlined while the text is the one that it is about. */
  readonly problem: Problem | null;
  /** Plans a statement that can be parsed, without asking it: what is wrong with it is underlined as one types. */
  readonly check?: (text: string) => Promise<Problem | null>;
  /** What is underlined now, by whoever found it; null when nothing is. */
  readonly onMarked?: (problem: Problem | null) => void;
  readonly data: StatementData;
  readonly readOnly?: boolean;
  readonly minLines?: number;
  readonly maxLines?: number;
  readonly ariaLabel: string;
  /** Where a reader was typing before the editor was here: it takes over focus and selection. */
  readonly startAt?: { readonly from: number; readonly to: number } | null;
  readonly handle?: Ref<EditorHandle>;
}

/** Texts on their way through the page that are remembered; more are never on it at once. */
const mostEchoes = 100;

/** Marks changes that the page made, so that they are not told back to it. */
const fromPage = Annotation.define<true>();

/** The editor of statements. Loaded when it is needed, by `LazyStatementEditor`. */
export default function StatementEditor(props: StatementEditorProps) {
  const { value, problem, check, readOnly = false, minLines = 5, maxLines = 12, ariaLabel, handle } = props;
  const w = usePartWords(words);
  const { language, zone } = useReader();
  const help = useId();
  const [said, setSaid] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const [parts] = useState(() => ({ language: new Compartment(), settings: new Compartment() }));
  const ours = useMemo(() => ourConditions(value).map((one) => `${value.slice(one.from, one.to)}: ${oursText(one, language)}`).join(' '), [value, language]);
  // What the editor asks of the page later must be what the page says then.
  const data = useMemo(() => remembered(props.data), [props.data]);
  const latest = useRef({ props, data, language, zone });
  // Texts that the page was told and has not given back yet: one that comes late must not undo what was typed since.
  const told = useRef<readonly string[]>([]);
  const lookAgain = useRef<() => void>(() => undefined);

  useLayoutEffect(() => {
    latest.current = { props, data, language, zone };
  });

  useEffect(() => {
    const { startAt } = latest.current.props;
    const say = (found: Problem): ProblemText => problemText(found, latest.current.language, latest.current.zone);
    const marks = statementMarks({
      language: () => latest.current.language,
      say,
      problem: () => latest.current.props.problem,
      // What cannot be planned now (a part of the page that does not load) is said when it is asked.
      check: async (typed) => (await latest.current.props.check?.(typed).catch(() => null)) ?? null,
      marked: (found) => {
        latest.current.props.onMarked?.(found);
        const told = found === null ? null : say(found);
        setSaid(told === null ? '' : `${told.title} ${told.detail}`);
      },
    });
    const text = latest.current.props.value;
    const view = new EditorView({
      ...(place.current ? { parent: place.current } : {}),
      state: EditorState.create({
        doc: text,
        selection: startAt ? EditorSelection.single(Math.min(startAt.from, text.length), Math.min(startAt.to, text.length)) : EditorSelection.single(text.length),
        extensions: [
          parts.settings.of([]),
          parts.language.of([]),
          statementSetup({ data: () => latest.current.data, language: () => latest.current.language, run: () => latest.current.props.onRun() }),
          marks.extension,
          EditorView.updateListener.of(({ docChanged, focusChanged, state, transactions, view: { hasFocus } }) => {
            if (focusChanged) latest.current.props.onFocusedChange?.(hasFocus);
            if (!docChanged || transactions.every((one) => !one.docChanged || one.annotation(fromPage) === true)) return;
            const typed = state.doc.toString();
            told.current = [...told.current.slice(-mostEchoes), typed];
            latest.current.props.onChange(typed);
          }),
        ],
      }),
    });
    editor.current = view;
    lookAgain.current = () => marks.again(view);
    if (startAt) view.focus();
    return () => {
      editor.current = null;
      lookAgain.current = () => undefined;
      view.destroy();
    };
  }, [parts]);

  useEffect(() => {
    editor.current?.dispatch({ effects: parts.language.reconfigure(languageSetup(language)) });
  }, [language, parts]);

  useEffect(() => {
    const attributes = EditorView.contentAttributes.of({
      'aria-label': ariaLabel, 'aria-describedby': help, 'aria-invalid': String(said !== ''), 'spellcheck': 'false', 'autocapitalize': 'off', ...(readOnly ? { 'aria-readonly': 'true' } : {}),
    });
    editor.current?.dispatch({ effects: parts.settings.reconfigure([attributes, EditorState.readOnly.of(readOnly), heightSetup(minLines, maxLines)]) });
  }, [ariaLabel, help, maxLines, minLines, parts, readOnly, said]);

  // A text from outside (an example, the history, the address) replaces what stands there as one step that can be undone.
  useEffect(() => {
    const view = editor.current;
    const echo = told.current.indexOf(value);
    told.current = echo < 0 ? [] : told.current.slice(echo + 1);
    const text = view?.state.doc.toString();
    const wanted = value.replace(/\r\n?/g, '\n');
    if (view === null || text === undefined || echo >= 0 || text === wanted) return;
    view.dispatch({ changes: changed(text, wanted), annotations: [fromPage.of(true), isolateHistory.of('full')] });
  }, [value]);

  useEffect(() => {
    lookAgain.current();
  }, [problem, check, language]);

  useImperativeHandle(handle, (): EditorHandle => ({
    focus: () => editor.current?.focus(),
    insert: (text, back = 0) => {
      const view = editor.current;
      if (view === null) return;
      const { from, to } = view.state.selection.main;
      view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length - back }, scrollIntoView: true, userEvent: 'input.insert' });
      view.focus();
    },
    format: () => {
      if (editor.current) format(editor.current);
    },
    goTo: (offset) => {
      const view = editor.current;
      if (view === null) return;
      view.dispatch({ selection: { anchor: Math.min(offset, view.state.doc.length) }, scrollIntoView: true });
      view.focus();
    },
  }), []);

  return (
    <div className="statement-editor">
      <div ref={place} />
      <p id={help} className="unseen">{w.keys} {said} {ours}</p>
      <output className="unseen">{said}</output>
    </div>
  );
}
