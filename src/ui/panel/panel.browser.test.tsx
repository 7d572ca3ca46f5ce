import { act, createRef } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page as tester, userEvent } from 'vitest/browser';
import { present } from '../../base/assert.ts';
import { countriesOf } from '../../charts/map/countries.ts';
import { rankingOf } from '../../charts/rank/rows.ts';
import { sharesOf } from '../../charts/share/parts.ts';
import { column, drawing, frameOf, look } from '../../charts/testing/frames.ts';
import { MapChart } from '../chart/MapChart.tsx';
import { RankTable } from '../RankTable.tsx';
import { ShareBar } from '../ShareBar.tsx';
import { DataTable } from '../DataTable.tsx';
import { mount, type Mounted } from '../testing/mount.tsx';
import { Legend } from './Legend.tsx';
import { PanelActions, type Face } from './PanelActions.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import './panel.css';

let page: Mounted;
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());

const button = (name: string): HTMLButtonElement => present([...page.host.querySelectorAll('button')].find((one) => one.textContent.includes(name) || one.ariaLabel === name), name);

function ranking(keys: readonly (string | null)[]) {
  const frame = frameOf(
    [column('eni-id', 'varchar', keys, { field: 'eni-id' }), column('bytes', 'bigint', keys.map((_, i) => 100 - i), { unit: 'bytes' })],
    { whole: { groups: 214, totals: [null, 1000] } },
  );
  const found = rankingOf(frame, { kind: 'rank', name: 'eni-id', value: 'bytes', further: [] });
  if (!found.ok) throw new Error(found.problem.column);
  return found.value;
}

