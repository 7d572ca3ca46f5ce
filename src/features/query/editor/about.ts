import { formatExact } from '../../../base/format/number.ts';
import { formatShare } from '../../../base/format/share.ts';
import { joinedSentences, type Language, wordsOf } from '../../../base/words.ts';
import { fieldNamed } from '../../../model/fields.ts';
import { protocolName, serviceOf } from '../../../model/ports.ts';
import { computedTwin } from '../../../model/recorded-name.ts';
import { tableWords } from '../table/words.ts';
import { hasValues, type FieldValue, type StatementData } from './data.ts';
import { element } from './dom.ts';
import type { Offer } from './offers.ts';
import { roleWords, words } from './words.ts';

/** Values that the pane shows. */
const shown = 3;

/** The pane beside the list: what the chosen line is, and for a field its most frequent values. Ends its questions when it goes. */
export function about(offer: Offer, data: StatementData, language: Language): { readonly dom: HTMLElement; destroy(): void } {
  const w = wordsOf(words, language);
  const stop = new AbortController();
  const dom = element('div', 'offer-pane');
  const head = (name: string, behind: string, text: string): void => {
    dom.append(element('div', 'offer-title', element('b', '', name), behind === '' ? null : element('span', '', ` ${behind}`)));
    dom.append(element('p', 'offer-about', text));
  };
  const { subject } = offer;
  switch (subject.kind) {
    case 'field':
      aboutField(dom, subject.field, data, language, stop.signal);
      break;
    case 'function':
      head(subject.help.signature, '', joinedSentences([sentence(subject.help.doc, language), w.gives(subject.help.result)], language));
      break;
    case 'value':
      head(offer.label, meaningOf(subject.field, subject.value.value), `${w.records(formatExact(subject.value.count), subject.value.count)} · ${formatShare(subject.value.share)}`);
      break;
    case 'table':
      head(offer.label, offer.detail, offer.label === 'log' ? w.log : w.named);
      break;
    case 'alias':
    case 'column':
      head(offer.label, offer.detail, w.named);
      break;
    case 'keyword':
      head(offer.label, offer.detail, '');
      break;
  }
  return { dom, destroy: () => stop.abort() };
}

function sentence(text: string, language: Language): string {
  return /[.。]$/.test(text) ? text : `${text}${language === 'zh' ? '。' : '.'}`;
}

/** What a number is called: `22` is ssh, `6` is TCP. */
export function meaningOf(field: string, value: string): string {
  const number = Number(value);
  switch (fieldNamed(field)?.role) {
    case 'port':
      return serviceOf(number) ?? '';
    case 'protocol':
      return protocolName(number) ?? '';
    default:
      return '';
  }
}

function aboutField(dom: HTMLElement, name: string, data: StatementData, language: Language, signal: AbortSignal): void {
  const w = wordsOf(words, language);
  const field = fieldNamed(name);
  const twin = computedTwin(name);
  const role = twin === null ? wordsOf(roleWords, language)[field?.role ?? 'own'] : sentence(wordsOf(tableWords, language).recorded(twin), language);
  const label = field?.label[language] ?? '';
  const text = element('p', 'offer-about', role);
  const values = element('div', 'offer-values');
  const state = element('p', 'offer-about', w.counting);
  const ours = field?.origin === 'computed' ? element('p', 'offer-about', field.role === 'domain' ? w.enrichedHere : w.computedHere) : null;
  dom.append(element('div', 'offer-title', element('b', '', name), element('span', '', ` ${label}`)), text, ...(ours === null ? [] : [ours]), values, state);
  if (!hasValues(name)) {
    state.textContent = '';
    return;
  }
  const ended = (): boolean => signal.aborted;
  data.valuesOf(name, '', signal).then(
    (found) => {
      if (ended()) return;
      state.textContent = found.length === 0 ? w.noValues : '';
      values.append(...found.slice(0, shown).flatMap((value) => valueLine(name, value, found[0]?.count ?? 1)));
    },
    () => {
      if (!ended()) state.textContent = '';
    },
  );
  data.factsOf?.(name, signal).then(
    ({ distinct, empty }) => {
      if (ended()) return;
      const comma = language === 'zh' ? '，' : ', ';
      const facts = `${w.values(formatExact(distinct), distinct)}${comma}${empty === 0 ? w.noneEmpty : w.someEmpty(formatExact(empty))}`;
      text.textContent = joinedSentences([role, sentence(facts, language)], language);
    },
    () => undefined,
  );
}

function valueLine(field: string, { value, count, share }: FieldValue, most: number): HTMLElement[] {
  const bar = element('span', 'offer-bar');
  bar.style.width = `${Math.max(2, (count / Math.max(1, most)) * 100)}%`;
  const meaning = meaningOf(field, value);
  const name = element('span', 'mono', value === '' ? '""' : value, meaning === '' ? null : element('span', 'tertiary', ` ${meaning}`));
  return [name, bar, element('span', 'offer-share', formatShare(share))];
}
