import { RangeSetBuilder, type Extension } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import { wordsOf, type Language } from '../../../base/words.ts';
import { parse } from '../../../statement/parse.ts';
import { printSls } from '../../../statement/print-sls.ts';
import { fieldNamed } from '../../../model/fields.ts';
import type { Search } from '../../../statement/statement.ts';
import { words } from './words.ts';

/** A condition of the search half that goes further than SLS, with what it becomes there; null where it cannot be said. */
export interface OurCondition {
  readonly from: number;
  readonly to: number;
  readonly sls: string | null;
}

/**
 * Blocks and ranges of addresses, whole texts, and fields that are computed here and in no logstore: domains are in the one that
 * inter-domain analysis writes. Nothing while the statement is not whole.
 */
export function ourConditions(text: string): readonly OurCondition[] {
  const parsed = parse(text);
  if (!parsed.ok) return [];
  const found: OurCondition[] = [];
  const visit = (search: Search): void => {
    if (search.kind === 'and' || search.kind === 'or') search.items.forEach(visit);
    if (search.kind === 'not') visit(search.item);
    if (search.kind !== 'match') return;
    const field = fieldNamed(search.field.name);
    const isOurs = search.value.kind === 'address' || search.value.kind === 'whole' || (field?.origin === 'computed' && field.role !== 'domain');
    if (!isOurs) return;
    const said = printSls({ search, select: null, source: text });
    found.push({ ...search.at, sls: said.ok ? said.value : null });
  };
  visit(parsed.value.search);
  return found.toSorted((a, b) => a.from - b.from);
}

/** What is said of such a condition. */
export function oursText({ sls }: OurCondition, language: Language): string {
  const w = wordsOf(words, language);
  return sls === null ? w.oursOnly : w.ours(sls);
}

/** Marks what SLS does not know, so that nobody takes it for SLS's own; what it becomes there is said on hover. */
export function oursMarks(language: Language): Extension {
  const decorated = (view: EditorView): DecorationSet => {
    const builder = new RangeSetBuilder<Decoration>();
    for (const one of ourConditions(view.state.doc.toString())) {
      builder.add(one.from, one.to, Decoration.mark({ class: 'cm-ours', attributes: { title: oursText(one, language) } }));
    }
    return builder.finish();
  };
  return [
    ViewPlugin.fromClass(
      class {
        decorations: DecorationSet;
        constructor(view: EditorView) {
          this.decorations = decorated(view);
        }
        update({ docChanged, view }: ViewUpdate): void {
          if (docChanged) this.decorations = decorated(view);
        }
      },
      { decorations: (plugin) => plugin.decorations },
    ),
    EditorView.theme({ '.cm-ours': { textDecoration: 'underline dotted var(--text-tertiary)', textUnderlineOffset: '3px' } }),
  ];
}
