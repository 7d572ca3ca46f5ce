import { act } from 'react';
import { expect, test } from 'vitest';
import { ErrorBoundary } from '../app/shell/ErrorBoundary.tsx';
import { mount } from '../ui/testing/mount.tsx';
import { underWay } from './idle.ts';
import { lazyPart } from './lazy-part.tsx';

/** What the part shows; the host holds styles, too. */
const shown = ({ host }: { readonly host: HTMLElement }): string => host.querySelector('p, button')?.textContent ?? '';

const Hello = ({ name }: { readonly name: string }) => <p>Hello {name}</p>;

test('a part stands there as soon as it was loaded, the page is not quiet before, and the next one stands there at once', async () => {
  let loads = 0;
  let loaded: ((part: typeof Hello) => void) | undefined;
  const part = new Promise<typeof Hello>((resolve) => (loaded = resolve));
  const Part = lazyPart(() => {
    loads++;
    return part;
  });
  const [first, second] = [mount(), mount()];
  await first.render(<Part name="one" />);
  expect([shown(first), underWay()]).toEqual(['', ['part']]);
  await act(async () => {
    loaded?.(Hello);
    await part;
  });
  expect([shown(first), underWay()]).toEqual(['Hello one', []]);
  await second.render(<Part name="two" />);
  expect([shown(second), loads]).toEqual(['Hello two', 1]);
  await first.end();
  await second.end();
});

test('what cannot be loaded is said by the boundary around it, and is asked for again', async () => {
  let loads = 0;
  const Part = lazyPart<{ readonly name: string }>(async () => {
    if (++loads === 1) throw new Error('No such file.');
    return Hello;
  });
  const place = mount();
  await place.render(<ErrorBoundary fallback={(error, retry) => <button type="button" onClick={retry}>{String(error)}</button>}><Part name="again" /></ErrorBoundary>);
  expect([shown(place), underWay()]).toEqual(['Error: No such file.', []]);
  await act(async () => place.host.querySelector('button')?.click());
  expect([shown(place), underWay()]).toEqual(['Hello again', []]);
  await place.end();
});
