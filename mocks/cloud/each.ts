/** Changes some of a list. @returns the same list when nothing in it changed, so that an unchanged document stays the same object. */
export function each<T extends object>(list: T[], change: (one: T) => T): T[] {
  let same = true;
  const made = list.map((one) => {
    const after = change(one);
    if (after !== one) same = false;
    return after;
  });
  return same ? list : made;
}
