import type { Text } from '../model/panel.ts';
import type { PanelChoice, PanelOption } from '../model/panel-choice.ts';

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

/** The option to which a click on a block of that length leads, a domain's being 0: the next step of the drill, and hosts at its end. */
export function finerGroup(length: number): string {
  const next = prefixSteps.find((step) => step.length > length);
  return next === undefined ? 'host' : String(next.length);
}

/** A choice between hosts, as the panel itself has them, and blocks of any length. */
export function hostsOrBlocks(name: string, byBlock: (step: PrefixStep) => PanelOption['with']): PanelChoice {
  const option = (step: PrefixStep): PanelOption => ({ value: String(step.length), label: stepName(step), with: byBlock(step) });
  return {
    name, label: { en: 'Group by', zh: '分组' },
    options: [{ value: 'host', label: { en: 'host', zh: '主机' } }, ...prefixSteps.toReversed().map(option), ...otherPrefixes.map((step): PanelOption => ({ ...option(step), further: true }))],
  };
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
