import type { AddressRange } from '../../src/base/cidr.ts';
import { parseIpv4 } from '../../src/base/ip.ts';
import { knockers, villains, webSources } from './internet.ts';

/**
 * The list of threats that comes with the demo: those of its addresses that stood on public blocklists when the world was made.
 * It is no list to rely on for other records, and says nothing about who uses these addresses now.
 */
export const threats: readonly AddressRange[] = [...Object.values(villains), ...knockers, webSources.refused[3]].flatMap((address) => {
  const number = parseIpv4(address);
  return number === null ? [] : [{ family: 4, first: number, last: number }];
});
