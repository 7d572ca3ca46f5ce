import { latePart } from '../late-part.ts';

/** The world as a picture, as `scripts/geo.mjs` packs it: Equal Earth, Antarctica left out. */
export interface World {
  /** Units of the paths. */
  readonly width: number;
  readonly height: number;
  /** ISO alpha-2 code, null for land that no country claims, and the outline as SVG path data. */
  readonly areas: readonly (readonly [code: string | null, path: string])[];
}

/** The outlines, which come in a chunk of their own; null until they are here. */
export const useWorld = latePart(async (): Promise<World> => {
  const { default: packed } = await import('../../generated/geo/world.json');
  // A JSON module is typed by its contents, which take pairs for lists.
  return packed as unknown as World;
});
