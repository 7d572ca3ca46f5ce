import { isAddress } from '../../base/ip.ts';

/** What addresses are looked for in: from the thing that was pointed at outward, never beyond a row or an item. */
const steps = 8;
const rows = 'tr, [role="row"], li, dd, dt, p, [role="listitem"]';
const never = 'input, textarea, select, [contenteditable="true"], [role="dialog"] form';
/** What holds many rows: whoever points beside them means none of their addresses. */
const containers = 'table, thead, tbody, ul, ol, dl, section, article, main, aside, nav, header, figure, svg, canvas, form, fieldset, body';
/** A row, a sentence, a record as text may be long; other things that say more than this are no place where one address is meant. */
const longestRow = 4000;
const longestOther = 160;
const mostAddresses = 6;

/** Where addresses are written, and which. */
export interface AddressesAt {
  readonly element: Element;
  readonly addresses: readonly string[];
}

/**
 * The addresses written in an element, or in what it stands in as far as its row: tables, lists, chips, raw logs and sentences are
 * all pointed at alike, and none of them has to know. A name that is shown cut stands whole in its `title`. Null when there is none.
 */
export function addressesAt(target: EventTarget | null): AddressesAt | null {
  let element = target instanceof Element ? target : null;
  if (!element || element.closest(never)) return null;
  // What draws its marks itself says which addresses the one under the pointer, or at the keys, stands for.
  const drawing = element.closest('[data-addresses]');
  if (drawing) return drawnAt(drawing);
  for (let step = 0; element && step < steps && !element.matches(containers); step++) {
    const addresses = addressesIn(element);
    if (addresses.length > 0) return { element, addresses };
    if (element.matches(rows)) return null;
    element = element.parentElement;
  }
  return null;
}

function drawnAt(element: Element): AddressesAt | null {
  const addresses = addressesOf(element.getAttribute('data-addresses') ?? '');
  return addresses.length === 0 ? null : { element, addresses };
}

/** What the keys are at: the focus, or the cell that a grid says it is at. */
export function focusedElement(): Element | null {
  const focused = document.activeElement;
  const cell = focused?.getAttribute('aria-activedescendant');
  if (cell !== null && cell !== undefined) return document.getElementById(cell) ?? focused;
  // In a row the name has the focus; what it is about stands beside it.
  return focused;
}

function addressesIn(element: Element): readonly string[] {
  const titles = [element, ...element.querySelectorAll('[title]')].map((one) => one.getAttribute('title') ?? '');
  const text = [...textsIn(element), ...titles].join(' ');
  return text.length > (element.matches(`${rows}, code, pre`) ? longestRow : longestOther) ? [] : addressesOf(text);
}

/** Pieces of text apart: those of two cells are no one word. */
function textsIn(element: Element): readonly string[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue ?? '');
  return texts;
}

/** Addresses in a text, in their order, each once; with a port or a prefix they are addresses still. */
export function addressesOf(text: string): readonly string[] {
  const found = new Set<string>();
  for (const word of text.split(/(?:[\s"'`,;，；。()<>{}→=|]|->)+/)) {
    const plain = word.replace(/^\[|\]$|\.$/g, '');
    const bare = plain.replace(/\/\d{1,3}$/, '');
    const address = [bare, /^([\d.]+):\d+$/.exec(bare)?.[1], /^([\d.]+)-[\d.]+$/.exec(bare)?.[1]].find((one) => one !== undefined && isAddress(one));
    if (address !== undefined) found.add(address);
    if (found.size >= mostAddresses) break;
  }
  // `::` alone is punctuation more often than an address.
  found.delete('::');
  return [...found];
}
