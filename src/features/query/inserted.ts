/**
 * Types a text where the caret of an editor stands, as if the reader had: editor and undo take it for typing.
 * @param otherwise when the editor cannot be typed into
 */
export function insertedAtCaret(editor: Element | null, text: string, otherwise: () => void): void {
  const box = editor?.querySelector<HTMLElement>('[contenteditable="true"], textarea');
  if (!box) {
    otherwise();
    return;
  }
  box.focus();
  // Deprecated, and still the only way in every browser to type into an element with its own undo.
  if (!document.execCommand('insertText', false, text)) otherwise();
}

/** Types a field's name into the statement's editor, quoted where the language needs that. */
export function typedName(name: string): void {
  const plain = /^[a-z_][a-z0-9_]*$/i.test(name) && name !== 'end';
  insertedAtCaret(document.querySelector('.query-editor'), plain ? name : `"${name.replaceAll('"', '""')}"`, () => undefined);
}