describe('a rank list', () => {
  test('a click picks, Alt leaves out, Shift adds', async () => {
    const picked = vi.fn<(key: string, gesture: string) => void>();
    await page.render(<RankTable ranking={ranking(['eni-a', 'eni-b'])} look={look} units={{}} chosen={[]} onPick={picked} />);
    const click = (init: MouseEventInit): void => void button('eni-b').dispatchEvent(new MouseEvent('click', { bubbles: true, ...init }));
    await act(async () => [{}, { altKey: true }, { shiftKey: true }].forEach(click));
    expect(picked.mock.calls).toEqual([['eni-b', 'include'], ['eni-b', 'exclude'], ['eni-b', 'add']]);
  });

  test('a click picks anywhere in a row, but not in one without a name nor in the rest', async () => {
    const picked = vi.fn<(key: string, gesture: string) => void>();
    await page.render(<RankTable ranking={ranking(['eni-a', null])} look={look} units={{}} chosen={[]} onPick={picked} />);
    await act(async () => page.host.querySelectorAll<HTMLElement>('tbody .bar-cell').forEach((one) => one.click()));
    expect(picked.mock.calls).toEqual([['eni-a', 'include']]);
  });

  test('a legend, the parts of a whole and the countries of a map are picked by keys too, and C copies what they stand for', async () => {
    const picked = vi.fn<(key: string, gesture: string) => void>();
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const series = [{ key: 'out', name: { en: '↑ out', zh: '↑ 出' }, colour: '#000', mark: 'area', unit: 'bytes', values: [] }] as const;
    const frame = frameOf([column('protocol', 'bigint', [6], { field: 'protocol' }), column('bytes', 'bigint', [5], { unit: 'bytes' })]);
    const shares = sharesOf(frame, { kind: 'share', name: 'protocol', value: 'bytes' }, drawing());
    const countries = countriesOf(frameOf([column('dstcountry', 'varchar', ['CN'], { field: 'dstcountry' }), column('bytes', 'bigint', [5], { unit: 'bytes' })]), { kind: 'map', country: 'dstcountry', value: 'bytes' }, drawing());
    if (!shares.ok || !countries.ok) throw new Error('not drawn');
    const pick = (key: string, gesture: string): void => picked(key, gesture);
    await page.render(
      <>
        <Legend series={series} look={look} onPick={(one, gesture) => pick(one.key, gesture)} />
        <ShareBar shares={shares.value} look={look} unit="bytes" onPick={pick} />
        <MapChart panel="map" countries={countries.value} look={look} chosen={[]} onPick={pick} />
      </>,
    );
    for (const [shown, value] of [['↑ out', 'out'], ['TCP', '6'], ['China', 'CN']] as const) {
      picked.mockClear();
      copied.mockClear();
      const press = async (keys: string): Promise<void> => act(async () => {
        button(shown).focus();
        await userEvent.keyboard(keys);
      });
      for (const keys of ['{Enter}', '{Alt>}{Enter}{/Alt}', '{Shift>}{Enter}{/Shift}', 'f', '{Alt>}f{/Alt}', '{Shift>}f{/Shift}', 'c']) await press(keys);
      expect(picked.mock.calls.map((call) => call.join(' '))).toEqual(['include', 'exclude', 'add', 'include', 'exclude', 'add'].map((gesture) => `${value} ${gesture}`));
      expect(copied.mock.calls).toEqual([[value]]);
    }
    copied.mockRestore();
  });

  test('under its own filter the chosen row stands out and the others stay, dimmed; the rest is counted', async () => {
    await page.render(<RankTable ranking={ranking(['eni-a', 'eni-b', null])} look={look} units={{}} chosen={['eni-b']} />);
    expect([...page.host.querySelectorAll('tbody tr')].map((row) => row.className)).toEqual(['dimmed', 'chosen', 'dimmed', 'other']);
    expect(page.host.querySelector('tr.other')?.textContent).toContain('other · 211');
  });

  test('changes stand beside the values, by what they mean, and name the earlier amount', async () => {
    const of = [{ text: '+12.4 %', tone: 'more', exact: 'before: 89 bytes' }, { text: '−2.0 %', tone: 'less', exact: 'before: 101 bytes' }] as const;
    await page.render(<RankTable ranking={{ ...ranking(['eni-a', 'eni-b']), changes: { label: 'change', of, other: { text: '+3.0 %', tone: 'more', exact: 'before: 7 bytes' } } }} look={look} units={{}} chosen={[]} />);
    expect([...page.host.querySelectorAll('thead th')].map((one) => one.textContent)).toEqual(['eni-id', 'bytes ↓', 'change', 'bar', 'share']);
    expect([...page.host.querySelectorAll('tbody td:nth-child(3)')].map((one) => [one.textContent, one.className, one.getAttribute('title')])).toEqual([
      ['+12.4 %', 'end further more', 'before: 89 bytes'], ['−2.0 %', 'end further less', 'before: 101 bytes'], ['+3.0 %', 'end further more', 'before: 7 bytes'],
    ]);
  });

  test('a table picks by the field of the cell, keys do what clicks do, and C copies the value as the log has it', async () => {
    const picked = vi.fn<(field: string, value: string, gesture: string) => void>();
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const frame = frameOf([column('time', 'bigint', [1_700_000_000], { field: '__time__' }), column('protocol', 'bigint', [6], { field: 'protocol' }), column('srcaddr', 'varchar', [null], { field: 'srcaddr' }), column('bytes', 'bigint', [5])]);
    await page.render(<DataTable frame={frame} look={look} units={{}} caption="t" onPick={picked} />);
    expect([...page.host.querySelectorAll('td button')].map((one) => one.textContent)).toEqual(['TCP']);
    const click = (init: MouseEventInit): void => void button('TCP').dispatchEvent(new MouseEvent('click', { bubbles: true, ...init }));
    const press = (key: string, init: KeyboardEventInit = {}): void => void button('TCP').dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key, ...init }));
    await act(async () => {
      for (const init of [{}, { altKey: true }, { shiftKey: true }]) {
        click(init);
        press('f', init);
      }
      // What Alt makes of the key on a Mac; and a key in its place that writes another letter.
      press('ƒ', { code: 'KeyF', altKey: true });
      press('u', { code: 'KeyF' });
      press('f', { ctrlKey: true });
      press('c');
    });
    expect(picked.mock.calls.map((call) => call.join(' '))).toEqual(['include', 'include', 'exclude', 'exclude', 'add', 'add', 'exclude'].map((gesture) => `protocol 6 ${gesture}`));
    expect(copied.mock.calls).toEqual([['6']]);
    copied.mockRestore();
    await page.render(<DataTable frame={frame} look={look} units={{}} caption="t" />);
    expect(page.host.querySelector('td button')).toBeNull();
  });

  test('a twin has what its list leaves out as a last row, which no click means', async () => {
    const frame = frameOf([column('protocol', 'bigint', [6, 17], { field: 'protocol' }), column('bytes', 'bigint', [700, 200])], { whole: { groups: 5, totals: [null, 1_000_000] } });
    await page.render(<DataTable frame={frame} look={look} units={{}} caption="t" onPick={() => undefined} />);
    const rows = [...page.host.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent));
    expect(rows).toEqual([['TCP', '700'], ['UDP', '200'], ['other · 3', '999,100']]);
    expect(page.host.querySelector('tbody tr:last-child button')).toBeNull();
  });

  test('text of a log is text, whatever it looks like', async () => {
    const hostile = '<img src=x onerror="window.pwned=1">';
    await page.render(<RankTable ranking={ranking([hostile])} look={look} units={{}} chosen={[]} />);
    await page.render(<DataTable frame={frameOf([column('name', 'varchar', [hostile])])} look={look} units={{}} caption="t" />);
    expect(page.host.querySelector('img')).toBeNull();
    expect(page.host.textContent).toContain(hostile);
  });
});

