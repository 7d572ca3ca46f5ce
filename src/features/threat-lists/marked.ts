/** How many addresses each list marks, by its name, out of how many have which names of lists together. */
export function markedByList(byLabel: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  // No name has a comma.
  for (const [label, addresses] of byLabel) for (const name of label.split(', ')) found.set(name, (found.get(name) ?? 0) + addresses);
  return found;
}
