import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { useAutoRefresh } from './auto-refresh.ts';
import { useNow } from './now.ts';
import { startRefreshing } from './refreshing.ts';

let stop: () => void;
let moved: number;
let unwatch: () => void;
let hidden: boolean;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance', 'Date'] });
  document.body.innerHTML = '<button id="outside">outside</button><div class="panel"><button id="inside">inside</button><p id="text">a number</p></div>';
  hidden = false;
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
  moved = 0;
  unwatch = useNow.subscribe(() => void moved++);
  stop = startRefreshing(10);
});
afterEach(() => {
  stop();
  unwatch();
  vi.useRealTimers();
  vi.restoreAllMocks();
  getSelection()?.removeAllRanges();
  document.body.innerHTML = '';
});

const pass = (seconds: number): void => {
  vi.advanceTimersByTime(seconds * 1000);
};
const paused = (): boolean => useAutoRefresh.getState().paused;

interface Held {
  readonly whileRead: readonly [number, boolean];
  readonly after: readonly [number, boolean];
  readonly nextSteps: readonly [number, number];
}

/** What happens when the page is read for 35 seconds, and in the ten and a little after. */
function held(begin: () => void, end: () => void): Held {
  begin();
  pass(35);
  const whileRead = [moved, paused()] as const;
  end();
  pass(0.25);
  const after = [moved, paused()] as const;
  pass(9);
  const before = moved;
  pass(1);
  return { whileRead, after, nextSteps: [before, moved] };
}

/** Now stands still while one reads; what was due is asked once it is over, once, and then at every step again. */
const stood: Held = { whileRead: [0, true], after: [1, false], nextSteps: [1, 2] };

test('now moves on at every step, until it is stopped', () => {
  pass(9);
  expect(moved).toBe(0);
  pass(1);
  expect(moved).toBe(1);
  pass(30);
  expect(moved).toBe(4);
  stop();
  pass(60);
  expect(moved).toBe(4);
});

const over = (selector: string): void => {
  document.querySelector(selector)?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
};

test('it stands still while a panel is under the pointer', () => {
  expect(held(() => over('#inside'), () => over('#outside'))).toEqual(stood);
});

test('it stands still while a text is marked', () => {
  expect(held(() => getSelection()?.selectAllChildren(document.querySelector('#text') ?? document.body), () => getSelection()?.removeAllRanges())).toEqual(stood);
});

test('it stands still while a menu is open', () => {
  expect(held(() => document.body.insertAdjacentHTML('beforeend', '<div role="menu" id="menu"></div>'), () => document.querySelector('#menu')?.remove())).toEqual(stood);
});

test('it stands still while the keyboard is in a panel', async () => {
  await userEvent.keyboard('{Tab}{Tab}');
  expect(document.activeElement?.id).toBe('inside');
  expect(held(() => undefined, () => document.querySelector<HTMLElement>('#outside')?.focus())).toEqual(stood);
});

test('a hidden page asks nothing, and catches up at once when it is seen again', () => {
  hidden = true;
  pass(95);
  expect(moved).toBe(0);
  hidden = false;
  pass(0.25);
  expect(moved).toBe(1);
  pass(9);
  expect(moved).toBe(1);
});