describe('a panel by keyboard', () => {
  const keyed = vi.fn<(key: string) => void>();
  const faced = vi.fn<(face: Face) => void>();

  beforeEach(async () => {
    keyed.mockClear();
    faced.mockClear();
    const actions = (
      <PanelActions title="Per ENI" face="picture" onFace={faced} saves={['csv']} onSave={() => undefined} saving={false} onSaving={() => undefined} maximised={false} onMaximise={() => undefined} onOpenQuery={() => undefined} />
    );
    const onKey = (key: string): boolean => {
      keyed(key);
      return key === '?' || key === 't';
    };
    const one = (id: string) => (
      <PanelFrame
        id={id} title="Per ENI" unit="bytes" counts="every record" finding={{ text: 'eni-a carries most.', warning: false }} actions={actions} busy={false} onKey={onKey} frameRef={createRef()}
        body={<RankTable ranking={ranking(['eni-a', 'eni-b'])} look={look} units={{}} chosen={[]} />}
      />
    );
    await page.render(<>{one('first')}{one('second')}</>);
  });

  test('Tab enters each panel once', async () => {
    await userEvent.tab();
    expect(document.activeElement?.id).toBe('panel-first');
    await userEvent.tab();
    expect(document.activeElement?.id).toBe('panel-second');
  });

  test.for([1280, 400])('Enter goes inside, arrows move through what stands there at a width of %d, Escape comes back', async (width) => {
    await tester.viewport(width, 800);
    page.host.querySelector<HTMLElement>('#panel-first')?.focus();
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement?.textContent).toBe('eni-a');
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toBe('eni-b');
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    expect(document.activeElement?.className).toContain('panel-action');
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement?.id).toBe('panel-first');
  });

  test('Enter that goes inside does not press what it comes to', async () => {
    const pressed = vi.fn();
    await page.render(<PanelFrame id="failed" title="Failed" unit="" counts="" finding={null} busy={false} onKey={() => false} frameRef={createRef()} body={<button type="button" data-inside="" onClick={pressed}>Ask again</button>} />);
    page.host.querySelector<HTMLElement>('#panel-failed')?.focus();
    await userEvent.keyboard('{Enter}');
    expect([document.activeElement?.textContent, pressed.mock.calls.length]).toEqual(['Ask again', 0]);
    await userEvent.keyboard('{Enter}');
    expect(pressed).toHaveBeenCalledOnce();
  });

  test('its keys reach it, and its name and finding are told', async () => {
    page.host.querySelector<HTMLElement>('#panel-first')?.focus();
    await userEvent.keyboard('?t');
    expect(keyed.mock.calls.map(([key]) => key)).toEqual(expect.arrayContaining(['?', 't']));
    const panel = present(page.host.querySelector('#panel-first'), 'the panel');
    const told = (attribute: string): string | undefined => page.host.querySelector(`#${panel.getAttribute(attribute) ?? ''}`)?.textContent.trim();
    expect([told('aria-labelledby'), told('aria-describedby')]).toEqual(['Per ENI', 'eni-a carries most.']);
  });
});
