/** Which interfaces a flow log covers: one, those of a vSwitch, those of a VPC. */

import type { ResourceType } from '../../../src/model/cloud/flow-log.ts';
import type { Eni } from '../../world/instances.ts';
import { cloudEnis } from '../../world/inventory.ts';

/** Every interface has its number here; it decides how its records are spread. */
export const eniNumbers: ReadonlyMap<Eni, number> = new Map(cloudEnis.map((eni, number) => [eni, number]));

const groups: ReadonlyMap<string, readonly Eni[]> = grouped();

function grouped(): Map<string, Eni[]> {
  const made = new Map<string, Eni[]>();
  for (const eni of cloudEnis) {
    for (const key of [`NetworkInterface/${eni.id}`, `VSwitch/${eni.vswitch.id}`, `VPC/${eni.vswitch.vpc.id}`]) {
      const group = made.get(key);
      if (group) group.push(eni);
      else made.set(key, [eni]);
    }
  }
  return made;
}

/** Empty for a resource without interfaces. */
export function covered(type: ResourceType, id: string): readonly Eni[] {
  return groups.get(`${type}/${id}`) ?? [];
}
