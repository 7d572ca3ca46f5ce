import { afterEach, expect, test } from 'vitest';
import { addressesAt, focusedElement } from './address-at.ts';

const put = (html: string): void => {
  document.body.innerHTML = html;
};
const at = (selector: string): readonly string[] | null => addressesAt(document.querySelector(selector))?.addresses ?? null;
afterEach(() => put(''));

test('what is pointed at is meant first, then what stands in its row', () => {
  put('<section id="panel"><table><tbody><tr><td><button id="a">10.0.0.1</button></td><td id="b">2001:db8::1 US</td><td id="n">443</td></tr></tbody></table></section>');
  expect(at('#a')).toEqual(['10.0.0.1']);
  expect(at('#b')).toEqual(['2001:db8::1']);
  expect(at('#n')).toEqual(['10.0.0.1', '2001:db8::1']);
});

test('a name that is shown cut stands whole in its title', () => {
  put('<ul><li><span id="cut" title="2001:db8:1:2:3:4:5:7f">2001:db8…7f</span></li></ul>');
  expect(at('#cut')).toEqual(['2001:db8:1:2:3:4:5:7f']);
});

test('beside rows, in what is typed into, and where none is written there is none', () => {
  put('<section id="panel"><div id="frame"><table id="table"><tbody><tr><td>10.0.0.1</td></tr></tbody></table></div><input id="typed" value="10.0.0.1"><p id="words">nothing here</p></section>');
  for (const selector of ['#panel', '#table', '#typed', '#words']) expect(at(selector)).toBeNull();
});

test('a long text is no place of one address, unless it is a record', () => {
  const long = `${'x '.repeat(120)}10.0.0.1`;
  put(`<div id="long">${long}</div><code id="record">${long}</code>`);
  expect(at('#long')).toBeNull();
  expect(at('#record')).toEqual(['10.0.0.1']);
});

test('a mark that is drawn is what its drawing says; where that is no address there is none', () => {
  put('<section><div data-addresses="10.0.0.1 10.0.0.2"><canvas id="flow"></canvas></div><div data-addresses="443"><canvas id="port"></canvas></div><div><canvas id="none"></canvas></div></section>');
  expect(['#flow', '#port', '#none'].map(at)).toEqual([['10.0.0.1', '10.0.0.2'], null, null]);
});

test('the cell that a grid says it is at', () => {
  put('<table role="grid" tabindex="0" id="grid" aria-activedescendant="cell"><tbody><tr><td>1.1.1.1</td><td id="cell">10.0.0.2</td></tr></tbody></table>');
  document.querySelector<HTMLElement>('#grid')?.focus();
  expect(addressesAt(focusedElement())?.addresses).toEqual(['10.0.0.2']);
});
