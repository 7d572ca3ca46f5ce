import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { begin } from './idle.ts';

/** A part of a screen that is loaded when it is first shown; until it is here the page is not quiet. Shown inside a `Suspense`. */
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
