import type { Text } from '../model/panel.ts';

/** A block between a domain and a host: its length in IPv4, and the one that plays its part in IPv6. */
export interface PrefixStep {
  readonly length: number;
  readonly six: number;
}

/** A site has /48 of IPv6 where it would have /16 of IPv4, a network /64 where it would have /24: so are the lengths between and beside them. */
const stepOf = (length: number): PrefixStep => ({ length, six: 2 * length + 16 });

/** Steps of the drill from a domain to a host. */
export const prefixSteps: readonly PrefixStep[] = [16, 20, 24].map(stepOf);

/** All other lengths, which are chosen and not come by. */
export const otherPrefixes: readonly PrefixStep[] = Array.from({ length: 31 }, (_, i) => stepOf(i + 1)).filter(({ length }) => prefixSteps.every((step) => step.length !== length));

/** The next step of the drill from a block of that length; null where hosts come next. */
export function finerThan(length: number): PrefixStep | null {
  return prefixSteps.find((step) => step.length > length) ?? null;
}

/** The block of an address at a step. It is worked out once per address of the dictionary, not per record. */
export function blockOf(address: 'srcaddr' | 'dstaddr', { length, six }: PrefixStep): string {
  return `case when strpos(${address}, ':') > 0 then ip_prefix(${address}, ${six}) else ip_prefix(${address}, ${length}) end`;
}

/** What a group is called in the segments of a panel. */
export function stepName({ length }: PrefixStep): Text {
  return { en: `/${length}`, zh: `/${length}` };
}

export const aboutPrefixes: Text = {
  en: `Blocks of IPv6 are ${prefixSteps.map(({ length, six }) => `/${six} where those of IPv4 are /${length}`).join(', ')}; any other length is twice as long and 16 more. A click narrows to the row and goes one step finer; Back undoes it, and the chips keep the way.`,
  zh: `IPv6 网段长度与 IPv4 对应：${prefixSteps.map(({ length, six }) => `/${length} 对应 /${six}`).join('，')}；其他长度为 IPv4 长度的两倍加 16。点击一行即筛选该网段并细分一级；可用“后退”撤销，筛选条上保留路径。`,
};
