/** A step of 1, 2 or 5 by powers of ten that parts `most` into at most `parts`. */
export function stepFor(most: number, parts = 4): number {
  const rough = most / parts;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
}
