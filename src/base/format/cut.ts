/** A long name cut in its middle, where ids are alike least: `eni-bp1…7m4d1s`. Addresses and short names stay whole. */
export function cutMiddle(text: string, longest = 18): string {
  if (text.length <= longest) return text;
  const head = Math.ceil((longest - 1) * 0.45);
  return `${text.slice(0, head)}…${text.slice(text.length - (longest - 1 - head))}`;
}
