import { useEffect, useState, type ComponentType } from 'react';
import { begin } from './idle.ts';

/** What a part has come to: itself, or what kept it from being loaded. */
type Come<Props> = { readonly Part: ComponentType<Props> } | { readonly error: unknown };

/**
 * A part of a screen that is loaded when it is first shown; until it is here nothing stands there, and the page is not quiet. Not
 * React's own `lazy`: what a `Suspense` has waited for is shown 300 ms after the last one at the earliest, however early it was here.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let here: Come<Props> | null = null;
  return function LazyPart(props: Props) {
    const [come, setCome] = useState(here);
    useEffect(() => {
      if (come !== null) return undefined;
      let isWanted = true;
      const ended = begin('part');
      void load().then((Part) => (here = { Part }), (error: unknown) => ({ error })).then((found) => {
        if (isWanted) setCome(found);
      });
      // When it was rendered, or is not wanted any more.
      return () => {
        isWanted = false;
        ended();
      };
    }, [come]);
    if (come === null) return null;
    if ('error' in come) throw come.error;
    return <come.Part {...props} />;
  };
}
