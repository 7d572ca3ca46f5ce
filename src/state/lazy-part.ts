import { lazy, useEffect, type ComponentType, type LazyExoticComponent } from 'react';
import { begin } from './idle.ts';

/** A part of a screen that is loaded when it is first shown; until it is here the page is not quiet. Shown inside a `Suspense` over `PartWaiting`. */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const end = begin('part');
    try {
      return { default: await load() };
    } finally {
      end();
    }
  });
}

/** Stands where a part will be: React shows a part some time after it was loaded, and the page is not quiet before that. */
export function PartWaiting(): null {
  useEffect(() => begin('part'), []);
  return null;
}
