import { use, useEffect, useState } from 'react';
import { DrawingContext } from '../drawing.ts';

/** The world as a picture, as `scripts/geo.mjs` packs it: Equal Earth, Antarctica left out. */
export interface World {
  /** Units of the paths. */
  readonly width: number;
  readonly height: number;
  /** ISO alpha-2 code, null for land that no country claims, and the outline as SVG path data. */
  readonly areas: readonly (readonly [code: string | null, path: string])[];
}

let world: World | null = null;
let loading: Promise<World> | null = null;

async function load(): Promise<World> {
  const { default: packed } = await import('../../generated/geo/world.json');
  // A JSON module is typed by its contents, which take pairs for lists.
  world = packed as unknown as World;
  return world;
}

/** The outlines, which come in a chunk of their own; null until they are here. */
export function useWorld(): World | null {
  const [found, setFound] = useState(world);
  const signal = use(DrawingContext);
  useEffect(() => {
    if (found) return undefined;
    let alive = true;
    const ended = signal();
    loading ??= load();
    void loading.then((here) => {
      if (alive) setFound(here);
    }).finally(ended);
    return () => {
      alive = false;
    };
  }, [found, signal]);
  return found;
}
