import { afterEach, beforeEach, expect, test } from 'vitest';
import { mount, type Mounted } from '../../ui/testing/mount.tsx';
import { ChartTools } from './chart/ChartTools.tsx';
import { QueryTabs } from './QueryTabs.tsx';
import '../../ui/sheet.css';
import './query.css';

let page: Mounted;
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());

test('where the tabs do not fit, the one that is shown is in sight', async () => {
  const tabs = (tab: 'raw' | 'statement', raw: number | null = 12_431_002) => <div style={{ width: 300 }}><div className="query-tabs"><QueryTabs tab={tab} counts={{ raw, table: 300 }} onTab={() => undefined} /></div></div>;
  const hidden = (): number => {
    const [row, shown] = [page.host.querySelector('.query-tablist')?.getBoundingClientRect(), page.host.querySelector('[aria-selected=true]')?.getBoundingClientRect()];
    if (row === undefined || shown === undefined) throw new Error('no tabs');
    return Math.max(0, row.left - shown.left, shown.right - row.right);
  };
  for (const raw of [null, 12_431_002]) {
    await page.render(tabs('statement', raw));
    expect(hidden()).toBeLessThan(1);
  }
  await page.render(tabs('raw'));
  expect(hidden()).toBeLessThan(1);
});

test.each([1000, 720, 520])('at %i px the tabs and the tools beside them stand apart, each whole', async (width) => {
  const nothing = (): void => undefined;
  await page.render(
    <div style={{ width }}>
      <div className="query-tabs">
        <QueryTabs tab="chart" counts={{ raw: 12_431_002, table: 300 }} onTab={nothing} />
        <div className="query-tools small"><span className="secondary">300 rows, whole</span><span className="query-tools small"><ChartTools drawn={null} isTable={false} onTable={nothing} onSave={nothing} settings={false} onSettings={nothing} /></span></div>
      </div>
    </div>,
  );
  const list = page.host.querySelector('.query-tablist');
  if (list === null) throw new Error('no tabs');
  expect(list.scrollWidth).toBeLessThanOrEqual(list.clientWidth);
  const boxes = [...page.host.querySelectorAll('[role=tab], .query-tools button, .query-tools .secondary')].map((one) => one.getBoundingClientRect());
  expect(boxes.length).toBeGreaterThan(6);
  const meet = boxes.filter((a) => boxes.some((b) => a !== b && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
  expect(meet).toEqual([]);
  expect(Math.max(...boxes.map(({ right }) => right)) - page.host.getBoundingClientRect().left).toBeLessThanOrEqual(width);
});
