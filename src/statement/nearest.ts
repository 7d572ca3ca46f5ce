/** Which known name a reader most likely meant; undefined when none is near. Case, `_` and `-` are forgiven. */
export function nearestOf(name: string, known: readonly { readonly spelling: string; readonly means: string }[]): string | undefined {
  const fold = (text: string): string => text.toLowerCase().replaceAll('_', '-');
  const wanted = fold(name);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const { spelling, means } of known) {
    const distance = edits(wanted, fold(spelling));
    if (distance < least) {
      least = distance;
      best = means;
    }
  }
  return best;
}

/** Insertions, deletions, changes and swaps of neighbours that turn one text into the other. */
function edits(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
