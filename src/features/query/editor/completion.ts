import { acceptCompletion, autocompletion, closeCompletion, completionStatus, moveCompletionSelection, pickedCompletion, startCompletion, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { Prec, StateEffect, StateField, type Extension } from '@codemirror/state';
import { keymap, ViewPlugin, type Command, type ViewUpdate } from '@codemirror/view';
import { formatExact } from '../../../base/format/number.ts';
import { formatShare } from '../../../base/format/share.ts';
import { wordsOf, type Language } from '../../../base/words.ts';
import { Schema } from '../../../statement/schema.ts';
import { about, meaningOf } from './about.ts';
import { contextAt, type Wanted } from './context.ts';
import { hasValues, type FieldValue, type StatementData } from './data.ts';
import { element } from './dom.ts';
import { offersAt, typeLetter, valueOffers, type Offer } from './offers.ts';
import { words } from './words.ts';

/** What completion needs of the page at the moment that it opens. */
export interface CompletionNeeds {
  readonly data: () => StatementData;
  readonly language: () => Language;
}

/** A line of the library's list that remembers what it stands for. */
interface Line extends Completion {
  readonly offer: Offer;
}

function isLine(completion: Completion): completion is Line {
  return 'offer' in completion;
}

/** Completion as one types and on Ctrl-Space; Tab accepts, Enter does once the reader has asked for the list or moved in it. */
export function statementCompletion(needs: CompletionNeeds): Extension {
  const source = (context: CompletionContext): CompletionResult | null | Promise<CompletionResult | null> => {
    const text = context.state.doc.toString();
    const wanted = contextAt(text, context.pos);
    if (wanted.kind === 'nothing') return null;
    if (wanted.kind === 'value') return values(wanted, context);
    if (!context.explicit && wanted.prefix === '' && !(wanted.kind === 'expression' && wanted.qualifier !== null)) return null;
    const offers = offersAt(wanted, text, needs.data().fields, needs.language());
    const isWhole = offers.length === 1 && offers[0]?.label.toLowerCase() === wanted.prefix.toLowerCase();
    if (wanted.kind === 'expression' && wanted.compared !== null && context.explicit) return comparedWith(wanted, wanted.compared, offers, context);
    if (offers.length === 0 || (isWhole && !context.explicit)) return null;
    return result(wanted, offers, (_result, _from, _to, later) => {
      const again = source(later);
      return again instanceof Promise ? null : again;
    });
  };
  const result = (wanted: Exclude<Wanted, { kind: 'nothing' }>, offers: readonly Offer[], update?: NonNullable<CompletionResult['update']>): CompletionResult => ({
    from: wanted.from,
    to: wanted.to,
    filter: false,
    options: offers.map((offer) => lineOf(offer, needs)),
    getMatch: (completion) => (isLine(completion) ? completion.offer.ranges : []),
    ...(update ? { update } : {}),
  });
  const asked = async (field: string, prefix: string, context: CompletionContext): Promise<readonly FieldValue[]> => {
    const stop = new AbortController();
    context.addEventListener('abort', () => stop.abort(), { onDocChange: true });
    const found = await needs.data().valuesOf(field, prefix, stop.signal).catch(() => []);
    return stop.signal.aborted ? [] : found;
  };
  const values = async (wanted: ValueWanted, context: CompletionContext): Promise<CompletionResult | null> => {
    const field = fieldOf(wanted.field, needs.data());
    const found = field === null ? [] : await asked(field, wanted.prefix, context);
    if (field === null || found.length === 0) return null;
    const offers = valueOffers({ ...wanted, field }, found, said(field));
    const isWhole = offers.length === 1 && offers[0]?.label === wanted.prefix;
    return isWhole && !context.explicit ? null : result(wanted, offers);
  };
  /** After `field =`, when asked for: the field's values, then the names that may stand there too. */
  const comparedWith = async (wanted: Exclude<Wanted, { kind: 'nothing' }>, name: string, names: readonly Offer[], context: CompletionContext): Promise<CompletionResult | null> => {
    const field = fieldOf(name, needs.data());
    const found = field === null ? [] : await asked(field, wanted.prefix, context);
    const { from, to, prefix } = wanted;
    const offers = [...valueOffers({ kind: 'value', half: 'sql', field: field ?? name, quote: '', from, to, prefix }, found, said(field ?? name)), ...names];
    return offers.length === 0 ? null : result(wanted, offers);
  };
  return [
    autocompletion({
      override: [source],
      icons: false,
      defaultKeymap: false,
      interactionDelay: 0,
      activateOnTypingDelay: 50,
      maxRenderedOptions: 60,
      positionInfo: () => ({ style: '', class: '' }),
      addToOptions: [{ render: letter, position: 20 }],
      activateOnCompletion: (completion) => isLine(completion) && completion.offer.goesOn,
    }),
    moved,
    Prec.highest(keymap.of([
      { key: 'Ctrl-Space', run: move(startCompletion) },
      { mac: 'Alt-i', run: move(startCompletion) },
      { key: 'Escape', run: closeCompletion },
      { key: 'ArrowDown', run: move(moveCompletionSelection(true)) },
      { key: 'ArrowUp', run: move(moveCompletionSelection(false)) },
      { key: 'PageDown', run: move(moveCompletionSelection(true, 'page')) },
      { key: 'PageUp', run: move(moveCompletionSelection(false, 'page')) },
      { key: 'Enter', run: (view) => view.state.field(moved) && acceptCompletion(view) },
      { key: 'Tab', run: (view) => acceptCompletion(view) || completionStatus(view.state) !== null },
    ])),
    footer(needs),
  ];
}

type ValueWanted = Extract<Wanted, { kind: 'value' }>;

/** The field that a name in a statement means; null when the data has none with values that are worth counting. */
function fieldOf(name: string, { fields }: StatementData): string | null {
  const field = new Schema(fields).resolve(name);
  return field !== null && fields.includes(field) && hasValues(field) ? field : null;
}

/** What stands at the right of a value: its meaning, its records, their share. */
const said = (field: string) => ({ value, count, share }: FieldValue): string => [meaningOf(field, value), formatExact(count), formatShare(share)].filter((one) => one !== '').join(' · ');

function lineOf(offer: Offer, needs: CompletionNeeds): Line {
  return {
    offer,
    label: offer.label,
    detail: offer.detail,
    apply: (view, completion, from, to) => {
      // One blank where a word of the language meets one that stands there already.
      const text = offer.text.endsWith(' ') && /^[ \n]/.test(view.state.sliceDoc(to, to + 1)) ? offer.text.trimEnd() : offer.text;
      view.dispatch({
        changes: { from, to, insert: text },
        selection: { anchor: from + text.length - offer.back },
        scrollIntoView: true,
        userEvent: 'input.complete',
        annotations: pickedCompletion.of(completion),
      });
    },
    info: () => about(offer, needs.data(), needs.language()),
  };
}

function letter(completion: Completion): Node | null {
  if (!isLine(completion)) return null;
  const { subject } = completion.offer;
  const made = element('span', 'offer-letter', subject.kind === 'field' ? typeLetter(subject.field) : subject.kind === 'function' ? 'ƒ' : '');
  made.ariaHidden = 'true';
  return made;
}

const movedInList = StateEffect.define<null>();

/** True once the reader has asked for the list or moved in it: from then on Enter means the list and not the text. */
const moved = StateField.define<boolean>({
  create: () => false,
  update: (value, transaction) => {
    if (transaction.effects.some((effect) => effect.is(movedInList))) return true;
    return value && !transaction.docChanged && completionStatus(transaction.startState) !== null;
  },
});

function move(command: Command): Command {
  return (view) => {
    if (!command(view)) return false;
    view.dispatch({ effects: movedInList.of(null) });
    return true;
  };
}

/** The keys of the list, at its foot. */
function footer({ language }: CompletionNeeds): Extension {
  return ViewPlugin.define((view) => ({
    update(update: ViewUpdate) {
      if (completionStatus(update.state) === null) return;
      view.requestMeasure({
        key: footer,
        read: () => view.dom.ownerDocument.querySelector('.cm-tooltip-autocomplete'),
        write: (list) => {
          if (list === null || list.querySelector('.offer-keys') !== null) return;
          const w = wordsOf(words, language());
          const key = (...names: readonly string[]): HTMLElement[] => names.map((name) => element('kbd', '', name));
          const foot = element('div', 'offer-keys', ...key('↑', '↓'), element('span', '', w.choose), ...key('Tab'), element('span', '', w.accept), ...key('Esc'), element('span', '', w.close));
          foot.ariaHidden = 'true';
          list.append(foot);
        },
      });
    },
  }));
}
