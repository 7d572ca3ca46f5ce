import type { Words } from '../../base/words.ts';
import type { ResourceType } from '../../model/cloud/flow-log.ts';
import type { ComboOption } from '../../ui/wizard/Combo.tsx';
import type { Account } from './account.ts';
import type { collectionWords } from './collection-words.ts';

/** What can be captured, as a list that is searched by names, ids and addresses. Undefined while it, or something that it is found by, is awaited. */
export function resourceOptions(type: ResourceType, { vpcs, vswitches, enis, problem }: Pick<Account, 'vpcs' | 'vswitches' | 'enis' | 'problem'>, w: Words<typeof collectionWords>): readonly ComboOption[] | undefined {
  // All are found by the name of their VPC; if it cannot be had, by what else there is.
  if (vpcs === undefined && problem === null) return undefined;
  const vpcNames = new Map(vpcs?.map(({ id, name }) => [id, name === '' ? id : name]));
  switch (type) {
    case 'VPC': {
      const counts = countedBy(enis, 'vpc');
      return vpcs?.map(({ id, name, cidr, secondaryCidrs, ipv6Cidr }) => ({
        id, label: id, mono: true, detail: joined([name, cidr, enis === undefined ? '' : w.enis(counts.get(id) ?? 0)]), found: [...secondaryCidrs, ipv6Cidr ?? ''].join(' '),
      }));
    }
    case 'VSwitch': {
      const counts = countedBy(enis, 'vswitch');
      return vswitches?.map(({ id, name, cidr, vpc, zone, ipv6Cidr }) => ({
        id, label: id, mono: true, detail: joined([name, cidr, vpcNames.get(vpc) ?? vpc, enis === undefined ? '' : w.enis(counts.get(id) ?? 0)]), found: `${zone} ${vpc} ${ipv6Cidr ?? ''}`,
      }));
    }
    case 'NetworkInterface':
      return enis?.map(({ id, name, address, instance, vpc, vswitch, ipv6, publicIp }) => ({
        id, label: id, mono: true, detail: joined([name === id ? '' : name, address, vpcNames.get(vpc) ?? vpc]), found: [instance ?? '', vpc, vswitch, ...ipv6, publicIp ?? ''].join(' '),
      }));
  }
}

function countedBy(enis: Account['enis'], key: 'vpc' | 'vswitch'): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const eni of enis ?? []) counts.set(eni[key], (counts.get(eni[key]) ?? 0) + 1);
  return counts;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
