import { acceptCompletion, autocompletion, closeCompletion, completionStatus, moveCompletionSelection, pickedCompletion, startCompletion, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { Prec, StateEffect, StateField, type Extension } from '@codemirror/state';
import { keymap, ViewPlugin, type Command, type ViewUpdate } from '@codemirror/view';
import { formatExact } from '../../../base/format/number.ts';
import { formatShare } from '../../../base/format/share.ts';
import { wordsOf, type Language } from '../../../base/words.ts';
import { about, meaningOf } from './about.ts';
import { contextAt, type Wanted } from './context.ts';
import { hasValues, type StatementData } from './data.ts';
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

/** Completion as one types and on Ctrl-Space; Tab accepts, Enter does once the reader has moved in the list. */
export function statementCompletion(needs: CompletionNeeds): Extension {
  const source = (context: CompletionContext): CompletionResult | null | Promise<CompletionResult | null> => {
    const text = context.state.doc.toString();
    const wanted = contextAt(text, context.pos);
    if (wanted.kind === 'nothing') return null;
    if (wanted.kind === 'value') return values(wanted, context);
    if (!context.explicit && wanted.prefix === '' && !(wanted.kind === 'expression' && wanted.qualifier !== null)) return null;
    const offers = offersAt(wanted, text, needs.data().fields, needs.language());
    const isWhole = offers.length === 1 && offers[0]?.label.toLowerCase() === wanted.prefix.toLowerCase();
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
  const values = async (wanted: Extract<Wanted, { kind: 'value' }>, context: CompletionContext): Promise<CompletionResult | null> => {
    const stop = new AbortController();
    context.addEventListener('abort', () => stop.abort(), { onDocChange: true });
    const data = needs.data();
    const field = fieldOf(wanted.field, data.fields);
    if (field === null || !hasValues(field)) return null;
    const found = await data.valuesOf(field, wanted.prefix, stop.signal).catch(() => []);
    if (stop.signal.aborted || found.length === 0) return null;
    const offers = valueOffers({ ...wanted, field }, found, ({ value, count, share }) => [meaningOf(field, value), formatExact(count), formatShare(share)].filter((one) => one !== '').join(' · '));
    const isWhole = offers.length === 1 && offers[0]?.label === wanted.prefix;
    return isWhole && !context.explicit ? null : result(wanted, offers);
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
      { key: 'Ctrl-Space', run: startCompletion },
      { mac: 'Alt-i', run: startCompletion },
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

/** The field that a name in a statement means, as the data writes it. */
function fieldOf(name: string, fields: readonly string[]): string | null {
  return fields.find((field) => field === name) ?? fields.find((field) => field.toLowerCase() === name.toLowerCase()) ?? null;
}

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

/** True once the reader has moved in the open list: from then on Enter means the list and not the text. */
const moved = StateField.define<boolean>({
  create: () => false,
  update: (value, transaction) => {
    if (transaction.effects.some((effect) => effect.is(movedInList))) return true;
    return value && !transaction.docChanged && completionStatus(transaction.startState) === 'active';
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
