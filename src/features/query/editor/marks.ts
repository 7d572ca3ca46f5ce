import { setDiagnostics, type Diagnostic } from '@codemirror/lint';
import type { EditorState, Extension } from '@codemirror/state';
import { ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view';
import { wordsOf, type Language } from '../../../base/words.ts';
import type { Position, Problem } from '../../../model/problem.ts';
import { parse } from '../../../statement/parse.ts';
import { printName } from '../../../statement/print-words.ts';
import { element } from './dom.ts';
import { searchPieces } from './search-pieces.ts';
import { words } from './words.ts';

/** Milliseconds without typing, after which a statement is looked at, and after which one that is not finished is an error too. */
const pause = 150;
const longPause = 1000;

export interface MarkNeeds {
  readonly language: () => Language;
  /** A problem in the reader's words. */
  readonly say: (problem: Problem) => { readonly title: string; readonly detail: string };
  /** What the page found by asking; it counts as long as it is about this very text. */
  readonly problem: () => Problem | null;
  /** Plans a text that can be parsed: names that do not exist, types that do not fit. */
  readonly check: (text: string) => Promise<Problem | null>;
  /** What is marked now. */
  readonly marked: (problem: Problem | null) => void;
}

/** Where a problem stands in the text that it was found in. */
export function placeIn(problem: Problem, text: string): Position | null {
  if (!('position' in problem) || problem.position === undefined) return null;
  if (problem.statement !== text) return null;
  const to = Math.min(problem.position.to, text.length);
  const from = Math.min(problem.position.from, to);
  if (from < to && text.slice(from, to).trim() !== '') return { from, to };
  // What is missing at an end is shown at the last word there is.
  const end = text.slice(0, Math.max(from, 1)).trimEnd().length;
  return { from: Math.max(0, end - 1), to: Math.max(end, Math.min(1, text.length)) };
}

/**
 * True when a problem is only that the statement is being typed: nothing but blanks stand between it and the cursor, and it is a
 * word, or goes to the end of the text as an open quote does.
 */
export function isUnfinished(problem: Problem, text: string, cursor: number): boolean {
  if (!('position' in problem) || problem.position === undefined) return false;
  const { from, to } = problem.position;
  const between = from >= cursor ? text.slice(cursor, from) : text.slice(Math.min(to, cursor), cursor);
  return between.trim() === '' && (to >= text.trimEnd().length || !/\s/.test(text.slice(from, to).trim()));
}

class Marks {
  readonly #view: EditorView;
  readonly #needs: MarkNeeds;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the looks, so that an answer about an older text is not heard. */
  #turn = 0;

  constructor(view: EditorView, needs: MarkNeeds) {
    this.#view = view;
    this.#needs = needs;
    this.wait(0);
  }

  update({ docChanged, focusChanged }: ViewUpdate): void {
    if (docChanged || focusChanged) this.wait(pause);
  }

  /** Looks again after a while, once nobody types. */
  wait(milliseconds: number, isLong = false): void {
    clearTimeout(this.#timer);
    this.#turn++;
    this.#timer = setTimeout(() => void this.#look(isLong), milliseconds);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#turn++;
  }

  async #look(isLong: boolean): Promise<void> {
    const turn = this.#turn;
    const text = this.#view.state.doc.toString();
    const problem = await found(text, this.#needs);
    if (turn !== this.#turn) return;
    if (problem !== null && !isLong && this.#view.hasFocus && isUnfinished(problem, text, this.#view.state.selection.main.head)) {
      this.#show(null);
      this.wait(longPause - pause, true);
    } else this.#show(problem);
  }

  #show(problem: Problem | null): void {
    const { state } = this.#view;
    const place = problem === null ? null : placeIn(problem, state.doc.toString());
    this.#view.dispatch(setDiagnostics(state, problem === null || place === null ? [] : [diagnostic(problem, place, state, this.#needs)]));
    this.#needs.marked(problem);
  }
}

async function found(text: string, needs: MarkNeeds): Promise<Problem | null> {
  if (text.trim() === '') return null;
  const parsed = parse(text);
  if (!parsed.ok) return parsed.problem;
  const told = needs.problem();
  if (told !== null && placeIn(told, text) !== null) return told;
  const planned = await needs.check(text);
  return planned !== null && placeIn(planned, text) !== null ? planned : null;
}

function diagnostic(problem: Problem, place: Position, state: EditorState, needs: MarkNeeds): Diagnostic {
  const { title, detail } = needs.say(problem);
  const nearest = problem.kind === 'syntax' ? problem.nearest : undefined;
  const { sqlFrom } = searchPieces(state.doc.toString());
  const name = nearest !== undefined && sqlFrom !== null && place.from >= sqlFrom ? printName(nearest) : nearest;
  return {
    ...place,
    severity: 'error',
    message: [title, detail].filter((one) => one !== '').join(' '),
    renderMessage: () => element('div', '', element('div', '', detail === '' ? title : detail)),
    ...(name === undefined
      ? {}
      : { actions: [{ name: wordsOf(words, needs.language()).use(name), apply: (view, from, to) => view.dispatch({ changes: { from, to, insert: name }, selection: { anchor: from + name.length } }) }] }),
  };
}

/** Errors underlined as one types, and a way to look again when the page has found something. */
export function statementMarks(needs: MarkNeeds): { readonly extension: Extension; readonly again: (view: EditorView) => void } {
  const plugin = ViewPlugin.define((view) => new Marks(view, needs));
  return { extension: plugin, again: (view) => view.plugin(plugin)?.wait(0) };
}
