/** Places that are sorted, or merged, at a stretch: a few milliseconds. */
const atOnce = 8192;

/** 0…count-1 in the order of `compare`, which tells all of them apart. However many they are, others get their turn in between. */
export async function sortedPlaces(count: number, compare: (a: number, b: number) => number, tick: () => Promise<void>): Promise<Uint32Array> {
  let sorted = new Uint32Array(count);
  for (let i = 0; i < count; i++) sorted[i] = i;
  for (let from = 0; from < count; from += atOnce) {
    sorted.subarray(from, from + atOnce).sort(compare);
    await tick();
  }
  let merged = count > atOnce ? new Uint32Array(count) : sorted;
  for (let width = atOnce; width < count; width *= 2) {
    for (let from = 0; from < count; from += 2 * width) await merge(sorted, merged, { from, middle: Math.min(count, from + width), to: Math.min(count, from + 2 * width) }, compare, tick);
    [sorted, merged] = [merged, sorted];
  }
  return sorted;
}

interface Halves {
  readonly from: number;
  readonly middle: number;
  readonly to: number;
}

/** Two sorted halves of `given` as one of `out`, at the same place. */
async function merge(given: Uint32Array, out: Uint32Array, { from, middle, to }: Halves, compare: (a: number, b: number) => number, tick: () => Promise<void>): Promise<void> {
  let left = from;
  let right = middle;
  for (let at = from; at < to; ) {
    for (const end = Math.min(to, at + atOnce); at < end; at++) {
      const isLeft = right >= to || (left < middle && compare(given[left] ?? 0, given[right] ?? 0) <= 0);
      out[at] = given[isLeft ? left++ : right++] ?? 0;
    }
    await tick();
  }
}
