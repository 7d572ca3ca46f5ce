/** The whole world, with the look-ups that tests and services need. */

import { gatewayEnis } from './gateways.ts';
import { type Eni, instanceEnis } from './instances.ts';
import { type Vpc, vpcs } from './vpc.ts';

/** Every interface, instances' first. Its place here is its number in the traffic. */
export const enis: readonly Eni[] = [...instanceEnis(), ...gatewayEnis()];

export const allVpcs: readonly Vpc[] = Object.values(vpcs);

const byId = new Map(enis.map((eni) => [eni.id, eni]));
const byOwnAddress = new Map(
  enis.flatMap((eni) =>
    [eni.address, eni.ipv6]
      .filter((address) => address !== null)
      .map((address): [string, Eni] => [`${eni.vswitch.vpc.id} ${address}`, eni]),
  ),
);

export function eniById(id: string): Eni | undefined {
  return byId.get(id);
}

/** The interface that has this address in this VPC: the same address may exist in two VPCs. */
export function eniByAddress(vpcId: string, address: string): Eni | undefined {
  return byOwnAddress.get(`${vpcId} ${address}`);
}
