import type { Example } from '../../catalog/example.ts';
import type { QueryOrigin } from '../../state/query-draft.ts';
import type { SavedStatement } from '../../state/saved-statements.ts';

/** What the text in the editor is called, and how it stands to what has that name. */
export type StatementName =
  | { readonly kind: 'saved'; readonly saved: SavedStatement; readonly isEdited: boolean }
  | { readonly kind: 'example'; readonly example: Example; readonly isEdited: boolean }
  | { readonly kind: 'unsaved' };

/** A text that is saved or an example word by word has that name; an edited one the name of what it began as. */
export function nameOfStatement(text: string, origin: QueryOrigin | null, saved: readonly SavedStatement[], examples: readonly Example[]): StatementName {
  const plain = text.trim();
  const own = saved.find((one) => one.id === origin?.id && origin.kind === 'saved') ?? saved.find((one) => one.text.trim() === plain);
  if (own !== undefined) return { kind: 'saved', saved: own, isEdited: own.text.trim() !== plain };
  const example = examples.find((one) => one.statement.trim() === plain) ?? examples.find((one) => one.id === origin?.id && origin.kind === 'example');
  if (example !== undefined) return { kind: 'example', example, isEdited: example.statement.trim() !== plain };
  return { kind: 'unsaved' };
}
