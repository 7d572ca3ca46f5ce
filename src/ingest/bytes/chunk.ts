/**
 * Some bytes of a file, until its source is asked for more. Called, it gives them as a view: they may stand in the shared
 * memory, and growing that empties every view over it, so call again after anything that can make the memory grow, another
 * turn of the event loop included.
 */
export type Chunk = () => Uint8Array;

/** A chunk that stands in no shared memory. */
export function chunkOf(bytes: Uint8Array): Chunk {
  return () => bytes;
}
