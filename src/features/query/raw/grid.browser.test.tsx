import { act } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { page as tester } from 'vitest/browser';
import { mount, type Mounted } from '../../../ui/testing/mount.tsx';
import { RecordGrid } from './RecordGrid.tsx';
import type { LogRecord } from './log-record.ts';
import '../../../ui/sheet.css';
import './raw.css';

const total = 10_000_000;
const columns = ['__time__', 'bytes'].map((name, i) => ({ name, width: 120, pinned: i === 0, ordered: i === 0 }));
const record = (place: number): LogRecord => ({ place, rowNumber: place, values: { __time__: 86_400 + place, bytes: place } });
const never = (): void => undefined;

let page: Mounted;
let row = 0;
beforeAll(() => tester.viewport(1000, 700));
beforeEach(async () => {
  row = 0;
  page = mount();
  await render();
});
afterEach(() => page.end());

async function render(): Promise<void> {
  await page.render(
    <div style={{ display: 'flex', flexDirection: 'column', width: 600, height: 24 + 20 * 26 }}>
      <RecordGrid
        rows={total} table={0} record={record} columns={columns} names={new Map()} newestFirst={false} manyDays={false} row={row} isOpen={false} isOld={false} onView={never} onOpen={never} onPick={never} onTurn={never} onWidth={never}
        onRow={(to) => {
          row = to;
        }}
      />
    </div>,
  );
}

const host = (): HTMLElement => {
  const found = page.host.querySelector<HTMLElement>('.raw-grid');
  if (!found) throw new Error('no grid');
  return found;
};
const shown = (): number[] => [...page.host.querySelectorAll('tbody tr')].map((one) => Number(one.getAttribute('data-place')));
/** Pixels between the header and the first row in view. */
const offset = (): number => {
  const [first, head] = [page.host.querySelector('tbody tr'), page.host.querySelector('thead')];
  if (!first || !head) throw new Error('no rows');
  return first.getBoundingClientRect().top - head.getBoundingClientRect().bottom;
};
async function key(name: string): Promise<void> {
  await act(async () => void page.host.querySelector('table')?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })));
  await render();
}
async function wheel(deltaY: number): Promise<void> {
  await act(async () => void host().dispatchEvent(new WheelEvent('wheel', { deltaY, bubbles: true, cancelable: true })));
}
async function drag(share: number): Promise<void> {
  await act(async () => {
    host().scrollTop = share * (host().scrollHeight - host().clientHeight);
    host().dispatchEvent(new Event('scroll'));
  });
}

describe('ten million rows', () => {
  test('have their last one at the end, and their first one at the beginning', async () => {
    await key('End');
    expect(shown().at(-1)).toBe(total - 1);
    expect(Math.abs(offset())).toBeLessThan(1);
    expect(host().scrollTop).toBeGreaterThan(7_000_000);
    await key('ArrowUp');
    expect(row).toBe(total - 2);
    await key('Home');
    expect([shown()[0], host().scrollTop]).toEqual([0, 0]);
  });

  test('follow a drag of the bar by shares, and a wheel by pixels', async () => {
    await drag(0.5);
    const middle = shown()[0] ?? 0;
    expect(middle / total).toBeCloseTo(0.5, 3);
    const before = offset();
    await wheel(26);
    expect(shown()[0]).toBe(middle + 1);
    expect(offset()).toBeCloseTo(before, 3);
    await wheel(-260);
    expect(shown()[0]).toBe(middle - 9);
    await drag(1);
    expect(shown().at(-1)).toBe(total - 1);
    await drag(0);
    expect(shown()[0]).toBe(0);
    await wheel(13);
    expect(offset()).toBeCloseTo(-13, 3);
  });

  test('are told to those who cannot see them', () => {
    const table = page.host.querySelector('table');
    expect(table?.getAttribute('aria-rowcount')).toBe(String(total + 1));
    expect(page.host.querySelector('tbody tr')?.getAttribute('aria-rowindex')).toBe('2');
    expect(page.host.querySelector('th')?.getAttribute('aria-sort')).toBe('ascending');
    expect(shown().length).toBeLessThan(25);
  });
});
