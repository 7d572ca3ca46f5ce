import { containsIpv4, containsIpv6, parseCidr } from '../../base/cidr.ts';
import { parseIpv4, parseIpv6 } from '../../base/ip.ts';
import { insideBlocks } from './ends.ts';

const ranges = insideBlocks.flatMap((block) => parseCidr(block)?.range ?? []);

/** An address of a block that is nobody's on the internet: the same as the condition `inside` of a search. */
export function isInside(address: string): boolean {
  const v4 = parseIpv4(address);
  if (v4 !== null) return ranges.some((range) => range.family === 4 && containsIpv4(range, v4));
  const v6 = parseIpv6(address);
  return v6 !== null && ranges.some((range) => range.family === 6 && containsIpv6(range, v6));
}
