import { defaultKeymap, history, historyKeymap, insertNewlineKeepIndent, toggleLineComment } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { nextDiagnostic, previousDiagnostic } from '@codemirror/lint';
import { EditorState, Prec, type Extension } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers, placeholder, type Command } from '@codemirror/view';
import { wordsOf, type Language } from '../../../base/words.ts';
import { formatStatement } from '../../../statement/format.ts';
import { statementCompletion, type CompletionNeeds } from './completion.ts';
import { statementLanguage } from './language.ts';
import { inset, lineHeight, look, popupLook } from './look.ts';
import { oursMarks } from './ours.ts';
import { words } from './words.ts';

export interface SetupNeeds extends CompletionNeeds {
  readonly run: () => void;
}

/** Lays the statement out anew; the cursor stays before the same character, blanks not counted. */
export const format: Command = (view) => {
  const text = view.state.doc.toString();
  const made = formatStatement(text);
  if (made === text || view.state.readOnly) return true;
  const before = text.slice(0, view.state.selection.main.head).replace(/\s/g, '').length;
  view.dispatch({ changes: changed(text, made), selection: { anchor: offsetAfter(made, before) }, userEvent: 'input.format', scrollIntoView: true });
  return true;
};

/** The offset after so many characters that are no blanks. */
export function offsetAfter(text: string, characters: number): number {
  let seen = 0;
  for (let at = 0; at < text.length; at++) {
    if (seen === characters) return at;
    if (!/\s/.test(text[at] ?? '')) seen++;
  }
  return text.length;
}

/** The change from one text to another: what differs between a common start and a common end. */
export function changed(before: string, after: string): { readonly from: number; readonly to: number; readonly insert: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/** Everything of the editor that does not change with its properties. Tab is no key of the text: it accepts a completion, or leaves. */
export function statementSetup(needs: SetupNeeds): Extension {
  const run: Command = () => {
    needs.run();
    return true;
  };
  return [
    lineNumbers(),
    history(),
    highlightActiveLine(),
    bracketMatching(),
    EditorView.lineWrapping,
    EditorState.tabSize.of(2),
    statementLanguage(),
    statementCompletion(needs),
    Prec.high(keymap.of([
      { key: 'Mod-Enter', run, preventDefault: true },
      { key: 'Enter', run: insertNewlineKeepIndent },
      { key: 'Mod-/', run: toggleLineComment },
      { key: 'Shift-Alt-f', run: format, preventDefault: true },
      { key: 'F8', run: nextDiagnostic },
      { key: 'Shift-F8', run: previousDiagnostic },
    ])),
    keymap.of([...historyKeymap, ...defaultKeymap]),
    look,
    popupLook,
  ];
}

/** Texts of the library and of the empty editor, in the reader's language. */
export function languageSetup(language: Language): Extension {
  const w = wordsOf(words, language);
  return [oursMarks(language), placeholder(w.placeholder), EditorState.phrases.of({ 'Completions': w.completions, 'Diagnostics': w.diagnostics, 'No diagnostics': w.noDiagnostics })];
}

/** As many lines as the editor shows at least and at most; then it scrolls. */
export function heightSetup(minLines: number, maxLines: number): Extension {
  const pixels = (lines: number): string => `${lines * lineHeight + 2 * inset}px`;
  return EditorView.theme({ '.cm-content, .cm-gutter': { minHeight: pixels(minLines) }, '.cm-scroller': { maxHeight: pixels(maxLines) } });
}
