import { act, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { present } from '../../base/assert.ts';
import { chartDrawn } from '../../charts/chart/draw.ts';
import { listOf } from '../../charts/list/rows.ts';
import { rankingOf } from '../../charts/rank/rows.ts';
import { column, drawing, frameOf, look } from '../../charts/testing/frames.ts';
import { usualChart, type ChartKind } from '../../model/chart.ts';
import { addressMenuAsked, type AddressMenuAsked } from '../address/ask-menu.ts';
import { DataTable } from '../DataTable.tsx';
import { ListTable } from '../ListTable.tsx';
import { RankTable } from '../RankTable.tsx';
import { mount, type Mounted } from '../testing/mount.tsx';
import { Brush } from './brush.ts';
import { allRead } from '../../charts/unread.ts';
import { ChartPicture } from './ChartPicture.tsx';
import { SeriesTable } from './SeriesTable.tsx';
import '../sheet.css';
import '../panel/panel.css';

let page: Mounted;
const picked = vi.fn<(what: unknown, gesture: string) => void>();
beforeEach(() => {
  picked.mockClear();
  page = mount();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await page.end();
});

const size = { width: 480, height: 260 };
const frame = frameOf([
  column('srcaddr', 'varchar', ['10.0.0.1', '10.0.0.2'], { field: 'srcaddr' }), column('dstaddr', 'varchar', ['10.0.9.1', '10.0.9.2'], { field: 'dstaddr' }), column('bytes', 'bigint', [900, 500], { unit: 'bytes' }),
]);
const units = { bytes: 'bytes' } as const;

function drawnAs(kind: ChartKind) {
  const made = chartDrawn({ ...usualChart, kind, x: 'srcaddr', y: ['bytes'], series: kind === 'pie' ? null : 'dstaddr' }, frame, drawing({ size }));
  if (!made.ok) throw new Error(made.problem.column);
  return made.value;
}

const chart = (kind: ChartKind): ReactNode => (
  <div style={{ position: 'relative', width: size.width, height: size.height }}>
    <ChartPicture
      panel="one" chart={drawnAs(kind)} size={size} look={look} brush={new Brush()} unread={allRead}
      onMarked={picked} onRange={() => undefined} onZoomOut={() => undefined} recordsIn={() => null}
    />
  </div>
);

const list = (): ReactNode => {
  const made = listOf({
    picture: { kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, what: { en: 'pairs', zh: '对' }, columns: [{ role: 'ends', from: 'srcaddr', to: 'dstaddr' }, { role: 'amount', column: 'bytes', strong: true }] },
    consequence: { kind: 'each', of: [{ column: 'srcaddr', fields: ['srcaddr'], between: [] }, { column: 'dstaddr', fields: ['dstaddr'], between: [] }] },
  }, frame, drawing());
  if (!made.ok) throw new Error(made.problem.column);
  return <ListTable list={made.value} caption="pairs" chosen={{}} onMarked={picked} />;
};
const ranks = (): ReactNode => {
  const made = rankingOf(frame, { kind: 'rank', name: 'srcaddr', value: 'bytes', further: [] });
  if (!made.ok) throw new Error(made.problem.column);
  return <RankTable ranking={made.value} look={look} units={units} chosen={[]} onPick={picked} />;
};

const cellOf = (text: string) => (): Element => present([...page.host.querySelectorAll('td button')].find((one) => one.textContent.includes(text)), text);
/** The pair that the largest amount is of. */
const pairMark = (): Element => {
  const { body } = drawnAs('matrix');
  const mark = body.kind === 'shapes' ? body.marks.find(({ marked }) => marked['srcaddr'] === '10.0.0.1' && marked['dstaddr'] === '10.0.9.1') : undefined;
  return present(page.host.querySelector(`.shapes [data-mark="${CSS.escape(mark?.id ?? '')}"]`), 'a pair');
};

interface Touched {
  readonly target: Element;
  readonly x: number;
  readonly y: number;
}
const middleOf = (target: Element): Touched => {
  const { left, top, width, height } = target.getBoundingClientRect();
  return { target, x: left + width / 2, y: top + height / 2 };
};
async function finger(type: string, { target, x, y }: Touched, by = 0): Promise<boolean> {
  const init = { bubbles: true, cancelable: true, clientX: x, clientY: y + by };
  let isLeft = true;
  await act(async () => {
    isLeft = target.dispatchEvent(type.startsWith('pointer') ? new PointerEvent(type, { ...init, pointerId: 7, pointerType: 'touch', button: 0 }) : new MouseEvent(type, init));
  });
  return isLeft;
}
const menu = (): HTMLElement | null => document.querySelector('[role=menu]');
const items = (): readonly HTMLButtonElement[] => [...(menu()?.querySelectorAll('button') ?? [])];

/** Comes down, stays, goes up in its place, with the click that browsers send after it. */
async function hold(at: Touched): Promise<void> {
  await finger('pointerdown', at);
  await act(async () => void vi.advanceTimersByTime(450));
  await finger('pointerup', at);
  await finger('click', at);
  await act(() => vi.dynamicImportSettled());
}

async function deedsOf(find: () => Touched, expected: unknown): Promise<void> {
  for (const [i, gesture] of (['include', 'exclude', 'add'] as const).entries()) {
    await hold(find());
    expect(items().slice(0, 3).map(({ textContent }) => textContent)).toEqual(['Only this', 'Without this', 'This too']);
    expect(picked).toHaveBeenCalledTimes(i);
    await act(async () => items()[i]?.click());
    expect(picked).toHaveBeenLastCalledWith(expected, gesture);
    expect(menu()).toBeNull();
  }
  const asked = vi.fn<(event: Event) => void>();
  addEventListener(addressMenuAsked, asked);
  await hold(find());
  await act(async () => items()[3]?.click());
  removeEventListener(addressMenuAsked, asked);
  const [[event] = []] = asked.mock.calls;
  const values = Object.values(typeof expected === 'string' ? { expected } : { ...(expected as Record<string, string>) }); // What is expected is marked by strings.
  expect(event instanceof CustomEvent && (event.detail as AddressMenuAsked).addresses).toEqual(values); // Made where it is asked for.
  expect(picked).toHaveBeenCalledTimes(3);
}

describe.each<[string, () => ReactNode, () => Element, unknown]>([
  ['a matrix', () => chart('matrix'), pairMark, { srcaddr: '10.0.0.1', dstaddr: '10.0.9.1' }],
  ['a graph', () => chart('graph'), () => present([...page.host.querySelectorAll('.shapes path[data-mark]')][0], 'a flow'), { srcaddr: '10.0.0.1', dstaddr: '10.0.9.1' }],
  ['a rank list', ranks, cellOf('10.0.0.1'), '10.0.0.1'],
  ['a list', list, cellOf('10.0.0.1'), { srcaddr: '10.0.0.1', dstaddr: '10.0.9.1' }],
])('%s', (_, node, find, expected) => {
  test('held and let go has a menu: only, without, too, and the way to its addresses', async () => {
    await page.render(node());
    await deedsOf(() => middleOf(find()), expected);
    expect(menu()).toBeNull();
  });

  test('a finger that taps picks, one that moves does not hold, and while it is held no other menu comes', async () => {
    await page.render(node());
    const at = middleOf(find());
    await finger('pointerdown', at);
    await finger('pointerup', at);
    await finger('click', at);
    expect(picked.mock.calls).toEqual([[expected, 'include']]);
    await finger('pointerdown', at);
    await finger('pointermove', at, 30);
    await act(async () => void vi.advanceTimersByTime(450));
    await finger('pointerup', at, 30);
    await act(() => vi.dynamicImportSettled());
    expect(menu()).toBeNull();
    const reached = vi.fn<() => void>();
    addEventListener('contextmenu', reached);
    await finger('pointerdown', at);
    expect(await finger('contextmenu', at)).toBe(false);
    await finger('pointercancel', at);
    expect(reached).not.toHaveBeenCalled();
    expect(await finger('contextmenu', at)).toBe(true);
    removeEventListener('contextmenu', reached);
    expect(reached).toHaveBeenCalledOnce();
  });
});

test('a value of a table, and a row of a legend that is a table, have it too', async () => {
  const onCell = vi.fn<(field: string, value: string, gesture: string) => void>();
  await page.render(<DataTable frame={frame} look={look} units={units} caption="twin" onPick={onCell} />);
  await hold(middleOf(cellOf('10.0.9.2')()));
  await act(async () => items()[1]?.click());
  expect(onCell.mock.calls).toEqual([['dstaddr', '10.0.9.2', 'exclude']]);
  const { amount } = drawnAs('pie');
  const figures = { min: 1, average: 2, p95: 3, max: 4, share: null };
  await page.render(<SeriesTable name="srcaddr" look={look} onPick={picked} series={[{ key: '10.0.0.1', name: { en: '10.0.0.1', zh: '10.0.0.1' }, colour: '#000', mono: true, amount, marked: { srcaddr: '10.0.0.1' }, ...figures }]} />);
  await hold(middleOf(cellOf('10.0.0.1')()));
  await act(async () => items()[2]?.click());
  expect(picked.mock.calls).toEqual([[{ srcaddr: '10.0.0.1' }, 'add']]);
});

describe.each<[ChartKind]>([['sankey'], ['pie']])('what the library draws: %s', (kind) => {
  test('the mark that stands out under the finger has the menu', async () => {
    await page.render(chart(kind));
    const layer = present(page.host.querySelector<HTMLElement>('[role=application]'), 'the picture');
    await hold(middleOf(layer));
    expect(menu()).toBeNull();
    // As the library says of the mark that a finger comes down on.
    await act(async () => void layer.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true })));
    const values = present(layer.dataset['addresses'], 'a mark').split(' ');
    await hold(middleOf(layer));
    expect(items().map(({ textContent }) => textContent)).toEqual(['Only this', 'Without this', 'This too', values.length > 1 ? 'Addresses…' : 'Address…']);
    expect(picked).not.toHaveBeenCalled();
    await act(async () => items()[1]?.click());
    expect(picked.mock.calls).toEqual([[kind === 'pie' ? { srcaddr: '10.0.0.1' } : { srcaddr: '10.0.0.1', dstaddr: '10.0.9.1' }, 'exclude']]);
  });
});
