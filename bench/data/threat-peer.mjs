/**
 * What a plain program does with the same list and the same addresses, in the same page: a Set of addresses, and a binary search in
 * the networks, which are sorted and joined. Runs in the page, so it has to stand alone.
 *
 * `ends` are pairs of an address (as a number) and the records that have it at one end. Milliseconds to read the list, to look every
 * address up once, and to look up both ends of every record; and what it marked.
 */
export function plainThreats({ text, ends }) {
  const began = performance.now();
  const numberOf = (address) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const single = new Set();
  const blocks = [];
  for (const line of text.split('\n')) {
    const entry = line.split('#')[0].trim();
    if (entry === '') continue;
    const [address, prefix] = entry.split('/');
    if (prefix === undefined) single.add(numberOf(address));
    else blocks.push([numberOf(address), numberOf(address) + 2 ** (32 - Number(prefix)) - 1]);
  }
  blocks.sort((a, b) => a[0] - b[0]);
  const joined = [];
  for (const [first, last] of blocks) {
    const before = joined.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else joined.push([first, last]);
  }
  const firsts = Float64Array.from(joined, ([first]) => first);
  const lasts = Float64Array.from(joined, ([, last]) => last);
  const isPrivate = (a) => a >>> 24 === 10 || a >>> 20 === 0xac1 || a >>> 16 === 0xc0a8 || a >>> 22 === 0x191 || a >>> 24 === 127 || a >>> 16 === 0xa9fe;
  const isListed = (address) => {
    if (isPrivate(address)) return false;
    if (single.has(address)) return true;
    let low = -1;
    let high = firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firsts[middle] <= address) low = middle;
      else high = middle - 1;
    }
    return low >= 0 && address <= lasts[low];
  };
  const read = performance.now() - began;

  const counts = ends.map((of) => of.map(([address, records]) => [numberOf(address), records]));
  const distinct = [...new Set(counts.flat().map(([address]) => address))];
  const marking = performance.now();
  let addresses = 0;
  for (const address of distinct) if (isListed(address)) addresses++;
  const perAddress = performance.now() - marking;

  // Both ends of every record, one after the other as records come: not all of one address at once.
  const all = counts.map((of) => {
    const total = of.reduce((sum, [, records]) => sum + records, 0);
    const spread = new Uint32Array(total);
    let at = 0;
    for (const [address, records] of of) for (let i = 0; i < records; i++, at = (at + 7_919) % total) spread[at] = address;
    return spread;
  });
  const going = performance.now();
  const marked = all.map((of) => {
    let count = 0;
    for (let i = 0; i < of.length; i++) if (isListed(of[i])) count++;
    return count;
  });
  return { read, perAddress, perRecord: performance.now() - going, distinct: distinct.length, addresses, marked };
}
