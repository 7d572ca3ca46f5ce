import type { Text } from '../model/panel.ts';

/** Steps of the drill from a domain to a host: the length of a block in IPv4, and the one that plays its part in IPv6. */
export const prefixSteps = [
  { length: 8, six: 32 },
  { length: 16, six: 48 },
  { length: 20, six: 56 },
  { length: 24, six: 64 },
] as const;
export type PrefixStep = (typeof prefixSteps)[number];

/** The block of an address at a step. It is worked out once per address of the dictionary, not per record. */
export function blockOf(address: 'srcaddr' | 'dstaddr', { length, six }: PrefixStep): string {
  return `case when strpos(${address}, ':') > 0 then ip_prefix(${address}, ${six}) else ip_prefix(${address}, ${length}) end`;
}

/** What a group is called in the segments of a panel. */
export function stepName({ length }: PrefixStep): Text {
  return { en: `/${length}`, zh: `/${length}` };
}

export const aboutPrefixes: Text = {
  en: `Blocks of IPv6 are ${prefixSteps.map(({ length, six }) => `/${six} where those of IPv4 are /${length}`).join(', ')}. A click narrows to the row and goes one step finer; Back undoes it, and the chips keep the way.`,
  zh: `IPv6 网段长度与 IPv4 对应：${prefixSteps.map(({ length, six }) => `/${length} 对应 /${six}`).join('，')}。点击一行即筛选该网段并细分一级；可用“后退”撤销，筛选条上保留路径。`,
};
