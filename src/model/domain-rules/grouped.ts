/** Things by what they have in common, each group in the order in which its things came. */
export function grouped<T, K>(things: readonly T[], key: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of things) {
    const of = key(one);
    const group = groups.get(of);
    if (group === undefined) groups.set(of, [one]);
    else group.push(one);
  }
  return groups;
}
