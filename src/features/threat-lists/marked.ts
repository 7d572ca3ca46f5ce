import type { Frame } from '../../model/frame.ts';

/** Listed addresses at one end of records, each with the names of the lists that hold it. */
export function markedStatement(end: 'src' | 'dst'): string {
  return `${end}threat: * | select ${end}addr as address, ${end}threat as lists group by address, lists limit 100000`;
}

/** How many addresses of the records each list marks, by its name; an address that is met at both ends once. */
export function markedByList(frames: readonly Frame[]): ReadonlyMap<string, number> {
  const found = new Map<string, Set<unknown>>();
  for (const { columns: [addresses, lists], rows } of frames) {
    for (let row = 0; row < rows; row++) {
      const names = lists?.values[row];
      if (typeof names !== 'string') continue;
      // No name has a comma.
      for (const name of names.split(', ')) found.set(name, (found.get(name) ?? new Set()).add(addresses?.values[row]));
    }
  }
  return new Map(Array.from(found, ([name, marked]) => [name, marked.size]));
}
