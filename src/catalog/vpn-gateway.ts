import { time } from './statements.ts';

/**
 * What is asked about the interfaces of a VPN gateway; which interfaces is the filter of the screen. At such an interface `in` is
 * from the VPC to it, `out` from it to the VPC. Records of windows without data carry no addresses and count for "recorded" alone.
 */

/** Per interface and direction: volume, and up to when it was recorded at all. */
export const vpnTotals = '* | select "eni-id", direction, sum(bytes) as bytes, count(*) as records, min(__time__) as first, max("end") as last group by "eni-id", direction order by "eni-id" limit 2000';

/** The rate of each interface by time, both ways. */
export const vpnRates = `srcaddr:* | select ${time}, "eni-id", direction, sum(bytes) * 8.0 / \${{interval|60}} as rate group by time, "eni-id", direction order by time limit 50000`;

/** Pairs of hosts, a row for each direction, with when each was heard last. */
export const vpnPairs =
  'srcaddr:* | select srcaddr, dstaddr, direction, sum(bytes) as bytes, count_if(action = \'REJECT\') as rejected, count(action) as decided, max("end") as last group by srcaddr, dstaddr, direction order by bytes desc limit 10000';

/** The documentation's own question about a gateway's interfaces, with the interfaces named in its search half. */
export function vpnQuery(enis: readonly string[]): string {
  const search = enis.length === 0 ? '*' : enis.map((id) => `eni-id:"${id}"`).join(' or ');
  return `${search}\n| select "eni-id", srcaddr, dstaddr, direction, sum(bytes) as byte\nfrom log\ngroup by "eni-id", srcaddr, dstaddr, direction\norder by byte desc\nlimit 100`;
}
